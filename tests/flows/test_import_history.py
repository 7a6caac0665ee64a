"""Earlier decisions come from a workbook, each once, and are seen when a nominee has one."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dossiers.model.errors import InvalidForm, Refused
from flows.step_list import STEPS
from samples import FOLDER
from tests.walks import SampleStep, Walk
from workflow.services import AppServices, put_file
from workflow.step import Report
from workflow.step_engine import carry_out

HEADINGS = [
    "STT",
    "Đối tượng",
    "Họ và tên",
    "Năm sinh",
    "Số CCCD",
    "Đơn vị",
    "Hình thức khen thưởng",
    "Số quyết định",
    "Ngày ký",
    "Nội dung khen thưởng",
]
ROW: dict[str, Any] = {
    "Đối tượng": "Cá nhân",
    "Họ và tên": "Nguyễn Văn Mẫu",
    "Hình thức khen thưởng": "Giấy khen của Chủ tịch UBND phường",
    "Số quyết định": "12/QĐ-UBND",
    "Ngày ký": "20/12/2024",
    "Nội dung khen thưởng": "Hiến máu tình nguyện",
}
KEY = "inbox/khen-thuong-truoc-day.xlsx"


def workbook(*rows: dict[str, Any], headings: list[str] = HEADINGS) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "KT"
    sheet.append(["TỔNG HỢP KHEN THƯỞNG"])
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read_in(services: AppServices, data: bytes, folder: Path, **changes: Any) -> Report:
    file = folder / "tep.xlsx"
    file.write_bytes(data)
    put_file(services, file, KEY)
    form = {"workbook": KEY, "by": "Lý Thị Mẫu Tư", **changes}
    return carry_out(STEPS["history"], form, services)


def test_the_sample_is_read_whole_and_once(services: AppServices, tmp_path: Path) -> None:
    data = (FOLDER / "inbox" / "khen-thuong-truoc-day.xlsx").read_bytes()

    assert read_in(services, data, tmp_path).done.startswith("Đã nhập 6 lần khen thưởng")
    assert read_in(services, data, tmp_path).again
    again = read_in(services, data, tmp_path, by="Lý Thị Mẫu Năm")
    assert again.done.startswith("Đã nhập 0")
    assert again.notes == ("6 dòng đã có trong sổ hoặc ghi lặp lại, không nhập thêm.",)
    with services.register.read_tx() as ledger:
        women, city = ledger.past_awards(["KT-000004", "KT-000003"])[::-1]
    assert (women.decision, f"{women.decided_on}") == ("85/QĐ-UBND", "2023-10-15")
    assert city.name == "Nguyen Van Mau"


def test_a_line_twice_in_a_file_is_one_award(services: AppServices, tmp_path: Path) -> None:
    typed = {**ROW, "Họ và tên": "NGUYỄN VĂN MẪU"}
    report = read_in(services, workbook(ROW, typed, {**ROW, "Năm sinh": 1988}), tmp_path)
    assert report.done.startswith("Đã nhập 1 ")


def test_number_and_day_may_stand_in_one_column(services: AppServices, tmp_path: Path) -> None:
    headings = [*HEADINGS[:7], "Số, ngày, tháng, năm của quyết định"]
    row = {**ROW, headings[-1]: "Quyết định số 12/QĐ-UBND, ngày 5/01/2024"}
    read_in(services, workbook(row, headings=headings), tmp_path)
    with services.register.read_tx() as ledger:
        (award,) = ledger.past_awards(["KT-000001"])
    assert (award.decision, f"{award.decided_on}") == ("12/QĐ-UBND", "2024-01-05")


def test_every_fault_is_told_by_row_and_column_and_nothing_is_kept(
    services: AppServices, tmp_path: Path
) -> None:
    rows = (
        ROW,
        {**ROW, "Họ và tên": None},
        {**ROW, "Đối tượng": "Doanh nghiệp"},
        {**ROW, "Ngày ký": "32/13/2024"},
        {**ROW, "Ngày ký": "20/12/2030"},
        {**ROW, "Số CCCD": 6088000001, "Năm sinh": "tám tám"},
        {**ROW, "Hình thức khen thưởng": None, "Số quyết định": None},
    )
    with pytest.raises(InvalidForm) as caught:
        read_in(services, workbook(*rows), tmp_path)
    told = [reason.split(": ")[0] for reason in caught.value.reasons]
    assert told == [
        "Trang “KT”, dòng 4, cột C “Họ và tên”",
        "Trang “KT”, dòng 5, cột B “Đối tượng”",
        "Trang “KT”, dòng 6, cột I “Ngày ký”",
        "Trang “KT”, dòng 7, cột I “Ngày ký”",
        "Trang “KT”, dòng 8, cột E “Số CCCD”",
        "Trang “KT”, dòng 8, cột D “Năm sinh”",
        "Trang “KT”, dòng 9, cột G “Hình thức khen thưởng”",
        "Trang “KT”, dòng 9, cột H “Số quyết định”",
    ]
    with services.register.read_tx() as ledger:
        assert ledger.past_awards(["KT-000001"]) == ()


def test_a_table_without_decisions_is_no_history(services: AppServices, tmp_path: Path) -> None:
    with pytest.raises(InvalidForm, match="“Số quyết định”"):
        read_in(services, workbook(ROW, headings=HEADINGS[:7]), tmp_path)


def test_an_earlier_award_is_noted_and_may_have_to_be_answered(walk: Walk, tmp_path: Path) -> None:
    achievement = walk.form(SampleStep.FIRST_UNIT)["nominees"][2]["achievement"]
    row = {**ROW, "Họ và tên": "Hoang Thi Thu", "Nội dung khen thưởng": achievement}
    read_in(walk.services, workbook(ROW, row), tmp_path)

    notes = walk.up_to(SampleStep.FIRST_UNIT).notes
    assert any("Nguyễn Văn Mẫu: trùng khớp" in each and "12/QĐ-UBND" in each for each in notes)
    walk.up_to(SampleStep.LAST_UNIT)
    with pytest.raises(Refused, match="hãy chọn KT-000002, trả lời"):
        walk.take(SampleStep.APPRAISAL)
    decisions = walk.form(SampleStep.APPRAISAL)["decisions"]
    decisions[2]["matches"] = [
        {
            "award": "KT-000002 · Hoang Thi Thu",
            "verdict": "Người khác, đơn vị khác",
            "reason": "Bà Hoàng Thị Thu, đã nghỉ hưu",
        }
    ]
    walk.take(SampleStep.APPRAISAL, decisions=decisions)
    with walk.services.register.read_tx() as ledger:
        (answer,) = ledger.dossier(decisions[2]["dossier"]).matches
    assert answer.reason == "Bà Hoàng Thị Thu, đã nghỉ hưu"
