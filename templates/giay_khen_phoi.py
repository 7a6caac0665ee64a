"""Giấy khen in trên phôi: only the recipient's texts, each at its place on a pre-printed blank."""

from dataclasses import replace

from docx.document import Document
from docx.shared import Mm

from templates.frame import Frame, put
from templates.ink import Ink, Place, tag, write
from templates.page import ending, landscape_sheet
from templates.preprinted import PlacedText, preprinted

_MARGIN = 1.0


def build() -> Document:
    """The template."""
    blank = preprinted()
    document = landscape_sheet(_MARGIN)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(blank.page.width), Mm(blank.page.height)
    for text in blank.texts:
        _place(document, text)
    ending(document)
    return document


def _place(document: Document, text: PlacedText) -> None:
    """A text in its frame, smaller where it is long."""
    if text.loop:
        tag(document.add_paragraph(), f"for dong in {text.loop}")
    opening = "if"
    for letters, size in text.smaller:
        tag(document.add_paragraph(), f"{opening} {text.name}|length > {letters}")
        _write(document, text, replace(text.ink, size=size))
        opening = "elif"
    if text.smaller:
        tag(document.add_paragraph(), "else")
    _write(document, text, text.ink)
    if text.smaller:
        tag(document.add_paragraph(), "endif")
    if text.loop:
        tag(document.add_paragraph(), "endfor")


def _write(document: Document, text: PlacedText, ink: Ink) -> None:
    paragraph = write(document.add_paragraph(), Place(align=text.side), ink, text.text)
    put(paragraph, Frame(text.x, text.y, text.width, text.height))
