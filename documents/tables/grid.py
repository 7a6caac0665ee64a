"""A table as lines of cells, wherever it came from, and how a place in it is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dossiers.model.record import FrozenModel


class Cell(NamedTuple):
    """A cell's text as it is shown; `fault` if it shows none, e.g. the error of a formula."""

    text: str = ""
    fault: str = ""
    number: bool = False
    """Kept as a number, so that zeros at its front are lost."""


EMPTY = Cell()


@dataclass(frozen=True)
class Grid:
    """A sheet (`lettered` columns) or a Word table: its lines by their number."""

    name: str
    lines: Mapping[int, tuple[Cell, ...]]
    lettered: bool
    hidden: tuple[int, ...] = ()
    """Lines that are there but not shown."""

    @property
    def place(self) -> str:
        """How staff are told of it: "Trang “DS”"."""
        return f"Trang “{self.name}”" if self.lettered else self.name


def column_letter(number: int) -> str:
    """How Excel names a column counted from 1: "A", "Z", "AA"."""
    rest, last = divmod(number - 1, 26)
    return (column_letter(rest) if rest else "") + chr(ord("A") + last)


class Finding(FrozenModel):
    """A fault of one cell; `column` counts from 1 and is 0 where the table has no such column."""

    table: str
    lettered: bool
    top: int
    """The line of the headings."""
    line: int
    column: int
    heading: str
    sentence: str

    @property
    def text(self) -> str:
        """What staff read: "Trang “DS”, dòng 7, cột C “Họ và tên”: chưa điền"."""
        place = f"Trang “{self.table}”" if self.lettered else self.table
        return f"{place}, dòng {self.line}, {self._column}: {self.sentence}"

    @property
    def _column(self) -> str:
        if not self.column:
            return f"thiếu cột “{self.heading}”"
        label = column_letter(self.column) if self.lettered else self.column
        return f"cột {label} “{self.heading}”"


@dataclass(frozen=True)
class Row:
    """A line of a table by field; `columns` are the number and heading of each field's column."""

    grid: Grid
    top: int
    line: int
    values: Mapping[str, str]
    columns: Mapping[str, tuple[int, str]]
    titles: Mapping[str, str]
    findings: tuple[Finding, ...] = field(default=())

    @property
    def place(self) -> str:
        """Where the row stands: "Trang “DS”, dòng 7"."""
        return f"{self.grid.place}, dòng {self.line}"

    @property
    def spot(self) -> tuple[str, int]:
        """The table's name and the line, as findings have them."""
        return self.grid.name, self.line

    def finding(self, name: str, sentence: str) -> Finding:
        """What is wrong with a field of this row."""
        column, heading = self.columns.get(name, (0, self.titles.get(name, name)))
        return Finding(
            table=self.grid.name,
            lettered=self.grid.lettered,
            top=self.top,
            line=self.line,
            column=column,
            heading=heading,
            sentence=sentence,
        )
