"""An Excel workbook as grids: what its cells show, hidden lines and sheets said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zipfile import ZipFile

from documents.files.office_file import OfficeFile
from documents.files.parser_faults import parser_faults
from documents.tables.sheet_cells import (
    EPOCH,
    EPOCH_1904,
    MAX_COLUMNS,
    Block,
    CellReader,
    SheetCells,
)
from documents.tables.table_grid import EMPTY, Cell, Grid, Merged
from documents.tables.workbook_parts import SheetPart, WorkbookParts
from dossiers.model.errors import InvalidForm
from dossiers.model.finding import column_letter
from dossiers.model.names import fold

MAX_SHEET_BYTES = 64 * 1024 * 1024
"""A sheet of 10,000 rows has a tenth of it; a larger one would take minutes and gigabytes."""

EXAMPLE, CRITERIA, CHOICES = "Ví dụ", "Tiêu chí", "Danh mục"
"""The sheets of the blank workbook: how to fill it in, the criteria told, what to choose from."""

OURS = frozenset({fold(EXAMPLE), fold(CRITERIA), fold(CHOICES)})
"""Never read, and nothing is said of them."""

MAX_LEVELS = 3
"""In how many lines of a merged block headings may stand."""


class Sheets(NamedTuple):
    """The sheets that are shown, and what is to be said of the others."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def read_sheets(workbook: OfficeFile, name: str) -> Sheets:
    """Return the grids of a workbook; `name` is its file's.

    Raises InvalidForm if Excel's parts in it are damaged, or a sheet is too large to be a list.
    """
    _check_size(workbook.package, name)
    damaged = f"Tệp {name} hỏng hoặc không phải tệp Excel .xlsx; hãy lưu lại dưới dạng .xlsx"
    with parser_faults(InvalidForm(damaged)):
        parts = WorkbookParts(workbook.package)
        own = [sheet for sheet in parts.sheets if fold(sheet.name) not in OURS]
        read = [(sheet, _cells(parts, sheet)) for sheet in own if sheet.shown]
        grids = tuple(grid_of(sheet.name, cells) for sheet, cells in read)
    hidden = (f"Trang “{each.name}” đang ẩn nên không được đọc." for each in own if not each.shown)
    columns = (
        note for (_, cells), grid in zip(read, grids, strict=True) for note in _notes(cells, grid)
    )
    return Sheets(grids, (*hidden, *columns))


def _check_size(package: ZipFile, name: str) -> None:
    if max((member.file_size for member in package.infolist()), default=0) > MAX_SHEET_BYTES:
        raise InvalidForm(
            f"Tệp {name} có trang tính quá lớn; hãy chỉ để lại danh sách, xóa các dòng, cột thừa"
        )


def _cells(parts: WorkbookParts, sheet: SheetPart) -> SheetCells:
    epoch = EPOCH_1904 if parts.counts_from_1904 else EPOCH
    with parts.package.open(sheet.part) as part:
        return CellReader(parts.strings, parts.styles, epoch).sheet(part)


def grid_of(name: str, cells: SheetCells) -> Grid:
    """Return a sheet as a grid, merged cells filled down."""
    _fill_merged(cells.merged, cells.lines)
    return Grid(
        name,
        {number: tuple(line) for number, line in cells.lines.items()},
        lettered=True,
        hidden=tuple(sorted(cells.hidden)),
        merged=tuple(_merged_across(cells.merged)),
        caption=name,
    )


def _merged_across(blocks: Sequence[Block]) -> Iterator[Merged]:
    for block in blocks:
        if block.left < block.right and block.left <= MAX_COLUMNS:
            last = min(block.right, MAX_COLUMNS)
            for line in range(block.top, min(block.bottom, block.top + MAX_LEVELS) + 1):
                yield Merged(line, block.left, last)


def _fill_merged(blocks: Sequence[Block], lines: dict[int, list[Cell]]) -> None:
    """Repeat what stands in a cell merged over several rows in each of them."""
    for block in blocks:
        column = block.left - 1
        first = lines.get(block.top, [])
        if column >= len(first):
            continue
        for line in range(block.top + 1, min(block.bottom, max(lines)) + 1):
            if cells := lines.get(line, []):
                cells += [EMPTY] * (column + 1 - len(cells))
                cells[column] = first[column]


def _notes(cells: SheetCells, grid: Grid) -> Iterator[str]:
    """Yield a note of the hidden columns in which something stands."""
    width = max((len(line) for line in grid.lines.values()), default=0)
    hidden = {
        number
        for first, last in cells.hidden_columns
        for number in range(first, min(last, width) + 1)
    }
    if hidden:
        letters = ", ".join(map(column_letter, sorted(hidden)))
        yield f"{grid.place} có cột {letters} đang ẩn, vẫn được đọc; hãy kiểm tra."
