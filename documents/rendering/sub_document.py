"""A sub-document in another document than the one that it was made for.

docxtpl binds a sub-document to one open document: its pictures, styles, lists and footnotes lie
there. A template kept as bytes is opened anew for each filling, so that the sub-document is first
set free, with all that it refers to, and then taken into the document that is being made.
"""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from documents.rendering.word_templates import DocxTemplate, Subdoc, SubdocComposer
from dossiers.model.errors import InvalidForm

_LIST_NAME = qn("w:nsid")
_NOTE = qn("w:footnoteReference")
_REFERENCE = qn("r:id").partition("id")[0]


class SubDocuments:
    """The sub-documents that one document has taken in, each once however often it is printed."""

    def __init__(self, document: DocxTemplate) -> None:
        self._document = document
        self._taken: dict[int, Subdoc] = {}

    def carried(self, value: Subdoc) -> Subdoc:
        """The same sub-document for this document, whose part now being filled is to print it.

        Raises InvalidForm if that is a header, a footer or a footnote and the sub-document has
        pictures, links or footnotes: docxtpl lays these beside the body, where other parts don't
        find them.
        """
        if id(value) not in self._taken:
            self._taken[id(value)] = self._take_in(value)
        taken = self._taken[id(value)]
        if self._document.current_rendering_part is not self._document.docx.part:
            _refuse_references(taken.subdocx)
        return taken

    def _take_in(self, value: Subdoc) -> Subdoc:
        alone = set_free(value)
        _attach(alone, self._document.docx)
        taken = self._document.new_subdoc()
        taken.subdocx = alone
        return taken


def _attach(alone: WordDocument, document: WordDocument) -> None:
    """Lay the parts, styles and lists of a sub-document beside those of the document."""
    known = {name.get(qn("w:val")) for name in _list_names(document)}
    composer = SubdocComposer(document)
    composer.restart_numbering = False  # its lists began anew when it was made
    composer.attach_parts(alone)
    _name_lists(document, known)


def set_free(value: Subdoc) -> WordDocument:
    """A copy of a sub-document with the parts, styles and lists of the document it is bound to."""
    holder = BytesIO()
    value.docx.save(holder)
    alone = Document(holder)
    body = alone.element.body
    body[:] = [deepcopy(each) for each in value.subdocx.element.body if each.tag != qn("w:sectPr")]
    return alone


def _refuse_references(document: WordDocument) -> None:
    """Raise InvalidForm if a body refers to other parts: by r:id, r:embed, or to a footnote."""
    body = document.element.body
    names = (name for element in body.iter() for name in element.attrib)
    if next(body.iter(_NOTE), None) is not None or any(
        str(name).startswith(_REFERENCE) for name in names
    ):
        raise InvalidForm(
            "Văn bản con có hình, liên kết hoặc chú thích chỉ in được ở thân văn bản, không in "
            "được ở đầu trang, chân trang hay trong chú thích; hãy chuyển chỗ trống của nó vào "
            "thân mẫu"
        )


def _list_names(document: WordDocument) -> list[Any]:
    """The elements that tell its lists apart."""
    related = document.part.rels.values()
    numbering = [each for each in related if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    return [name for each in numbering for name in each.target_part.element.iter(_LIST_NAME)]


def _name_lists(document: WordDocument, known: set[str]) -> None:
    """Name new lists by counting, where docxcompose draws lots: the same data, the same file."""
    for number, name in enumerate(_list_names(document), start=1):
        if name.get(qn("w:val")) not in known:
            name.set(qn("w:val"), f"{number:08X}")
