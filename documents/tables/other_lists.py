"""Lists in files of other kinds as grids: workbooks of before 2007, text with separators."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from documents.files.delimited_text import delimited_rows
from documents.files.parser_faults import parser_faults
from documents.tables.sheet_cells import MAX_COLUMNS, Block, SheetCells
from documents.tables.shown_cells import Run, day_cell, number_cell, text_cell
from documents.tables.table_grid import EMPTY, Cell, Grid
from documents.tables.workbook_sheets import OURS, Sheets, grid_of
from dossiers.model.errors import InvalidForm
from dossiers.model.names import fold

MAX_CELLS = 4_000_000
"""More room between the first and the last cell of a sheet is not looked through."""

LESS_READ = (
    "Tệp Excel kiểu cũ (.xls): ô báo lỗi công thức đọc như ô trống, dòng ẩn và phông chữ không nhận"
    " ra được; nếu có, hãy lưu dưới dạng .xlsx."
)


def read_old_workbook(data: bytes, name: str) -> Sheets:
    """Return the grids of a workbook of before 2007; raises InvalidForm if it cannot be read."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - seldom needed

    damaged = f"Tệp {name} hỏng hoặc có mật khẩu; hãy mở bằng Excel, lưu dưới dạng .xlsx"
    with parser_faults(InvalidForm(damaged)):
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        own = [each for each in workbook.sheets_metadata if fold(each.name) not in OURS]
        shown = [each.name for each in own if each.visible is SheetVisibleEnum.Visible]
        grids = tuple(_grid(workbook.get_sheet_by_name(each), name) for each in shown)
    hidden = (each.name for each in own if each.name not in shown)
    return Sheets(
        grids, (LESS_READ, *(f"Trang “{each}” đang ẩn nên không được đọc." for each in hidden))
    )


def _grid(sheet: Any, name: str) -> Grid:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise InvalidForm(
            f"Tệp {name} có trang tính quá lớn; hãy chỉ để lại danh sách, xóa các dòng, cột thừa"
        )
    rows = sheet.to_python(skip_empty_area=False)
    blocks = [
        Block(top + 1, bottom + 1, left + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return grid_of(sheet.name, SheetCells(_lines(rows), blocks))


def read_delimited(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return a list as text with separators; `name` is its file's."""
    stem = PurePosixPath(name).stem
    return (grid_of(stem, SheetCells(_lines(delimited_rows(data)))),)


def _lines(rows: list[list[Any]]) -> dict[int, list[Cell]]:
    lines = ((line, list(map(_cell, row[:MAX_COLUMNS]))) for line, row in enumerate(rows, start=1))
    return {line: cells for line, cells in lines if any(cell is not EMPTY for cell in cells)}


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return Cell("Có" if value else "Không")
        case int() | float():
            return number_cell(float(value))
        case datetime() | date() | time():
            return day_cell(value)
        case timedelta():
            return Cell(str(value))
        case _:
            return text_cell((Run(str(value)),))
