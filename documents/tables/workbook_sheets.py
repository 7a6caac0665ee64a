"""An Excel workbook as grids: what its cells show, hidden lines and sheets said."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from documents.files.office_file import DAMAGES, OfficeFile
from documents.tables.moments import day_note
from documents.tables.number_formats import digits_shown
from documents.tables.table_grid import EMPTY, Cell, Grid, Merged
from dossiers.model.errors import InvalidForm
from dossiers.model.finding import column_letter
from dossiers.model.names import fold

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DAMAGES = (
    *DAMAGES,
    SyntaxError,  # the base of every XML parser's complaint
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""What openpyxl lets through when a part of a workbook is damaged."""

MAX_SHEET_BYTES = 64 * 1024 * 1024
"""A sheet of 10,000 rows has a tenth of it; a larger one would take minutes and gigabytes."""

EXAMPLE, CRITERIA, CHOICES = "Ví dụ", "Tiêu chí", "Danh mục"
"""The sheets of the blank workbook: how to fill it in, the criteria told, what to choose from."""

OURS = frozenset({fold(EXAMPLE), fold(CRITERIA), fold(CHOICES)})
"""Never read, and nothing is said of them."""

MAX_COLUMNS = 200
"""What stands further to the right belongs to no list of nominees."""

MAX_LEVELS = 3
"""In how many lines of a merged block headings may stand."""

UNCOUNTED = "công thức chưa có kết quả, hãy mở bằng Excel rồi lưu lại"

_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")
"""The element of a sheet that holds a formula."""


class Sheets(NamedTuple):
    """The sheets that are shown, and what is to be said of the others."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def read_sheets(workbook: OfficeFile, name: str) -> Sheets:
    """Return the grids of a workbook; `name` is its file's.

    Raises InvalidForm if Excel's parts in it are damaged, or a sheet is too large to be a list.
    """
    _check_size(workbook.package, name)
    try:
        values, formulas = load(workbook.data, values=True), None
        if _has_formulas(workbook.package):
            formulas = load(workbook.data, values=False)
        shown = [sheet for sheet in values.worksheets if _is_shown(sheet)]
        grids = tuple(_grid(sheet, formulas) for sheet in shown)
    except _DAMAGES as error:
        raise InvalidForm(
            f"Tệp {name} hỏng hoặc không phải tệp Excel .xlsx; hãy lưu lại dưới dạng .xlsx"
        ) from error
    return Sheets(grids, tuple(_notes(values, grids)))


def _is_shown(sheet: "Worksheet") -> bool:
    return sheet.sheet_state == "visible" and fold(sheet.title) not in OURS


def _check_size(package: ZipFile, name: str) -> None:
    if max((member.file_size for member in package.infolist()), default=0) > MAX_SHEET_BYTES:
        raise InvalidForm(
            f"Tệp {name} có trang tính quá lớn; hãy chỉ để lại danh sách, xóa các dòng, cột thừa"
        )


def _has_formulas(package: ZipFile) -> bool:
    sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
    return any(_FORMULA.search(package.read(name)) for name in sheets)


def load(data: bytes, *, values: bool) -> "Workbook":
    """Return a workbook as openpyxl reads it: the `values` of formulas, or the formulas."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only submissions by workbook pay for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl, of styles it does not keep
        return load_workbook(io.BytesIO(data), data_only=values)


def _grid(sheet: "Worksheet", formulas: "Workbook | None") -> Grid:
    meant = formulas[sheet.title] if formulas else None
    lines: dict[int, list[Cell]] = {}
    for (line, column), cell in sorted(_written(sheet)):
        shown = _cell(cell, meant)
        if any(shown):
            cells = lines.setdefault(line, [])
            cells += [EMPTY] * (column - 1 - len(cells)) + [shown]
    _fill_merged(sheet, lines)
    hidden = (line for line, row in sheet.row_dimensions.items() if row.hidden and line in lines)
    return Grid(
        sheet.title,
        {number: tuple(cells) for number, cells in lines.items()},
        lettered=True,
        hidden=tuple(sorted(hidden)),
        merged=tuple(_merged_across(sheet)),
        caption=sheet.title,
    )


def _merged_across(sheet: "Worksheet") -> Iterator[Merged]:
    for merged in sheet.merged_cells.ranges:
        if merged.max_col > merged.min_col:
            last = min(merged.max_col, MAX_COLUMNS)
            for line in range(merged.min_row, min(merged.max_row, merged.min_row + MAX_LEVELS) + 1):
                yield Merged(line, merged.min_col, last)


def _written(sheet: "Worksheet") -> Iterator[tuple[tuple[int, int], Any]]:
    """Yield the cells that the file holds; openpyxl's walk makes a million around a stray one."""
    cells = sheet._cells  # it offers no other way
    return ((place, cell) for place, cell in cells.items() if place[1] <= MAX_COLUMNS)


def _cell(cell: Any, meant: "Worksheet | None") -> Cell:
    value = cell.value
    if value is None:
        uncounted = meant is not None and meant[cell.coordinate].data_type == "f"
        return Cell(fault=UNCOUNTED) if uncounted else EMPTY
    if cell.data_type == "e":
        return Cell(fault=f"công thức báo lỗi {value}, hãy sửa ô này")
    if isinstance(value, bool):
        return Cell("Có" if value else "Không")
    struck = bool(cell.has_style and cell.font.strike)
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")._replace(struck=struck)
    note = day_note(value) if isinstance(value, datetime) else ""
    return Cell(_shown(value), note=note, struck=struck)


def _number(value: float, pattern: str) -> Cell:
    """Return a whole number without Excel's ".0", with the zeros that its format shows."""
    if isinstance(value, float) and not value.is_integer():
        return Cell(str(value).replace(".", ","), number=True)
    shown = digits_shown(int(value), pattern)
    return Cell(shown) if shown is not None else Cell(str(int(value)), number=True)


def _shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value).strip()


def _fill_merged(sheet: "Worksheet", lines: dict[int, list[Cell]]) -> None:
    """Repeat what stands in a cell merged over several rows in each of them."""
    for merged in sheet.merged_cells.ranges:
        column = merged.min_col - 1
        first = lines.get(merged.min_row, [])
        if merged.max_row == merged.min_row or column >= len(first):
            continue
        for line in range(merged.min_row + 1, merged.max_row + 1):
            cells = lines.get(line, [])
            if cells:
                cells += [EMPTY] * (column + 1 - len(cells))
                cells[column] = first[column]


def _notes(workbook: "Workbook", grids: tuple[Grid, ...]) -> Iterator[str]:
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible" and fold(sheet.title) not in OURS:
            yield f"Trang “{sheet.title}” đang ẩn nên không được đọc."
    for grid in grids:
        if letters := _hidden_columns(workbook[grid.name], grid):
            yield f"{grid.place} có cột {letters} đang ẩn, vẫn được đọc; hãy kiểm tra."


def _hidden_columns(sheet: "Worksheet", grid: Grid) -> str:
    """Return the letters of the hidden columns in which something stands."""
    width = max((len(cells) for cells in grid.lines.values()), default=0)
    hidden = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min
        for number in range(column.min, min(column.max or column.min, width) + 1)
    }
    return ", ".join(map(column_letter, sorted(hidden)))
