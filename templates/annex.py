"""The top of an annex: its name, its title and what it is attached to (forms 2.1 and 2.2)."""

from docx.document import Document

from templates.decree30 import LAYOUT
from templates.ink import Align, Ink, Place, rule, write

_CENTER = Place(align=Align.CENTER)


def annex_heading(document: Document, title: str) -> None:
    """Add "Phụ lục", the title in capitals and the reference in italics."""
    size = LAYOUT.sizes.annex
    write(document.add_paragraph(), _CENTER, Ink(size=size, bold=True), "Phụ lục")
    write(document.add_paragraph(), _CENTER, Ink(size=size, bold=True), title)
    write(document.add_paragraph(), _CENTER, Ink(size=size, italic=True), "{{ kem_theo }}")
    side = LAYOUT.text_width / 3
    rule(document.add_paragraph(), side, side)
    write(document.add_paragraph(), Place(exact_height=2 * LAYOUT.gap), Ink(size=2))
