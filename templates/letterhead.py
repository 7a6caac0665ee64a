"""The top of a document: who issues it, the nation's name and motto, number, place and date."""

from collections.abc import Iterator

from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from templates.decree30 import ISSUER_RULE, LAYOUT, MOTTO, MOTTO_WIDTH, NATION
from templates.fixed_tables import cell_paragraphs, set_padding, table
from templates.text_style import (
    Align,
    ParagraphLayout,
    TextStyle,
    horizontal_line,
    write,
    write_tag,
)

_CENTER = ParagraphLayout(align=Align.CENTER)
_SIZES = LAYOUT.sizes


def letterhead(document: Document, number_blank: str, *, dated: bool = True) -> None:
    """Add components 1 to 4; minutes have no place and date (annex III, form 1.9)."""
    made = table(document, (LAYOUT.heading_left, LAYOUT.heading_right), rows=2)
    set_padding(made, 0, 0)
    _issuer(made.cell(0, 0))
    _nation(made.cell(0, 1))
    number = TextStyle(size=_SIZES.number)
    below = ParagraphLayout(align=Align.CENTER, before=LAYOUT.gap)
    write(made.cell(1, 0).paragraphs[0], below, number, f"Số: {{{{ {number_blank} }}}}")
    place_date = TextStyle(size=_SIZES.place_date, italic=True)
    text = "{{ dia_danh }}, {{ ngay_ban_hanh }}" if dated else ""
    write(made.cell(1, 1).paragraphs[0], below, place_date, text)


def _issuer(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    _loop(lines, "co_quan_chu_quan", TextStyle(size=_SIZES.superior))
    _loop(lines, "co_quan_ban_hanh", TextStyle(size=_SIZES.issuer, bold=True))
    side = (LAYOUT.heading_left - ISSUER_RULE) / 2
    horizontal_line(next(lines), side, side)


def _loop(lines: Iterator[Paragraph], blank: str, style: TextStyle) -> None:
    write_tag(next(lines), f"for dong in {blank}")
    write(next(lines), _CENTER, style, "{{ dong }}")
    write_tag(next(lines), "endfor")


def _nation(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    write(next(lines), _CENTER, TextStyle(size=_SIZES.nation, bold=True), NATION)
    write(next(lines), _CENTER, TextStyle(size=_SIZES.motto, bold=True), MOTTO)
    side = (LAYOUT.heading_right - MOTTO_WIDTH) / 2
    horizontal_line(next(lines), side, side)
