"""A table of rows from a list: repeated header row, one row a line of the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.table import Table

from templates.body_text import gap
from templates.decree30 import LAYOUT
from templates.fixed_tables import (
    draw_borders,
    fill,
    keep_row_whole,
    repeat_row,
    set_padding,
    table,
    write_row_tag,
)
from templates.text_style import Align, TextStyle

_TEXT = TextStyle(size=LAYOUT.sizes.table)


@dataclass(frozen=True)
class Column:
    """A column: its heading, the blank of its rows, its width in centimetres."""

    heading: str
    blank: str
    width: float
    align: Align = Align.LEFT


def listing(document: Document, columns: Sequence[Column], blank: str) -> None:
    """Add a table with a row for each `dong` of a blank that is a list, and room below it."""
    made = bordered_table(document, columns, rows=4)
    write_row_tag(made.rows[1], f"for dong in {blank}")
    data_row(made, 2, columns)
    write_row_tag(made.rows[3], "endfor")
    gap(document)


def bordered_table(document: Document, columns: Sequence[Column], rows: int) -> Table:
    """Add a table with lines and its header row, and empty rows below it."""
    made = table(document, [column.width for column in columns], rows)
    draw_borders(made)
    set_padding(made, 0.12, 0.12, 0.05, 0.05)
    for cell, column in zip(made.rows[0].cells, columns, strict=True):
        fill(cell, column.heading, Align.CENTER, _TEXT.in_bold())
    keep_row_whole(made.rows[0])
    repeat_row(made.rows[0])
    return made


def parted_listing(document: Document, columns: Sequence[Column], more_rows: int = 0) -> Table:
    """Add a table of parts (`cac_phan`), each a heading row and its rows; then `more_rows`."""
    made = bordered_table(document, columns, rows=7 + more_rows)
    write_row_tag(made.rows[1], "for phan in cac_phan")
    _part_heading(made, 2, "{{ phan.ten_phan }}")
    write_row_tag(made.rows[3], "for dong in phan.danh_sach")
    data_row(made, 4, columns)
    write_row_tag(made.rows[5], "endfor")
    write_row_tag(made.rows[6], "endfor")
    return made


def _part_heading(made: Table, place: int, text: str) -> None:
    """Fill a heading row across the table, on one page with the row below it."""
    row = made.rows[place]
    keep_row_whole(row)
    cell = row.cells[0].merge(row.cells[-1])
    fill(cell, text, Align.LEFT, _TEXT.in_bold())
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def data_row(made: Table, place: int, columns: Sequence[Column]) -> None:
    """Fill a row with the columns' blanks."""
    row = made.rows[place]
    keep_row_whole(row)
    for cell, column in zip(row.cells, columns, strict=True):
        fill(cell, f"{{{{ dong.{column.blank} }}}}", column.align)
