"""Findings as Word comments in a copy of the file, for whoever mends it in Word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from documents.readback.word_file import open_word, save_word
from dossiers.model.finding import Passage, TextFinding

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

AUTHOR = "Khen Thưởng"
INITIALS = "KT"


def annotate(data: bytes, findings: Sequence[TextFinding]) -> bytes:
    """Return a copy of a .docx with a comment at each finding; the same bytes each time.

    Findings about the whole document stand at its first line. Raises DamagedDocument.
    """
    with open_word(data) as document:
        _comment(document, findings)
        return save_word(document)


def _comment(document: "Document", findings: Sequence[TextFinding]) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - as in word_file
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    elements = list(document.element.iter(qn("w:p")))
    first = next((each for each in elements if _text(each)), elements[0] if elements else None)
    for finding in findings:
        at = first if finding.where.ordinal is None else _place(elements, finding.where)
        paragraph = document.add_paragraph() if at is None else Paragraph(at, document._body)
        runs = paragraph.runs or [paragraph.add_run()]
        made = document.add_comment(runs, finding.cited_sentence, AUTHOR, INITIALS)
        del made._comment_elm.attrib[qn("w:date")]


def _text(paragraph: "CT_P") -> str:
    return " ".join(paragraph.text.split())


def _place(paragraphs: "Sequence[CT_P]", where: Passage) -> "CT_P | None":
    """Return the paragraph that was read; if the file has changed, the first of the same text."""
    place = where.ordinal or 0
    if place < len(paragraphs) and _text(paragraphs[place]) == where.paragraph:
        return paragraphs[place]
    same = (each for each in paragraphs if _text(each) == where.paragraph)
    return next(same, paragraphs[min(place, len(paragraphs) - 1)] if paragraphs else None)
