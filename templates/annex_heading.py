"""The top of an annex: its name, its title and what it is attached to (forms 2.1 and 2.2)."""

from docx.document import Document

from templates.decree30 import LAYOUT
from templates.text_style import CENTERED, ParagraphLayout, TextStyle, horizontal_line, write


def annex_heading(
    document: Document, *title: str, name: str = "Phụ lục", broad: bool = False
) -> None:
    """Add the annex's name, the lines of its title in capitals and the reference in italics.

    `broad` is for a sheet laid broadside.
    """
    width = LAYOUT.text_width_broadside if broad else LAYOUT.text_width
    size = LAYOUT.sizes.annex
    write(document.add_paragraph(), CENTERED, TextStyle(size=size, bold=True), name)
    for line in title:
        write(document.add_paragraph(), CENTERED, TextStyle(size=size, bold=True), line)
    write(document.add_paragraph(), CENTERED, TextStyle(size=size, italic=True), "{{ kem_theo }}")
    horizontal_line(document.add_paragraph(), (width - LAYOUT.text_width / 3) / 2)
    write(document.add_paragraph(), ParagraphLayout(exact_height=2 * LAYOUT.gap), TextStyle(size=2))
