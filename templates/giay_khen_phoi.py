"""Giấy khen in trên phôi: only the recipient's texts, each at its place on a pre-printed blank."""

from dataclasses import replace

from docx.document import Document
from docx.shared import Mm

from templates.frame import Frame, place_in_frame
from templates.page_setup import a4_landscape, end_document
from templates.preprinted import PlacedText, preprinted
from templates.text_style import TextStyle, write, write_tag

_MARGIN = 1.0


def build() -> Document:
    """Build the template."""
    blank = preprinted()
    document = a4_landscape(_MARGIN)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(blank.page.width), Mm(blank.page.height)
    for text in blank.texts:
        _place(document, text)
    end_document(document)
    return document


def _place(document: Document, text: PlacedText) -> None:
    """Put a text into its frame, smaller where it is long."""
    if text.loop:
        write_tag(document.add_paragraph(), f"for dong in {text.loop}")
    opening = "if"
    for letters, size in text.smaller:
        write_tag(document.add_paragraph(), f"{opening} {text.name}|length > {letters}")
        _write(document, text, replace(text.style, size=size))
        opening = "elif"
    if text.smaller:
        write_tag(document.add_paragraph(), "else")
    _write(document, text, text.style)
    if text.smaller:
        write_tag(document.add_paragraph(), "endif")
    if text.loop:
        write_tag(document.add_paragraph(), "endfor")


def _write(document: Document, text: PlacedText, style: TextStyle) -> None:
    paragraph = write(document.add_paragraph(), text.layout, style, text.text)
    place_in_frame(paragraph, Frame(text.x, text.y, text.width, text.height))
