"""A unit's list as a file: every fault by its cell at once, nothing stored until it is clean."""

import io
import time
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from documents.tables.fillable_workbook import LIST, TOP
from documents.tables.workbook_sheets import EXAMPLE
from dossiers.model.dossier import NomineeKind
from dossiers.model.errors import FaultyTable, InvalidForm, Refused
from flows.registry import BUTTONS
from wards import load_plan
from workflow.forms.step_forms import NomineeForm
from workflow.intake.blank_workbook import blank_list
from workflow.intake.nominee_list import (
    HEADINGS,
    ListCheck,
    marked_copy,
    preview_list,
    read_nominations,
)
from workflow.pages.result_page import refusal_page
from workflow.services import AppServices
from workflow.step import Report, carry_out

ROUND = "2026-HN-GK"
OPEN = {"code": ROUND, "award": "GIAY_KHEN", "occasion": "HANG_NAM", "year": 2026}
UNIT = {
    "name": "Trường Mẫu",
    "group": "CO_QUAN",
    "proposal_number": "12/TTr-TM",
    "proposal_date": "2026-10-01",
}
KEY = "inbox/danh-sach.xlsx"
TITLES = (
    "TT",
    "Họ và tên (*)",
    "ĐỐI TƯỢNG",
    "Ông/Bà",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Tóm tắt\nthành tích",
    "Tiêu chí",
    "Ghi chú",
)
FIRST = 5
"""The line of the first nominee: two lines of titles, an empty one, the headings."""


def person(place: int, **change: Any) -> list[Any]:
    """A sound row; a column is changed by its letter."""
    row = [
        place,
        f"Nguyễn Văn Mẫu {place}",
        "Cá nhân",
        "Ông",
        1980,
        f"0190800{place:05d}",
        "Giáo viên",
        f"Đạt kết quả số {place}",
        "III.4.a",
        None,
    ]
    for letter, value in change.items():
        row["ABCDEFGHIJ".index(letter)] = value
    return row


def workbook(rows: list[list[Any]], title: str = "DS") -> Workbook:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    sheet.append(["TRƯỜNG MẪU"])
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.merge_cells("A2:J2")
    sheet.append([])
    sheet.append(TITLES)
    for row in rows:
        sheet.append(row)
    return made


def saved(made: Any) -> bytes:
    filled = io.BytesIO()
    made.save(filled)
    return filled.getvalue()


@pytest.fixture
def submit(services: AppServices) -> Callable[..., Report]:
    """Submit a list to a round that is open."""
    carry_out(BUTTONS["open_round"], OPEN, services)

    def act(data: bytes, key: str = KEY, **change: Any) -> Report:
        sha256 = services.objects.put(data)
        with services.register.write_tx() as ledger:
            ledger.put_file(key, sha256, len(data), services.clock())
        received = {"received_on": "2026-10-05", "received_by": "Lý Thị Mẫu"}
        form = {"round": ROUND, "unit": UNIT, "workbook": key, **received, **change}
        return carry_out(BUTTONS["submission"], form, services)

    return act


