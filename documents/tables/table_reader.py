"""Every row of a unit's tables under known headings, with what is wrong with its cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from documents.files.attachments import FileKind, inspect
from documents.tables.table_grid import EMPTY, Cell, Grid, Row
from documents.tables.table_headings import Headings, Top, find_top, plain, repeats, section_of
from documents.tables.word_tables import read_tables
from documents.tables.workbook_sheets import read_sheets
from dossiers.model.citizen_ids import CITIZEN_DIGITS
from dossiers.model.errors import InvalidForm

MAX_ROWS = 10_000
"""More is no list that a unit made; it would hold the register for a minute."""

EATEN = range(10, CITIZEN_DIGITS)
"""How long one is whose zeros at the front Excel has taken away."""


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


def _table(grids: tuple[Grid, ...], said: tuple[str, ...], name: str, headings: Headings) -> Table:
    topped = [(grid, top) for grid in grids if (top := find_top(grid, headings))]
    if not topped:
        raise InvalidForm(
            f"Tệp {name} không có dòng tiêu đề với đủ các cột {headings.asked()}; hãy bổ sung"
        )
    notes = chain(said, *(_notes(grid, top) for grid, top in topped))
    rows = tuple(row for grid, top in topped for row in _rows(grid, top, headings))
    if not rows:
        raise InvalidForm(f"Tệp {name} không có dòng nào dưới tiêu đề; hãy ghi danh sách đề nghị")
    if len(rows) > MAX_ROWS:
        counted, most = (f"{each:,}".replace(",", ".") for each in (len(rows), MAX_ROWS))
        raise InvalidForm(
            f"Tệp {name} có {counted} dòng, quá {most} dòng; hãy chia thành nhiều tệp"
        )
    skipped = [each for grid, top in topped for each in _skipped(grid, top, headings)]
    return Table(rows, (*notes, *skipped))


def _notes(grid: Grid, top: Top) -> Iterator[str]:
    for heading in top.unread:
        yield f"{grid.place}: cột “{heading}” không được đọc."


def _rows(grid: Grid, top: Top, headings: Headings) -> Iterator[Row]:
    said: dict[str, str] = {}
    for line, is_row in _lines(grid, top, headings):
        if section := _section(grid.lines[line], top, headings):
            said.update([section])
        elif is_row:
            yield _row(grid, top, line, headings, said)


def _skipped(grid: Grid, top: Top, headings: Headings) -> Iterator[str]:
    """Yield what stands among and under the rows: sums, titles, who made it, who signs."""
    lines = [
        line
        for line, is_row in _lines(grid, top, headings)
        if not is_row and not _section(grid.lines[line], top, headings)
    ]
    if lines:
        named = ", ".join(map(str, lines))
        yield f"{grid.place}: dòng {named} ở ngoài danh sách, không được đọc."


def _lines(grid: Grid, top: Top, headings: Headings) -> Iterator[tuple[int, bool]]:
    """Yield the lines under the headings that hold something, and whether each is a row.

    One with a single needed field is when it goes on from a row, or stands between rows with more
    beside that field.
    """
    filled = {line: _filled(grid, top, line) for line in grid.lines if line > top.line}
    full = {line for line, names in filled.items() if len(names & headings.needed) > 1}
    last, end = top.line, max(full, default=0)
    for line, names in filled.items():
        cells = grid.lines[line]
        section = _section(cells, top, headings) is not None
        if not (names or section):
            continue
        aside = repeats(cells, top, headings)
        amid = line < end and sum(any(cell[:2]) for cell in cells) > 1
        goes_on = (line == last + 1 or amid) and not _is_sum(cells)
        is_row = not (aside or section) and (line in full or goes_on)
        last = line if is_row or section or aside else last
        if not aside:
            yield line, is_row


def _section(cells: tuple[Cell, ...], top: Top, headings: Headings) -> tuple[str, str] | None:
    """Return what a line says of all rows below it; a choice in its column is of its row alone."""
    found = section_of(cells, headings)
    if found is None:
        return None
    column, _ = top.columns.get(found[0], (0, ""))
    own = [EMPTY if number == column else cell for number, cell in enumerate(cells, start=1)]
    return section_of(tuple(own), headings)


def _filled(grid: Grid, top: Top, line: int) -> frozenset[str]:
    """Return the fields that a line says anything of."""
    cells = grid.lines[line]
    return frozenset(
        name
        for name, (column, _) in top.columns.items()
        if column <= len(cells) and any(cells[column - 1][:2])
    )


def _is_sum(cells: tuple[Cell, ...]) -> bool:
    return any(SUM.match(plain(cell.text)) for cell in cells)


SUM = re.compile(r"(tong|cong)( cong| so)?( |$)")
"""How a line of sums begins."""


def _row(grid: Grid, top: Top, line: int, headings: Headings, said: Mapping[str, str]) -> Row:
    """Return the row in a line; `said` is what the section that it stands in says of it."""
    cells = grid.lines[line]
    held = {
        name: cells[column - 1] if column <= len(cells) else EMPTY
        for name, (column, _) in top.columns.items()
    }
    values = {**said, **{name: cell.text for name, cell in held.items() if cell.text.strip()}}
    row = Row(grid, top.line, line, values, top.columns, headings.titles)
    faults = [
        row.finding(name, wrong)
        for name, cell in held.items()
        if (wrong := cell.fault or _eaten(cell.text, cell.number, name in headings.numbered))
    ]
    return Row(grid, top.line, line, values, top.columns, headings.titles, tuple(faults))


def _eaten(text: str, number: bool, numbered: bool) -> str:
    """Return what is said of a citizen number that Excel has made a number of."""
    digits = text.strip()
    if not numbered or not digits.isdigit() or len(digits) == CITIZEN_DIGITS:
        return ""
    if not number and len(digits) not in EATEN:
        return ""
    return (
        f"“{digits}” có {len(digits)} chữ số, Excel đã bỏ mất số 0 ở đầu; hãy định dạng cột là Văn"
        f" bản (Text) rồi gõ lại đủ {CITIZEN_DIGITS} chữ số"
    )
