"""The top of a document: who issues it, the nation's name and motto, number, place and date."""

from dataclasses import replace

from docx.document import Document
from docx.table import _Cell

from templates.body_text import title
from templates.decree30 import ISSUER_RULE, LAYOUT, MOTTO, MOTTO_WIDTH, NATION
from templates.fixed_tables import cell_paragraphs, set_padding, table
from templates.page_setup import a4_sheet
from templates.text_style import CENTERED, TextStyle, horizontal_line, write, write_loop

_SIZES = LAYOUT.sizes


def headed_sheet(number_blank: str, name: str, *, dated: bool = True) -> Document:
    """Return an A4 sheet with components 1 to 5a; `name` is the type of document.

    Minutes have no place and date (annex III, form 1.9).
    """
    document = a4_sheet()
    made = table(document, (LAYOUT.heading_left, LAYOUT.heading_right), rows=2)
    set_padding(made, 0, 0)
    _issuer(made.cell(0, 0))
    _nation(made.cell(0, 1))
    number = TextStyle(size=_SIZES.number)
    below = replace(CENTERED, before=LAYOUT.gap)
    write(made.cell(1, 0).paragraphs[0], below, number, f"Số: {{{{ {number_blank} }}}}")
    place_date = TextStyle(size=_SIZES.place_date, italic=True)
    text = "{{ dia_danh }}, {{ ngay_ban_hanh }}" if dated else ""
    write(made.cell(1, 1).paragraphs[0], below, place_date, text)
    title(document, name)
    return document


def _issuer(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    write_loop(lines, "co_quan_chu_quan", CENTERED, TextStyle(size=_SIZES.superior))
    write_loop(lines, "co_quan_ban_hanh", CENTERED, TextStyle(size=_SIZES.issuer, bold=True))
    horizontal_line(next(lines), (LAYOUT.heading_left - ISSUER_RULE) / 2)


def _nation(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    write(next(lines), CENTERED, TextStyle(size=_SIZES.nation, bold=True), NATION)
    write(next(lines), CENTERED, TextStyle(size=_SIZES.motto, bold=True), MOTTO)
    horizontal_line(next(lines), (LAYOUT.heading_right - MOTTO_WIDTH) / 2)