def stored(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return len(ledger.dossiers())


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
    """A sound first row, and one row for each fault."""
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
    """The marked copy says each fault in its row; mended in it, everything is stored."""
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


def test_a_long_list_is_received_in_one_step_in_time(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    """A thousand rows must take less than ten seconds; a fifth of them here."""
    data = saved(workbook([person(place) for place in range(1, 201)]))
    said: list[str] = []
    object.__setattr__(services, "tell", said.append)
    began = time.perf_counter()
    done = submit(data)
    assert time.perf_counter() - began < 10 / 5 * SLOW_MACHINE
    assert len(done.dossiers) == len(done.documents) == stored(services) == 200
    assert said == [f"Đã lập giấy tiếp nhận {made}/200 hồ sơ" for made in (100, 200)]


SLOW_MACHINE = 3
"""Tests run beside each other, on machines of any speed."""


def test_the_blank_workbook_filled_in_is_read_without_a_fault() -> None:
    blank = load_workbook(io.BytesIO(blank_list(load_plan())))
    listed, shown = blank[LIST], blank[EXAMPLE]
    with pytest.raises(InvalidForm, match="không có dòng nào"):
        read_nominations(saved(blank), "mau.xlsx")
    for line in range(TOP + 1, TOP + 4):
        for column in range(1, shown.max_column + 1):
            listed.cell(line, column).value = shown.cell(line, column).value
    read = read_nominations(saved(blank), "mau.xlsx")
    assert (read.findings, read.notes) == ((), ())
    assert [each.kind for each in read.nominees] == [
        NomineeKind.TAP_THE,
        NomineeKind.CA_NHAN,
        NomineeKind.HO_GIA_DINH,
    ]
    assert read.nominees[0].criteria == ("III.1.b", "III.1.d")
    assert read.nominees[1].citizen_id == "019088000001"


def test_the_blank_workbook_has_every_field_of_the_form_with_its_choices() -> None:
    listed = load_workbook(io.BytesIO(blank_list(load_plan())))[LIST]
    headings = [cell.value for cell in listed[TOP]]
    fields = NomineeForm.model_fields.values()
    assert [str(each).removesuffix(" (*)") for each in headings] == [each.title for each in fields]
    needed = [str(each).endswith("(*)") for each in headings]
    assert needed == [each.is_required() for each in fields]
    assert all(cell.comment and cell.comment.text for cell in listed[TOP])
    assert len(listed.data_validations.dataValidation) == 3
    column = 1 + list(NomineeForm.model_fields).index("citizen_id")
    assert listed.cell(TOP + 1, column).number_format == "@"


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


def test_the_page_of_the_refusal_leads_to_the_marked_workbook(
    submit: Callable[..., Report],
) -> None:
    with pytest.raises(FaultyTable) as caught:
        submit(saved(workbook([person(1, H=None)])))
    page = refusal_page(BUTTONS["submission"], caught.value, "", "http://desk")
    assert f"Tệp {KEY} có 1 chỗ phải sửa." in page
    asked = "dot=2026-HN-GK&khoi=CO_QUAN&don_vi=Tr%C6%B0%E1%BB%9Dng+M%E1%BA%ABu&ngay=2026-10-05"
    assert f"/bang-tinh/{KEY}/loi.xlsx?{asked}" in page.replace("&amp;", "&")


def test_what_is_wrong_beside_the_list_is_said_with_it(submit: Callable[..., Report]) -> None:
    data = saved(workbook([person(1, H=None)]))
    with pytest.raises(FaultyTable) as caught:
        submit(data, received_on="2026-09-01")
    assert [each.partition(":")[0] for each in caught.value.reasons] == [
        "Ngày nhận 01/09/2026 trước ngày tờ trình số 12/TTr-TM của Trường Mẫu (01/10/2026); hãy"
        " sửa lại ngày.",
        "Trang “DS”, dòng 5, cột H “Tóm tắt thành tích”",
    ]


def test_names_typed_in_pieces_are_kept_whole(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    submit(saved(workbook([person(1, B=unicodedata.normalize("NFD", "Hoàng  Thị Mẫu\u00a0"))])))
    with services.register.read_tx() as ledger:
        assert ledger.dossiers()[0].nominee.name == "Hoàng Thị Mẫu"


def test_of_very_many_faults_the_sentence_names_the_first_and_counts_all() -> None:
    error = FaultyTable(*(f"Dòng {each}: sai." for each in range(70)), file=KEY)
    assert len(error.reasons) == 70
    assert str(error).startswith(f"Tệp {KEY} có 70 chỗ phải sửa. Dòng 0: sai. Dòng 1: sai.")
    assert str(error).endswith("Dòng 49: sai. Và 20 chỗ khác.")


def test_a_file_and_a_list_are_not_given_together(submit: Callable[..., Report]) -> None:
    rows = [{"kind": "TAP_THE", "name": "Tổ Mẫu", "achievement": "Tốt", "criteria": ["III.1.a"]}]
    with pytest.raises(InvalidForm, match="vừa có danh sách vừa có tệp"):
        submit(saved(workbook([person(1)])), nominees=rows)
