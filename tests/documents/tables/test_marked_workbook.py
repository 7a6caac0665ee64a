"""The workbook comes back as it was, with what is wrong beside each row."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from documents.tables.marked_styles import CELL
from documents.tables.marked_workbook import mark_findings
from dossiers.model.finding import CellFinding, CellPlace, Finding
from tests.documents.tables.books import TOP, a_book, a_row, saved


def a_finding(line: int, column: int, sentence: str) -> CellFinding:
    heading = TOP[column - 1] if column else "Ông/Bà"
    return Finding(sentence, CellPlace("DS", True, 2, line, column, heading))


def a_list() -> Workbook:
    made = a_book(["DANH SÁCH"], TOP, a_row(), a_row(2))
    made.worksheets[0]["B3"].font = Font(name="Times New Roman", bold=True)
    made.worksheets[0].column_dimensions["B"].width = 33
    made.create_sheet("Khác").append(["giữ nguyên"])
    return made


def mark(data: bytes, *findings: CellFinding) -> Any:
    return load_workbook(io.BytesIO(mark_findings(data, findings)))


def coloured(sheet: Any) -> list[str]:
    return [
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.fill.fgColor.rgb).endswith(CELL)
    ]


FOUND = (a_finding(4, 2, "chưa điền"), a_finding(4, 5, "sai"), a_finding(3, 0, "chưa có"))


def test_each_finding_stands_in_its_row_and_colours_its_cell() -> None:
    sheet = mark(saved(a_list()), *FOUND)["DS"]
    assert [cell.value for cell in sheet["G"]] == [
        None,
        "Lỗi",
        "Ông/Bà: chưa có",
        "Họ và tên: chưa điền\nThành tích: sai",
    ]
    assert coloured(sheet) == ["B4", "E4"]


def test_all_else_stays_as_it_was() -> None:
    made = mark(saved(a_list()), *FOUND)
    assert made["DS"]["B3"].font.bold
    assert made["DS"].column_dimensions["B"].width == 33
    assert [cell.value for cell in made["DS"][3]][:6] == list(a_row())
    assert made["Khác"]["A1"].value == "giữ nguyên"


def test_headings_merged_beyond_the_table_leave_room() -> None:
    made = a_book(["DANH SÁCH"], [*TOP, "Ghi chú"], a_row(), a_row(2))
    made.worksheets[0].merge_cells("G2:H2")
    made.worksheets[0].merge_cells("A1:Z1")
    sheet = mark(saved(made), *FOUND)["DS"]
    assert [cell.value for cell in sheet["I"]][1:3] == ["Lỗi", "Ông/Bà: chưa có"]


def test_what_an_earlier_check_said_may_have_been_merged_since() -> None:
    first = load_workbook(io.BytesIO(mark_findings(saved(a_list()), FOUND)))
    first["DS"].merge_cells("G3:G4")
    sheet = mark(saved(first), a_finding(4, 2, "trùng"))["DS"]
    assert [cell.value for cell in sheet["G"]] == [None] * 4
    assert [cell.value for cell in sheet["H"]] == [None, "Lỗi", None, "Họ và tên: trùng"]


def test_a_second_check_takes_the_place_of_the_first() -> None:
    first = mark_findings(saved(a_list()), FOUND)
    sheet = mark(first, a_finding(3, 2, "trùng"))["DS"]
    assert [cell.value for cell in sheet["G"]] == [None, "Lỗi", "Họ và tên: trùng", None]
    assert coloured(sheet) == ["B3"]
    assert sheet.max_column == 7
    clean = mark(mark_findings(first, ()))["DS"]
    assert coloured(clean) == []
    assert [cell.value for cell in clean["G"]] == [None] * 4


def test_a_workbook_that_openpyxl_refuses_is_marked() -> None:
    data, made = saved(a_list()), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<family val="2"', b'<family val="34"'))
    odd = made.getvalue()
    with pytest.raises(ValueError, match="stylesheet"):
        load_workbook(io.BytesIO(odd))
    with zipfile.ZipFile(io.BytesIO(mark_findings(odd, FOUND))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "Họ và tên: chưa điền" in sheet
    assert "Ông/Bà: chưa có" in sheet


def test_parts_that_are_not_marked_come_back_as_they_were() -> None:
    data = saved(a_list())
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(io.BytesIO(mark_findings(data, FOUND))) as after,
    ):
        assert before.namelist() == after.namelist()
        changed = [each for each in before.namelist() if before.read(each) != after.read(each)]
    assert set(changed) == {"xl/styles.xml", "xl/worksheets/sheet1.xml"}


def test_a_width_of_many_columns_stays_with_the_others() -> None:
    made = a_list()
    made.worksheets[0].column_dimensions.group("F", "J", hidden=False)
    sheet = mark(saved(made), *FOUND)["DS"]
    assert sheet.column_dimensions["G"].width == 60
    assert (
        sheet.column_dimensions["F"].outlineLevel == sheet.column_dimensions["H"].outlineLevel == 1
    )
    assert sheet.column_dimensions["G"].outlineLevel == 0
