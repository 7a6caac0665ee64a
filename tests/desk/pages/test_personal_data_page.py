"""Citizen numbers are masked on the desk, shown on a click that stays; a page says what is kept."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from desk.services import DeskServices
from dossiers.model.roles import Role
from dossiers.model.steps import Step
from dossiers.plan.office_day import office_noon
from flows.step_list import STEPS
from khenthuong.cli import run
from khenthuong.status_command import rows
from samples import steps
from tests.desk.conftest import of_unit
from tests.desk.page_visitor import CLERK, Visitor, a_person, desk_services
from tests.desk.pages.test_board_page import text
from workflow.services import open_services
from workflow.step_engine import carry_out

CODE, NUMBER, MASKED = "HS-2026-0002", "019088000123", "•••••••••123"
AS_FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def numbered(empty: DeskServices) -> DeskServices:
    """Return a desk with dossiers of which one has a citizen number."""
    opening, first, *_ = steps("vong-2026")
    nominees = json.loads(json.dumps(first["form"]["nominees"]))
    nominees[1]["citizen_id"] = NUMBER
    with open_services(empty.settings) as services:
        carry_out(STEPS["open_round"], opening["form"], services)
        carry_out(STEPS["submission"], {**first["form"], "nominees": nominees}, services)
    return empty


@pytest.fixture
def issued(finished: DeskServices, tmp_path: Path) -> Iterator[DeskServices]:
    """Yield a desk of its own after the sample round."""
    shutil.copytree(finished.settings.folder, tmp_path / "data")
    opened = desk_services(tmp_path / "data")
    yield opened
    opened.register.close()


def press(services: DeskServices, who: Visitor, code: str = CODE) -> tuple[int, str]:
    answer = who.post(f"/ho-so/{code}/so-can-cuoc", b"")
    return answer.status_code, answer.text


def test_a_number_typed_in_a_reason_is_masked_wherever_the_dossier_shows_it(
    numbered: DeskServices,
) -> None:
    said = f"Số {NUMBER} sai, trên thẻ là 019 088 000 124"
    row = {"dossier": CODE, "result": "BO_SUNG", "reason": said}
    hold = {"dossier": CODE, "act": "TAM_DUNG", "ground": "KHIEU_NAI", "reason": said, "by": "Mẫu"}
    opened = {"round": "2026-HN-GK", "appraiser": "Mẫu", "decisions": [row]}
    with open_services(numbered.settings) as services:
        carry_out(STEPS["appraisal"], opened, services)
        carry_out(STEPS["holding"], hold, services)
    clerk = Visitor(numbered, CLERK)
    for path in (f"/ho-so/{CODE}", f"/ho-so/{CODE}/phieu-kiem-soat", "/"):
        shown = clerk.get(path).text
        assert not re.search(r"019\s?088", shown), path
    assert clerk.get(f"/ho-so/{CODE}").text.count(f"{MASKED} sai") == 4


def test_a_number_is_masked_until_it_is_asked_for_and_the_asking_is_kept(
    numbered: DeskServices,
) -> None:
    clerk = Visitor(numbered, CLERK)
    before = clerk.get(f"/ho-so/{CODE}").text
    assert MASKED in before
    assert NUMBER not in before

    status, shown = press(numbered, clerk)

    assert (status, NUMBER in shown) == (200, True)
    after = clerk.get(f"/ho-so/{CODE}").text
    assert NUMBER not in after
    assert "Đã xem đủ số căn cước" in after
    with numbered.register.read_tx() as ledger:
        (event,) = [each for each in ledger.events() if each.step is Step.DISCLOSURE]
    assert (event.actor, event.by, event.dossier) == (CLERK.account, CLERK.name, CODE)
    assert "Xem số căn cước" not in clerk.get(f"/ho-so/{CODE}/phieu-kiem-soat").text


@pytest.mark.parametrize("role", [Role.UY_VIEN, Role.QUAN_TRI, Role.VAN_THU, Role.CHU_TICH])
def test_who_the_table_does_not_name_sees_it_masked_alone(
    numbered: DeskServices, role: Role
) -> None:
    visitor = Visitor(numbered, a_person(role))
    page = visitor.get(f"/ho-so/{CODE}").text
    assert (MASKED in page, "Xem đủ số" in page) == (True, False)
    status, said = press(numbered, visitor)
    assert status == 409
    assert NUMBER not in said


def test_a_unit_sees_its_own_in_full_and_no_other(numbered: DeskServices) -> None:
    own = Visitor(numbered, of_unit(numbered_unit()))
    assert NUMBER in press(numbered, own)[1]
    stranger = Visitor(numbered, of_unit("Trường khác"))
    assert press(numbered, stranger)[0] == 404


def numbered_unit() -> str:
    name: str = steps("vong-2026")[1]["form"]["unit"]["name"]
    return name


def test_neither_board_nor_lists_nor_status_nor_exports_tell_a_number(
    numbered: DeskServices, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Visitor(numbered, CLERK)
    for address in ("/", "/so-khen-thuong.xlsx", f"/ho-so/{CODE}/phieu-kiem-soat"):
        assert NUMBER.encode() not in clerk.get(address).content
    with numbered.register.read_tx() as ledger:
        assert NUMBER not in json.dumps(rows(ledger, None), ensure_ascii=False)
    words = ["export", "2026-HN-GK", "--data", str(numbered.settings.folder), "--out"]
    assert run([*words, str(tmp_path / "khong")]) == 0
    assert not any(NUMBER.encode() in each.read_bytes() for each in (tmp_path / "khong").iterdir())

    assert run([*words, str(tmp_path / "co"), "--citizen-ids"]) == 0

    told = json.loads((tmp_path / "co" / "so-can-cuoc.json").read_text("utf-8"))
    assert told == {CODE: NUMBER}
    assert NUMBER not in capsys.readouterr().out
    with numbered.register.read_tx() as ledger:
        events = [each for each in ledger.events() if each.step is Step.DISCLOSURE]
    assert [(each.by, each.dossier) for each in events] == [("lệnh export", None)]


def test_the_page_says_what_is_kept_why_and_how_long(numbered: DeskServices) -> None:
    page = Visitor(numbered, CLERK).get("/du-lieu-ca-nhan").text
    said = text(page)
    for each in numbered.plan.personal_data:
        assert each.what in said
        assert each.kept in said
    assert "(chưa xác nhận)" in said
    assert "Chuyên viên" in said
    assert 'href="/du-lieu-ca-nhan"' in page, "the footer of every page"


def test_a_dossier_whose_term_is_over_is_anonymised_on_its_page(issued: DeskServices) -> None:
    later = replace(issued, clock=lambda: office_noon(date(2040, 5, 4)))
    head, clerk = Visitor(later, a_person(Role.LANH_DAO_VHXH)), Visitor(later, CLERK)
    assert "Ẩn danh hồ sơ" in head.get(f"/ho-so/{CODE}").text
    assert "Ẩn danh hồ sơ" not in clerk.get(f"/ho-so/{CODE}").text
    today = Visitor(issued, a_person(Role.LANH_DAO_VHXH))
    assert "Ẩn danh hồ sơ" not in today.get(f"/ho-so/{CODE}").text
    address, body = f"/ho-so/{CODE}/an-danh", f"reason={quote('Hết thời hạn lưu')}".encode()
    assert clerk.post(address, body, AS_FORM).status_code == 409
    assert head.post(address, body, AS_FORM).status_code == 303
    for page in (f"/ho-so/{CODE}", "/", f"/ho-so/{CODE}/phieu-kiem-soat", "/tai-len"):
        assert "Nguyễn Văn Mẫu" not in head.get(page).text
    shown = head.get(f"/ho-so/{CODE}").text
    for said in ("Người đã ẩn danh", "Dữ liệu cá nhân đã bỏ ngày 04/05/2040", "không còn giữ"):
        assert said in shown
    assert "<td>Giấy khen (đã tiêu hủy)</td>" in shown


def test_the_page_tells_when_a_dossier_is_anonymised(numbered: DeskServices) -> None:
    said = text(Visitor(numbered, CLERK).get("/du-lieu-ca-nhan").text)
    assert "Khen thưởng cấp phường quyết định: 10 năm (chưa xác nhận)" in said
    assert "Khen thưởng cấp Nhà nước quyết định: lưu vĩnh viễn" in said
