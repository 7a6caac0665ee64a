"""A table as lines of cells, wherever it came from, and how a place in it is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from documents.old_encodings import Typed
from dossiers.model.finding import CellFinding, CellPlace, Finding, Severity


class Cell(NamedTuple):
    """A cell's text as it is shown; `fault` if it shows none, e.g. the error of a formula."""

    text: str = ""
    fault: str = ""
    number: bool = False
    """Kept as a number, so that zeros at its front are lost."""
    note: str = ""
    """What staff should look at, though the cell can be read."""
    struck: bool = False
    """Drawn with a line through it."""
    typed: Typed | None = None
    """How it was typed, where that is in an encoding of before Unicode; `text` is what it reads."""


EMPTY = Cell()


class Merged(NamedTuple):
    """Cells of one line that are merged into one: its line, its first and last column, from 1."""

    line: int
    first: int
    last: int


@dataclass(frozen=True)
class Grid:
    """A sheet (`lettered` columns) or a Word table: its lines by their number."""

    name: str
    lines: Mapping[int, tuple[Cell, ...]]
    lettered: bool
    hidden: tuple[int, ...] = ()
    """Lines that are there but not shown, because somebody hid them or a filter does."""
    merged: tuple[Merged, ...] = ()
    """Where cells side by side are one; what it shows stands in the first of them alone."""
    caption: str = ""
    """What stands above the table outside of it: a sheet's name, the paragraphs of a letter."""

    @property
    def place(self) -> str:
        """Return how staff are told of it: "Trang “DS”"."""
        return f"Trang “{self.name}”" if self.lettered else self.name


@dataclass(frozen=True)
class Row:
    """A line of a table by field; `columns` are the number and heading of each field's column."""

    grid: Grid
    top: int
    line: int
    values: Mapping[str, str]
    columns: Mapping[str, tuple[int, str]]
    titles: Mapping[str, str]
    findings: tuple[CellFinding, ...] = field(default=())
    notes: tuple[CellFinding, ...] = field(default=())
    """What was mended in its cells, or should be looked at."""

    @property
    def place(self) -> str:
        """Return where the row stands: "Trang “DS”, dòng 7"."""
        return f"{self.grid.place}, dòng {self.line}"

    @property
    def spot(self) -> tuple[str, int]:
        """Return the table's name and the line, as findings have them."""
        return self.grid.name, self.line

    def finding(self, name: str, sentence: str, severity: Severity = Severity.FAULT) -> CellFinding:
        """Return what is wrong with a field of this row, or is to be said of it."""
        column, heading = self.columns.get(name, (0, self.titles.get(name, name)))
        grid = self.grid
        where = CellPlace(grid.name, grid.lettered, self.top, self.line, column, heading)
        return Finding(sentence, where, severity=severity)
