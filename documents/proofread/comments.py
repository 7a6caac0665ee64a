"""The remarks as Word comments in a copy of the file, for whoever mends it in Word."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from documents.package import repack
from documents.proofread.remarks import Remark
from documents.readback.package import damage_in_vietnamese

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

AUTHOR = "Khen Thưởng"
INITIALS = "KT"


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """A copy of a .docx with a comment at each remark's paragraph; the same bytes each time.

    Remarks on the whole document stand at its first line. Raises DamagedDocument.
    """
    import docx  # noqa: PLC0415 - docx costs 100 ms, and most packets have no remarks

    with _damage():
        document = docx.Document(BytesIO(data))
        _comment(document, remarks)
        target = BytesIO()
        document.save(target)
    return repack(target.getvalue())


@contextmanager
def _damage() -> Iterator[None]:
    """docx trips in ways of its own over a package that is not quite one."""
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - as in annotated

    with damage_in_vietnamese():
        try:
            yield
        except (OpcError, TypeError, AttributeError, IndexError) as fault:
            raise ValueError("docx") from fault


def _comment(document: "Document", remarks: Sequence[Remark]) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - as in annotated
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    elements = list(document.element.iter(qn("w:p")))
    first = next((each for each in elements if _text(each)), elements[0] if elements else None)
    for remark in remarks:
        at = _place(elements, remark) if remark.place is not None else first
        paragraph = document.add_paragraph() if at is None else Paragraph(at, document._body)
        runs = paragraph.runs or [paragraph.add_run()]
        made = document.add_comment(runs, remark.sentence, AUTHOR, INITIALS)
        del made._comment_elm.attrib[qn("w:date")]


def _text(paragraph: "CT_P") -> str:
    return " ".join(paragraph.text.split())


def _place(paragraphs: "Sequence[CT_P]", remark: Remark) -> "CT_P | None":
    """The paragraph that was read; if the file has changed since, the first that says the same."""
    place = remark.place or 0
    if place < len(paragraphs) and _text(paragraphs[place]) == remark.paragraph:
        return paragraphs[place]
    same = (each for each in paragraphs if _text(each) == remark.paragraph)
    return next(same, paragraphs[min(place, len(paragraphs) - 1)] if paragraphs else None)
