"""Several documents of one template as one file, each on pages of its own, to print at one go."""

from collections.abc import Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree

from documents.rendering.reproducible_zip import compressed_member, pack, parts_of

_BODY = "word/document.xml"
_PICTURE = qn("wp:docPr")


def merge_documents(documents: Sequence[bytes]) -> bytes:
    """Put documents one after the other into one.

    All must come from the same template, whose pictures, styles and headers they then share.
    """
    parts = parts_of(documents[0])
    whole = etree.fromstring(parts[_BODY])
    for document in documents[1:]:
        _append(whole[0], etree.fromstring(parts_of(document)[_BODY])[0])
    _number_pictures(whole)
    parts[_BODY] = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(compressed_member(*part) for part in parts.items()).with_members([])


def _number_pictures(whole: etree._Element) -> None:
    """Give each picture a number of its own: Word may call a file damaged where two share one."""
    for number, picture in enumerate(whole.iter(_PICTURE), start=1):
        picture.set("id", str(number))


def _append(body: etree._Element, further: etree._Element) -> None:
    """End the section that the body ends with in its last paragraph, and go on with the further."""
    section = body[-1]
    last = body[-2]
    properties = last.find(qn("w:pPr"))
    if properties is None:
        properties = etree.SubElement(last, qn("w:pPr"))
        last.insert(0, properties)
    properties.append(deepcopy(section))
    body.remove(section)
    body.extend(list(further))
