"""The cells of a sheet as Excel shows them, in one pass over its part, stray cells at no cost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import IO, NamedTuple

from lxml import etree
from lxml.etree import _Element

from documents.old_encodings import encoding_of_font
from documents.tables.shown_cells import Run, day_cell, number_cell, text_cell
from documents.tables.table_grid import EMPTY, Cell
from documents.tables.workbook_parts import OFF, Style, local_name, runs_of

MAX_COLUMNS = 200
"""What stands further to the right belongs to no list of nominees."""

UNCOUNTED = "công thức chưa có kết quả, hãy mở bằng Excel rồi lưu lại"

EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - cells know no zone
LEAP_FAULT = 60
"""Excel counts a 29/02/1900, which never was."""

LINES = range(1, 1_048_577)
"""The lines that a sheet may have."""

LAST_DAY = 2_958_466
"""Excel counts days to the end of the year 9999."""

REFERENCE = re.compile(r"\$?([A-Z]+)\$?(\d+)")


class Block(NamedTuple):
    """Merged cells: first and last line, first and last column, from 1."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass
class SheetCells:
    """What a sheet holds: its lines by number, merged cells, hidden lines and columns."""

    lines: dict[int, list[Cell]] = field(default_factory=dict)
    merged: list[Block] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class CellReader:
    """What the cells of a sheet name by number: texts and styles of the workbook."""

    strings: Sequence[tuple[Run, ...]]
    styles: Sequence[Style]
    epoch: datetime

    def sheet(self, part: IO[bytes]) -> SheetCells:
        """Return a sheet. Raises whatever the parser does when the part is damaged."""
        found = SheetCells()
        tags = ("{*}row", "{*}mergeCell", "{*}col")
        for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True):
            match local_name(element.tag):
                case "row":
                    self._add_line(element, found)
                    element.clear()
                case "mergeCell":
                    found.merged += _block(element.get("ref", ""))
                case _:
                    found.hidden_columns += _hidden_columns(element)
        found.lines = dict(sorted(found.lines.items()))
        return found

    def _add_line(self, row: _Element, found: SheetCells) -> None:
        number = int(row.get("r") or max(found.lines, default=0) + 1)
        if number not in LINES:
            return
        cells: list[Cell] = []
        for column, element in placed_cells(row):
            cell = self._cell(element) if column <= MAX_COLUMNS else EMPTY
            if cell is not EMPTY and column > len(cells):
                cells += [EMPTY] * (column - 1 - len(cells))
                cells.append(cell)
        if cells:
            found.lines[number] = cells
            if row.get("hidden", "0") not in OFF:
                found.hidden.append(number)

    def _cell(self, element: _Element) -> Cell:
        formula, kind = False, element.get("t", "n")
        for child in element:
            name = local_name(child.tag)
            if name == "v" and (text := child.text):
                return self._valued((kind, text, element.get("s", "0")))
            if name == "is":
                return _written(runs_of(child), self._style(element.get("s", "0")))
            formula = formula or name == "f"
        # a formula's result may well be the empty text
        return Cell(fault=UNCOUNTED) if formula and kind != "str" else EMPTY

    def _valued(self, written: tuple[str, str, str]) -> Cell:
        """Return the cell of a type, a value and a style; most stand in many rows."""
        if written not in self._known:
            kind, text, style = written
            match kind:
                case "s":
                    cell = _written(self.strings[int(text)], self._style(style))
                case "str":
                    cell = _written((Run(text),), self._style(style))
                case _:
                    cell = self._counted(kind, text, self._style(style))
            self._known[written] = cell
        return self._known[written]

    @cached_property
    def _known(self) -> dict[tuple[str, str, str], Cell]:
        return {}

    def _style(self, number: str) -> Style:
        place = int(number or 0)
        return self.styles[place] if place < len(self.styles) else Style()

    def _counted(self, kind: str, text: str, style: Style) -> Cell:
        if kind == "e":
            return Cell(fault=f"công thức báo lỗi {text}, hãy sửa ô này")
        if kind == "b":
            return Cell("Có" if text == "1" else "Không")
        if kind == "d":
            return _day_cell(datetime.fromisoformat(text).replace(tzinfo=None), style)
        value = float(text)
        if style.is_day and 0 <= value < LAST_DAY:
            return _day_cell(self._moment(value), style)
        return number_cell(value, style.pattern)._replace(struck=style.struck)

    def _moment(self, value: float) -> datetime | time:
        days, hours = divmod(value, 1)
        exact = timedelta(milliseconds=round(hours * 86_400_000))
        if not days and self.epoch == EPOCH:
            return (EPOCH + exact).time()
        skipped = self.epoch == EPOCH and days < LEAP_FAULT
        return self.epoch + timedelta(days=days + skipped) + exact


def _day_cell(value: datetime | time, style: Style) -> Cell:
    return day_cell(value)._replace(struck=style.struck)


def _written(runs: Sequence[Run], style: Style) -> Cell:
    if style.font and encoding_of_font(style.font):  # no other font changes what is read
        runs = tuple(Run(run.text, run.font or style.font) for run in runs)
    return text_cell(runs, struck=style.struck)


def placed_cells(row: _Element) -> Iterator[tuple[int, _Element]]:
    """Yield the cells of a row, each with its column; some writers leave the place out."""
    column = 0
    for cell in row:
        if local_name(cell.tag) == "c":
            place = cell.get("r")
            column = _column(place.rstrip("0123456789")) if place else column + 1
            yield column, cell


def column_number(reference: str) -> int:
    """Return the column of a cell's place, from 1: 27 of "AA5"."""
    return _column(reference.rstrip("0123456789"))


@lru_cache(1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def sheet_blocks(root: _Element) -> Iterator[Block]:
    """Yield the merged cells of a sheet that was parsed whole."""
    for each in root.iterfind("{*}mergeCells/{*}mergeCell"):
        yield from _block(each.get("ref", ""))


def _block(reference: str) -> Iterator[Block]:
    places = [(int(each[2]), _column(each[1])) for each in REFERENCE.finditer(reference)]
    if len(places) > 1:
        (top, left), (bottom, right) = places[0], places[-1]
        yield Block(top, bottom, left, right)


def _hidden_columns(column: _Element) -> Iterator[tuple[int, int]]:
    if column.get("hidden", "0") not in OFF:
        first = int(column.get("min") or 1)
        yield first, int(column.get("max") or first)
