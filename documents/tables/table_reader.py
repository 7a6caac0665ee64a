"""Read every row of a unit's tables under known headings, with what is wrong with its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from documents.files.attachments import FileKind, inspect
from documents.tables.old_text import settled, typed_notes
from documents.tables.other_lists import read_delimited, read_old_workbook
from documents.tables.table_grid import Grid, Row
from documents.tables.table_headings import UNCOUNTED, Headings, plain
from documents.tables.table_rows import ListedTable
from documents.tables.table_tops import Top, find_tops, nearest_top
from documents.tables.word_tables import read_tables
from documents.tables.workbook_sheets import Sheets, read_sheets
from dossiers.model.errors import InvalidForm

MAX_ROWS = 10_000
"""More is no list that a unit made; it would hold the register for a minute."""

LIKENESS = 0.6
"""How alike a heading that is not known must be to one that is missing, to be asked about."""

LETTERHEAD_COLUMNS = 2
"""A table of a letter with so many columns holds its head or its foot."""


MAX_NAMED = 10
"""Of how many cells a note is shown."""


@dataclass(frozen=True)
class Table:
    """The rows of all tables in a file, in order, and what is to be said of the file."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def cell_notes(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what is to be said of cells, of the first few by name."""
    found = [note.text for row in rows for note in row.notes]
    yield from found[:MAX_NAMED]
    if len(found) > MAX_NAMED:
        yield f"Và {len(found) - MAX_NAMED} ô khác như thế."


def read_table(data: bytes, name: str, headings: Headings, *, convert: bool = False) -> Table:
    """Return the rows of a workbook, or of the tables in a Word document.

    With `convert`, text in the old encodings TCVN3 and VNI is read as Unicode, and said; without,
    every cell of a row with such text has a finding.

    Raises UnusableFile for a file that is none or is unsafe, InvalidForm when it is damaged inside,
    has no table with the needed headings, no row under them, or too many.
    """
    grids, notes = _grids(data, name)
    grids = settled(grids)
    table = _table(grids, name, headings, convert=convert)
    return replace(table, notes=(*notes, *table.notes, *typed_notes(grids, convert=convert)))


def _grids(data: bytes, name: str) -> Sheets:
    file = inspect(data, name)
    match file.kind:
        case FileKind.XLS:
            return read_old_workbook(data, name)
        case FileKind.CSV:
            return Sheets(read_delimited(data, name), ())
    if file.office is None:
        raise InvalidForm(
            f"Tệp {name} là {file.kind.text}; danh sách phải ở tệp Excel .xlsx hoặc bảng Word .docx"
        )
    if file.kind is FileKind.XLSX:
        return read_sheets(file.office, name)
    return Sheets(read_tables(file.office, name), ())


def _table(grids: tuple[Grid, ...], name: str, headings: Headings, *, convert: bool) -> Table:
    lists: list[ListedTable] = []
    unread: list[str] = []
    for grid in grids:
        found = _lists(grid, headings) or _going_on(grid, lists, headings)
        lists += found
        if not found:
            unread += _why_unread(grid, headings)
    if not lists:
        raise InvalidForm(_missing(grids, name, headings))
    lists = [replace(listed, convert=convert) for listed in lists]
    rows = tuple(row for listed in lists for row in listed.rows())
    if not rows:
        raise InvalidForm(f"Tệp {name} không có dòng nào dưới tiêu đề; hãy ghi danh sách đề nghị")
    if len(rows) > MAX_ROWS:
        counted, most = (f"{number:,}".replace(",", ".") for number in (len(rows), MAX_ROWS))
        raise InvalidForm(
            f"Tệp {name} có {counted} dòng, quá {most} dòng; hãy chia thành nhiều tệp"
        )
    said = (note for listed in lists for note in listed.notes())
    return Table(rows, (*unread, *said))


def _lists(grid: Grid, headings: Headings) -> list[ListedTable]:
    tops = find_tops(grid, headings)
    ends = [*(top.line for top in tops[1:]), max(grid.lines, default=0) + 1]
    return [ListedTable(grid, top, headings, ends[place]) for place, top in enumerate(tops)]


def _going_on(grid: Grid, lists: Sequence[ListedTable], headings: Headings) -> list[ListedTable]:
    """Return the table as one that goes on from the last list without headings of its own."""
    if not lists or nearest_top(grid, headings) is not None:
        return []
    top = replace(lists[-1].top, line=0, unread=())
    listed = ListedTable(grid, top, headings, max(grid.lines, default=0) + 1)
    return [listed] if any(_fits(row, headings) for row in listed.rows()) else []


def _fits(row: Row, headings: Headings) -> bool:
    """Tell whether a row without headings above it has what belongs under those of the list."""
    chosen = {value for _, value in headings.sections.values()} | headings.sections.keys()
    kinds = {name for name, _ in headings.sections.values()}
    fit = all(
        row.values[name] in chosen or plain(row.values[name]) in chosen
        for name in kinds
        if name in row.values
    )
    return fit and headings.needed <= row.values.keys()


def _why_unread(grid: Grid, headings: Headings) -> Iterator[str]:
    """Yield why a table or sheet is not read; nothing for one that is empty or a letter's head."""
    width = max((len(cells) for cells in grid.lines.values()), default=0)
    top = nearest_top(grid, headings)
    if top is not None:
        yield f"{grid.place} không được đọc: {_lacking(top, headings)}."
    elif width > LETTERHEAD_COLUMNS or (grid.lettered and width):
        yield f"{grid.place} không được đọc: không có dòng tiêu đề của danh sách."


def _missing(grids: Sequence[Grid], name: str, headings: Headings) -> str:
    """Say why a file holds no list: what its likeliest headings lack, or that it has none."""
    found = [(grid, top) for grid in grids if (top := nearest_top(grid, headings))]
    grid, top = max(found, key=lambda each: len(each[1].columns), default=(None, None))
    if grid is None or top is None:
        return f"Tệp {name} không có dòng tiêu đề với đủ các cột {headings.asked()}; hãy bổ sung"
    return f"Tệp {name}: {grid.place}, dòng {top.line} {_lacking(top, headings)}; hãy bổ sung"


def _lacking(top: Top, headings: Headings) -> str:
    """Say which needed columns are missing, and which headings stand there that are not known."""
    lacking = headings.needed - top.columns.keys()
    said = f"không có cột {headings.named(lacking)}"
    strange = [each for each in top.unread if plain(each) not in UNCOUNTED]
    if strange:
        named = ", ".join(f"“{each}”{_meant(each, lacking, headings)}" for each in strange)
        said += f"; chưa biết cột {named}"
    return said + f" (đã đọc {headings.named(frozenset(top.columns))})"


def _meant(heading: str, lacking: frozenset[str], headings: Headings) -> str:
    """Ask whether a heading is a missing one, if it looks like one."""
    spelled = {each: name for each, name in headings.known.items() if name in lacking}
    near = get_close_matches(plain(heading), spelled, 1, LIKENESS)
    return f" (có phải là “{headings.titles[spelled[near[0]]]}”?)" if near else ""
