"""What a workbook's cells show; what is hidden is said; damage is said by the file's name."""

import io
import zipfile
from typing import Any

import pytest

from documents.files.office_file import open_office
from documents.tables import workbook_sheets as module
from documents.tables.sheet_cells import UNCOUNTED
from documents.tables.table_grid import Cell
from documents.tables.workbook_sheets import Sheets, read_sheets
from dossiers.model.errors import InvalidForm
from tests.documents.tables.books import TOP, a_book, a_row, saved


def read(data: bytes, name: str) -> Sheets:
    return read_sheets(open_office(data, name), name)


def shown(value: Any, pattern: str = "General") -> Cell:
    made = a_book([value])
    made.worksheets[0]["A1"].number_format = pattern
    made.worksheets[0]["B1"] = "có"
    return read(saved(made), "ds.xlsx").grids[0].lines[1][0]


@pytest.mark.parametrize(
    ("value", "pattern", "cell"),
    [
        (" Mẫu ", "General", Cell("Mẫu")),
        (12.0, "General", Cell("12", number=True)),
        (1.5, "General", Cell("1,5", number=True)),
        (19088000001, "000000000000", Cell("019088000001")),
        (True, "General", Cell("Có")),
        (None, "General", Cell()),
        ("#N/A", "General", Cell(fault="công thức báo lỗi #N/A, hãy sửa ô này")),
        ("=A2", "General", Cell(fault=UNCOUNTED)),
    ],
)
def test_a_cell_says_what_excel_shows(value: Any, pattern: str, cell: Cell) -> None:
    assert shown(value, pattern) == cell


def with_result(data: bytes, result: str) -> bytes:
    """Return the workbook as Excel saves it: each formula with its result."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(b"<v></v>", result.encode()).replace(b"<v />", result.encode())
            )
    return changed.getvalue()


def test_a_formula_gives_the_result_that_excel_kept() -> None:
    data = with_result(saved(a_book(["=1+1"])), "<v>2</v>")
    assert read(data, "ds.xlsx").grids[0].lines[1][0].text == "2"


def test_a_cell_merged_over_rows_holds_for_each() -> None:
    made = a_book(["Trường Mẫu", "A"], [None, "B"], [None, "C"])
    made.worksheets[0].merge_cells("A1:A2")
    lines = read(saved(made), "ds.xlsx").grids[0].lines
    assert [lines[line][0].text for line in (1, 2, 3)] == ["Trường Mẫu", "Trường Mẫu", ""]


def read_hidden() -> Sheets:
    made = a_book(TOP, a_row(), a_row(2))
    made.worksheets[0].row_dimensions[3].hidden = True
    for title, state in (("Nháp", "hidden"), ("Mật", "veryHidden"), ("Ví dụ", "visible")):
        sheet = made.create_sheet(title)
        sheet.append(list(TOP))
        sheet.sheet_state = state
    return read(saved(made), "ds.xlsx")


def test_hidden_lines_are_told_hidden_sheets_are_only_said() -> None:
    found = read_hidden()
    assert [(grid.name, grid.hidden) for grid in found.grids] == [("DS", (3,))]
    assert found.notes == (
        "Trang “Nháp” đang ẩn nên không được đọc.",
        "Trang “Mật” đang ẩn nên không được đọc.",
    )


def test_hidden_columns_are_read_and_said() -> None:
    made = a_book(TOP, a_row(citizen="019088000001"))
    for letter in ("D", "F", "K"):
        made.worksheets[0].column_dimensions[letter].hidden = True
    found = read(saved(made), "ds.xlsx")
    assert found.notes == ("Trang “DS” có cột D, F đang ẩn, vẫn được đọc; hãy kiểm tra.",)
    assert found.grids[0].lines[2][3].text == "019088000001"


def test_a_stray_cell_far_away_costs_nothing() -> None:
    made = a_book(TOP, a_row())
    made.worksheets[0]["XFD1048576"] = "lạc"
    assert list(read(saved(made), "ds.xlsx").grids[0].lines) == [1, 2]


def test_a_sheet_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SHEET_BYTES", 100)
    with pytest.raises(InvalidForm, match=r"ds\.xlsx có trang tính quá lớn"):
        read(saved(a_book(TOP)), "ds.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_part_is_said_by_the_files_name(part: str) -> None:
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(a_book(TOP)))) as old,
        zipfile.ZipFile(changed, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, "<worksheet><sheetData" if name == part else old.read(name))
    with pytest.raises(InvalidForm, match=r"ds\.xlsx hỏng"):
        read(changed.getvalue(), "ds.xlsx")
