"""A unit's list as a file: every fault by its cell at once, nothing stored until it is clean."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from dossiers.model.errors import FaultyTable, Refused
from tests.flows.nomination_files import (
    FIRST,
    KEY,
    ROUND,
    TITLES,
    UNIT,
    person,
    saved,
    stored,
    workbook,
)
from workflow.forms.nominee_form import NomineeForm
from workflow.intake.nominee_list import (
    HEADINGS,
    ListCheck,
    marked_copy,
    preview_list,
    read_nominations,
)
from workflow.services import AppServices
from workflow.step import Report

FAULTS: tuple[tuple[str, Any, str], ...] = (
    ("B", None, "chưa điền"),
    ("C", None, "chưa điền"),
    ("C", "Đoàn thể", "phải chọn một mục trong danh sách (đang ghi “Đoàn thể”)"),
    ("D", None, "chưa có Ông/Bà"),
    ("D", "Cụ", "phải chọn một mục"),
    ("E", "khoảng 1980", "phải là số nguyên"),
    ("E", 2025, "Năm sinh 2025"),
    ("E", 1850, "Năm sinh 1850"),
    ("E", -1980, "quá nhỏ"),
    ("E", datetime(2026, 1, 1), "Năm sinh 2026"),  # noqa: DTZ001 - as Excel keeps a day
    ("E", "#REF!", "công thức báo lỗi #REF!"),
    ("F", 19088000001, "Excel đã bỏ mất số 0 ở đầu"),
    ("F", "19088000002", "Excel đã bỏ mất số 0 ở đầu"),
    ("F", "019080000001", "cùng một số căn cước"),
    ("F", "=B1&C1", "công thức chưa có kết quả"),
    ("G", "Giáo\ue000viên", "không in được"),
    ("H", None, "chưa điền"),
    ("H", "   ", "chưa điền"),
    ("H", "#N/A", "công thức báo lỗi #N/A"),
    ("I", None, "chưa điền"),
    ("I", ";", "chưa nêu tiêu chí nào"),
    ("I", "III.9.z", "Kế hoạch không có tiêu chí “III.9.z”"),
    ("I", "III.1.a", "không dành cho cá nhân"),
    ("B", "NGUYỄN  VĂN MẪU 1", "có hai dòng trong phiếu"),
    ("B", "Nguyễn Văn Đã Có", "đã có hồ sơ HS-2026-0001"),
)
"""A fault a row: the column, what stands there, what is said."""


def faulty() -> list[list[Any]]:
    """Return a sound first row, and one row for each fault."""
    rows = [person(1)]
    for place, (letter, value, _) in enumerate(FAULTS, start=2):
        twin = {"F": None} if letter == "B" and value else {}
        rows.append(person(place, **{**twin, letter: value}))
    return rows


def test_25_faults_are_25_findings_at_their_cells_and_nothing_is_stored(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    submit(saved(workbook([person(99, B="Nguyễn Văn Đã Có", F=None)])), "inbox/truoc.xlsx")
    data = saved(workbook(faulty()))
    with pytest.raises(FaultyTable) as caught:
        submit(data)
    assert len(caught.value.reasons) == len(FAULTS) == 25
    for place, reason in enumerate(caught.value.reasons):
        letter, _, said = FAULTS[place]
        heading = " ".join(TITLES["ABCDEFGHIJ".index(letter)].split())
        where = f"Trang “DS”, dòng {FIRST + 1 + place}, cột {letter} “{heading}”: "
        assert reason.startswith(where), reason
        assert said in reason
    assert stored(services) == 1
    assert str(caught.value).startswith(f"Tệp {KEY} có 25 chỗ phải sửa.")
    _mend_and_submit(services, submit, data)


def _mend_and_submit(services: AppServices, submit: Callable[..., Report], data: bytes) -> None:
    """Mend each fault in the marked copy, which says it in its row: then everything is stored."""
    question = ListCheck(ROUND, unit=UNIT["name"])
    marked = load_workbook(
        io.BytesIO(marked_copy(data, KEY, preview_list(data, KEY, question, services)))
    )
    sheet = marked["DS"]
    assert sheet["K4"].value == "Lỗi"
    for place, (letter, _, said) in enumerate(FAULTS):
        line = FIRST + 1 + place
        assert said in str(sheet[f"K{line}"].value)
        assert sheet[f"{letter}{line}"].fill.fgColor.rgb.endswith("FFC7CE")
        for column, value in zip("ABCDEFGHIJ", person(place + 2), strict=True):
            sheet[f"{column}{line}"].number_format = "General"
            sheet[f"{column}{line}"].value = value
    assert sheet[f"K{FIRST}"].value is None
    assert submit(saved(marked)).dossiers[-1] == "HS-2026-0027"
    assert stored(services) == 27


def test_a_row_says_all_that_is_wrong_with_it_and_what_clashes_with_it() -> None:
    rows = [person(1), person(2, B="Nguyễn Văn Mẫu 1", F=None, H=None, E="sai")]
    listed = read_nominations(saved(workbook(rows)), "ds.xlsx")
    assert [each.text for each in listed.findings] == [
        "Trang “DS”, dòng 6, cột E “Ngày sinh”: phải là số nguyên (đang ghi “sai”)",
        "Trang “DS”, dòng 6, cột H “Tóm tắt thành tích”: chưa điền",
    ]
    assert [each.name for each in listed.nominees] == ["Nguyễn Văn Mẫu 1"] * 2


def test_a_list_is_judged_by_the_rules_of_the_round_when_one_is_named(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    submit(saved(workbook([person(1)])))
    data = saved(workbook([person(1), person(2, I="III.1.a"), person(2, F=None)]))
    assert preview_list(data, "ds.xlsx", ListCheck(), services).findings == ()
    found = preview_list(data, "ds.xlsx", ListCheck(ROUND), services).findings
    assert [(each.where.line, each.where.column) for each in found] == [(5, 2), (6, 9), (7, 2)]
    assert found[2].sentence.endswith("Xem Trang “DS”, dòng 6.")


def test_a_household_that_may_not_be_a_person_is_judged_once_its_kind_is_known() -> None:
    rows = [person(1, C="Ai đó", D=None, I="III.1.a")]
    (finding,) = read_nominations(saved(workbook(rows)), "ds.xlsx").findings
    assert (finding.where.line, finding.where.column) == (5, 3)


def test_every_field_of_the_form_has_its_own_heading() -> None:
    assert set(HEADINGS.known.values()) == set(NomineeForm.model_fields)


def test_the_table_in_a_letter_is_read_like_a_workbook(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    letter = Document()
    letter.add_table(1, 2).rows[0].cells[0].text = "TRƯỜNG MẪU"
    letter.add_paragraph("TỜ TRÌNH")
    table = letter.add_table(3, 5)
    rows = [
        ("STT", "Họ và tên", "Đối tượng", "Thành tích", "Tiêu chí đạt được"),
        ("1", "Tổ Mẫu", "Tập thể", "Đạt kết quả", "III.1.a"),
        ("2", "Nhóm Mẫu", "Tập thể", "", "III.1.b"),
    ]
    for cells, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(cells.cells, values, strict=True):
            cell.text = value
    with pytest.raises(FaultyTable) as caught:
        submit(saved(letter), "inbox/to-trinh.docx")
    assert caught.value.reasons == ("Bảng 2, dòng 3, cột 4 “Thành tích”: chưa điền",)
    table.rows[2].cells[3].text = "Đạt kết quả tốt"
    assert len(submit(saved(letter), "inbox/to-trinh.docx").dossiers) == 2
    listed = read_nominations(saved(letter), "to-trinh.docx")
    with pytest.raises(Refused, match="chỉ tệp Excel"):
        marked_copy(saved(letter), "to-trinh.docx", listed)


def test_of_very_many_faults_the_sentence_names_the_first_and_counts_all() -> None:
    error = FaultyTable(*(f"Dòng {each}: sai." for each in range(70)), file=KEY)
    assert len(error.reasons) == 70
    assert str(error).startswith(f"Tệp {KEY} có 70 chỗ phải sửa. Dòng 0: sai. Dòng 1: sai.")
    assert str(error).endswith("Dòng 49: sai. Và 20 chỗ khác.")
