"""Lists in files of other kinds as grids: workbooks of before 2007, text with separators."""

from datetime import datetime, time
from io import StringIO
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


def read_old_workbook(data: bytes, name: str) -> Sheets:
    """Return the grids of a workbook of before 2007; raises InvalidForm if it cannot be read."""
    import xlrd  # noqa: PLC0415 - seldom needed

    damaged = f"Tệp {name} hỏng hoặc có mật khẩu; hãy mở bằng Excel, lưu dưới dạng .xlsx"
    with parser_faults(InvalidForm(damaged)):
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
        own = [sheet for sheet in book.sheets() if fold(sheet.name) not in OURS]
        grids = tuple(grid_of(each.name, _sheet(each, book)) for each in own if not each.visibility)
    hidden = (each.name for each in own if each.visibility)
    return Sheets(grids, tuple(f"Trang “{each}” đang ẩn nên không được đọc." for each in hidden))


def _sheet(sheet: Any, book: Any) -> SheetCells:
    lines = {
        place + 1: [_old_cell(cell, book) for cell in sheet.row(place)[:MAX_COLUMNS]]
        for place in range(sheet.nrows)
    }
    return SheetCells(
        {line: cells for line, cells in lines.items() if any(cell is not EMPTY for cell in cells)},
        [
            Block(top + 1, bottom, left + 1, right)
            for top, bottom, left, right in sheet.merged_cells
        ],
        [line for line in lines if (info := sheet.rowinfo_map.get(line - 1)) and info.hidden],
    )


def _old_cell(cell: Any, book: Any) -> Cell:
    """Return a cell by its type, as xlrd numbers them."""
    form = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    font = book.font_list[form.font_index] if form else None
    struck = bool(font and font.struck_out)
    match cell.ctype:
        case 1:
            return text_cell((Run(cell.value, font.name if font else ""),), struck=struck)
        case 2:
            pattern = book.format_map[form.format_key].format_str if form else ""
            return number_cell(cell.value, pattern)._replace(struck=struck)
        case 3:
            return day_cell(_moment(cell.value, book.datemode))._replace(struck=struck)
        case 4:
            return Cell("Có" if cell.value else "Không")
        case 5:
            return Cell(fault=f"công thức báo lỗi {_error(cell.value)}, hãy sửa ô này")
    return EMPTY


def _moment(value: float, mode: int) -> datetime | time:
    from xlrd.xldate import xldate_as_datetime  # noqa: PLC0415 - seldom needed

    moment: datetime = xldate_as_datetime(value, mode)
    return moment if value >= 1 else moment.time()


def _error(code: int) -> str:
    from xlrd import error_text_from_code  # noqa: PLC0415 - seldom needed

    return str(error_text_from_code.get(code, "#?"))


def read_delimited(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return a list as text with separators; `name` is its file's."""
    stem = PurePosixPath(name).stem
    return (grid_of(stem, SheetCells(_lines(delimited_rows(data)))),)


def _lines(rows: list[list[str]]) -> dict[int, list[Cell]]:
    lines = (
        (line, [text_cell((Run(text),)) for text in row[:MAX_COLUMNS]])
        for line, row in enumerate(rows, start=1)
    )
    return {line: cells for line, cells in lines if any(cell is not EMPTY for cell in cells)}
