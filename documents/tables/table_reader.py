"""Read every row of a unit's tables under known headings, with what is wrong with its cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from documents.files.attachments import FileKind, inspect
from documents.tables.table_grid import EMPTY, Cell, Grid, Row
from documents.tables.table_headings import Headings, Top, find_top, plain, repeats, section_of
from documents.tables.word_tables import read_tables
from documents.tables.workbook_sheets import read_sheets
from dossiers.model.citizen_ids import CITIZEN_DIGITS
from dossiers.model.errors import InvalidForm
from dossiers.model.finding import Severity

MAX_ROWS = 10_000
"""More is no list that a unit made; it would hold the register for a minute."""

MAX_NAMED = 10
"""Of how many cells a note is shown."""

SHORTENED = range(10, CITIZEN_DIGITS)
"""How long one is whose zeros at the front Excel has taken away."""


SUM = re.compile(r"(tong|cong)( cong| so)?( |$)")
"""How a line of sums begins."""


@dataclass(frozen=True)
class Table:
    """The rows of all tables in a file, in order, and what is to be said of the file."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def read_table(data: bytes, name: str, headings: Headings) -> Table:
    """Return the rows of a workbook, or of the tables in a Word document.

    Raises UnusableFile for a file that is none or is unsafe, InvalidForm when it is damaged inside,
    has no table with the needed headings, no row under them, or too many.
    """
    file = inspect(data, name)
    if file.office is None:
        raise InvalidForm(
            f"Tệp {name} là {file.kind.text}; danh sách phải ở tệp Excel .xlsx hoặc bảng Word .docx"
        )
    if file.kind is FileKind.XLSX:
        grids, notes = read_sheets(file.office, name)
    else:
        grids, notes = read_tables(file.office, name), ()
    return _table(grids, notes, name, headings)


def _table(grids: tuple[Grid, ...], notes: tuple[str, ...], name: str, headings: Headings) -> Table:
    found = ((grid, find_top(grid, headings)) for grid in grids)
    lists = [_List(grid, top, headings) for grid, top in found if top]
    if not lists:
        raise InvalidForm(
            f"Tệp {name} không có dòng tiêu đề với đủ các cột {headings.asked()}; hãy bổ sung"
        )
    rows = tuple(row for listed in lists for row in listed.rows())
    if not rows:
        raise InvalidForm(f"Tệp {name} không có dòng nào dưới tiêu đề; hãy ghi danh sách đề nghị")
    if len(rows) > MAX_ROWS:
        counted, most = (f"{number:,}".replace(",", ".") for number in (len(rows), MAX_ROWS))
        raise InvalidForm(
            f"Tệp {name} có {counted} dòng, quá {most} dòng; hãy chia thành nhiều tệp"
        )
    unread = (note for listed in lists for note in listed.unread())
    skipped = (note for listed in lists for note in listed.skipped())
    return Table(rows, (*notes, *unread, *skipped, *_cell_notes(rows)))


def _cell_notes(rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield what is to be said of cells, of the first few by name."""
    found = [note.text for row in rows for note in row.notes]
    yield from found[:MAX_NAMED]
    if len(found) > MAX_NAMED:
        yield f"Và {len(found) - MAX_NAMED} ô khác như thế."


class _Line(NamedTuple):
    """A line under the headings: a row, a section ("I. TẬP THỂ"), or neither."""

    number: int
    is_row: bool
    section: tuple[str, str] | None


@dataclass(frozen=True)
class _List:
    """A table whose headings were found."""

    grid: Grid
    top: Top
    headings: Headings

    def unread(self) -> Iterator[str]:
        """Yield a note for each column that is not read."""
        for heading in self.top.unread:
            yield f"{self.grid.place}: cột “{heading}” không được đọc."

    def skipped(self) -> Iterator[str]:
        """Yield a note of what is among and under the rows: sums, titles, who signs."""
        lines = [line.number for line in self._lines if not line.is_row and not line.section]
        if lines:
            named = ", ".join(map(str, lines))
            yield f"{self.grid.place}: dòng {named} ở ngoài danh sách, không được đọc."

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each with what the section above says of it."""
        known: dict[str, str] = {}
        for line in self._lines:
            if line.section:
                known.update([line.section])
            elif line.is_row:
                yield self._row(line.number, known)

    @cached_property
    def _lines(self) -> tuple[_Line, ...]:
        """Return the lines under the headings that hold something.

        One with a single needed field is a row when it goes on from a row, or stands between rows
        with more beside that field.
        """
        filled = {line: self._filled(line) for line in self.grid.lines if line > self.top.line}
        full = {line for line, names in filled.items() if len(names & self.headings.needed) > 1}
        lines: list[_Line] = []
        last, end = self.top.line, max(full, default=0)
        for number, names in filled.items():
            cells = self.grid.lines[number]
            section = self._section(cells)
            if not (names or section):
                continue
            if repeats(cells, self.top, self.headings):
                last = number
                continue
            amid = number < end and sum(any(cell[:2]) for cell in cells) > 1
            goes_on = (number == last + 1 or amid) and not _is_sum(cells)
            line = _Line(number, not section and (number in full or goes_on), section)
            last = number if line.is_row or section else last
            lines.append(line)
        return tuple(lines)

    def _section(self, cells: tuple[Cell, ...]) -> tuple[str, str] | None:
        """Return what a line says of all rows below it; a choice in its column is of its row."""
        found = section_of(cells, self.headings)
        if found is None:
            return None
        column, _ = self.top.columns.get(found[0], (0, ""))
        own = [EMPTY if number == column else cell for number, cell in enumerate(cells, start=1)]
        return section_of(tuple(own), self.headings)

    def _cells(self, line: int) -> dict[str, Cell]:
        """Return the cells of a line by field."""
        cells = self.grid.lines[line]
        return {
            name: cells[column - 1] if column <= len(cells) else EMPTY
            for name, (column, _) in self.top.columns.items()
        }

    def _filled(self, line: int) -> frozenset[str]:
        """Return the fields that a line says anything of."""
        return frozenset(name for name, cell in self._cells(line).items() if any(cell[:2]))

    def _row(self, line: int, known: Mapping[str, str]) -> Row:
        cells = self._cells(line)
        told = {name: cell.text for name, cell in cells.items() if cell.text.strip()}
        columns, titles = self.top.columns, self.headings.titles
        row = Row(self.grid, self.top.line, line, {**known, **told}, columns, titles)
        faults = {
            name: cell.fault or (_lost_zeros(cell) if name in self.headings.numbered else "")
            for name, cell in cells.items()
        }
        wrong = (row.finding(name, fault) for name, fault in faults.items() if fault)
        noted = (
            row.finding(name, cell.note, Severity.NOTE) for name, cell in cells.items() if cell.note
        )
        return replace(row, findings=tuple(wrong), notes=tuple(noted))


def _is_sum(cells: tuple[Cell, ...]) -> bool:
    return any(SUM.match(plain(cell.text)) for cell in cells)


def _lost_zeros(cell: Cell) -> str:
    """Return what is wrong with a citizen number that Excel has made a number of; "" if nothing."""
    digits = cell.text.strip()
    if not digits.isdigit() or len(digits) == CITIZEN_DIGITS:
        return ""
    if not cell.number and len(digits) not in SHORTENED:
        return ""
    return (
        f"“{digits}” có {len(digits)} chữ số, Excel đã bỏ mất số 0 ở đầu; hãy định dạng cột là Văn"
        f" bản (Text) rồi gõ lại đủ {CITIZEN_DIGITS} chữ số"
    )
