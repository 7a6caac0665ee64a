"""A table of rows from a list: repeated header row, one row a line of the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.table import Table

from templates.decree30 import LAYOUT
from templates.grid import fill, line, pad, repeated, table, tag_row, whole
from templates.ink import Align, Ink

_TEXT = Ink(size=LAYOUT.sizes.table)


@dataclass(frozen=True)
class Column:
    """A column: its heading, the blank of its rows, its width in centimetres."""

    heading: str
    blank: str
    width: float
    align: Align = Align.LEFT


def listing(document: Document, columns: Sequence[Column], blank: str) -> Table:
    """Add a table with a row for each `dong` of a blank that is a list."""
    made = framed(document, columns, rows=4)
    tag_row(made.rows[1], f"for dong in {blank}")
    data_row(made, 2, columns)
    tag_row(made.rows[3], "endfor")
    return made


def framed(document: Document, columns: Sequence[Column], rows: int) -> Table:
    """Add a table with lines and its header row, and empty rows below it."""
    made = table(document, [column.width for column in columns], rows)
    line(made)
    pad(made, 0.12, 0.12, 0.05, 0.05)
    for cell, column in zip(made.rows[0].cells, columns, strict=True):
        fill(cell, column.heading, Align.CENTER, _TEXT.bolder())
    whole(made.rows[0])
    repeated(made.rows[0])
    return made


def data_row(made: Table, place: int, columns: Sequence[Column]) -> None:
    """Fill a row with the columns' blanks."""
    row = made.rows[place]
    whole(row)
    for cell, column in zip(row.cells, columns, strict=True):
        fill(cell, f"{{{{ dong.{column.blank} }}}}", column.align)
