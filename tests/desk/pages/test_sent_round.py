"""A round that goes up to the province, as the desk shows it: card, archive, register, dossier."""

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from openpyxl import load_workbook

from documents.files import office_program
from documents.files.page_count import page_count
from dossiers.model.roles import Role
from tests.desk.page_visitor import CLERK, Visitor, a_person, desk_services
from tests.province_walks import RETURNED, ROUND, SentStep
from tests.tools import needs
from tests.walks import Walk

At = Callable[[int], Walk]
SCHOOL = "Trường Trung học cơ sở Mẫu Một"


@pytest.fixture
def desk(sent_at: At) -> Callable[..., Visitor]:
    """Return who seats a person at the desk of the round, walked up to a place."""

    def seat(place: SentStep, *roles: Role, unit: str = "") -> Visitor:
        folder = sent_at(place).services.settings.folder
        person = a_person(*roles, unit=unit) if roles else CLERK
        return Visitor(desk_services(folder), person)

    return seat


def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "WRITER", "no-such-program")


def unpacked(clerk: Visitor, address: str) -> dict[str, bytes]:
    answer = clerk.get(address)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return {each: packed.read(each) for each in packed.namelist()}


def test_the_archive_holds_every_paper_by_its_number_in_the_index(
    desk: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_libreoffice(monkeypatch)
    files = unpacked(desk(SentStep.PROVINCE), f"/dot/{ROUND}/trinh-tinh.zip")
    names = list(files)
    assert names == sorted(names)
    assert names[:3] == [
        "000 Kê khai.txt",
        "000 Mục lục hồ sơ trình cấp tỉnh.docx",
        "001 Tờ trình đề nghị cấp tỉnh khen thưởng.docx",
    ]
    # 3 of the ward, 35 extracts, and 2 files that one unit handed in for all its nominees
    assert len(names) == 2 + 3 + 35 + 2
    assert len({each.casefold() for each in names}) == len(names)
    assert all(not set(each) & set('<>:"/\\|?*') and len(each) < 130 for each in names)
    told = files["000 Kê khai.txt"].decode("utf-8-sig")
    assert "Hồ sơ trình cấp tỉnh: 41 tệp" in told
    assert "Chưa chuyển được sang PDF (máy chủ chưa cài LibreOffice" in told
    assert told.count("- Báo cáo thành tích - ") == 35 - 6


def test_the_archive_of_an_earlier_proposal_is_still_had(
    desk: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_libreoffice(monkeypatch)
    clerk = desk(SentStep.SENT_AGAIN)
    latest = unpacked(clerk, f"/dot/{ROUND}/trinh-tinh.zip")
    first = unpacked(clerk, f"/dot/{ROUND}/trinh-tinh.zip?lan=1")
    assert (len(latest), len(first)) == (2 + 3 + len(RETURNED), 2 + 3 + 35 + 2)
    assert clerk.get(f"/dot/{ROUND}/trinh-tinh.zip?lan=3").status_code == 409


@needs("soffice")
def test_the_archive_is_pdf_where_it_can_be_with_the_pages_in_the_index(
    desk: Callable[..., Visitor],
) -> None:
    files = unpacked(desk(SentStep.SENT_AGAIN), f"/dot/{ROUND}/trinh-tinh.zip")
    papers = [each for each in files if not each.endswith(".txt")]
    assert {PurePosixPath(each).suffix for each in papers} == {".pdf"}
    assert all(page_count(files[each]) for each in papers)


def test_nothing_is_packed_before_there_is_a_proposal(desk: Callable[..., Visitor]) -> None:
    answer = desk(SentStep.COUNCIL).get(f"/dot/{ROUND}/trinh-tinh.zip")
    assert answer.status_code == 409
    assert "chưa trình cấp tỉnh" in answer.text


def test_the_card_offers_the_provinces_archive_and_no_signature(
    desk: Callable[..., Visitor],
) -> None:
    head = a_person(Role.LANH_DAO_VHXH)
    before = desk(SentStep.COUNCIL, *head.roles).get("/").text
    after = desk(SentStep.PROVINCE, *head.roles).get("/").text
    assert "Trình cấp tỉnh: 35 hồ sơ" in before
    assert "Kết quả của cấp tỉnh: 35 hồ sơ" in after
    assert ("trinh-tinh.zip" in before, "trinh-tinh.zip" in after) == (False, True)
    assert 'class="late"' not in after
    for page in (before, after):
        assert "Trình ký" not in page
        assert "trinh-ky.zip" not in page


def test_a_unit_reads_who_decides_and_why_its_dossier_came_back(
    desk: Callable[..., Visitor],
) -> None:
    code = RETURNED[0]
    unit = desk(SentStep.RETURNED, Role.DON_VI, unit=SCHOOL)
    page = unit.get(f"/ho-so/{code}").text
    assert "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên" in page
    assert "Báo cáo thành tích chưa có xác nhận của cấp trình" in page
    assert "Trình Chủ tịch ký" not in page
    waiting = desk(SentStep.PROVINCE, Role.DON_VI, unit=SCHOOL).get(f"/ho-so/{code}").text
    assert "Chờ cấp tỉnh trả lời: chưa có thời hạn quy định" in waiting


def test_the_register_of_awards_lists_what_the_province_granted(
    desk: Callable[..., Visitor],
) -> None:
    book = load_workbook(io.BytesIO(desk(SentStep.LAST_ANSWER).get("/so-khen-thuong.xlsx").content))
    head, *rows = book["Sổ khen thưởng"].iter_rows(values_only=True)
    numbers = [row[head.index("Số quyết định")] for row in rows]
    assert (numbers.count("2210/QĐ-UBND"), numbers.count("2287/QĐ-UBND")) == (30, 3)
    assert {row[head.index("Người ký")] for row in rows} == {
        "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"
    }
