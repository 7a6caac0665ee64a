"""A dossier's page: everything for officers, for a unit what concerns it; the control slip."""

import re

import pytest

from desk.services import DeskServices
from dossiers.model.dossier import Component, ComponentKind
from dossiers.model.roles import Role
from flows.replay import play, read_story
from flows.step_list import STEPS
from samples import story
from tests.desk.conftest import of_unit
from tests.desk.page_visitor import CLERK, Visitor, a_person
from tests.desk.pages.test_board_page import text
from tests.desk.signed_pdfs import Authority, a_pdf, signed
from tests.storage.examples import NOW, a_round, with_dossier
from workflow.services import open_services, put_file
from workflow.step_engine import carry_out

CODE = "HS-2026-0001"


def test_an_officer_sees_facts_papers_documents_and_the_way(clerk: Visitor) -> None:
    page = clerk.get(f"/ho-so/{CODE}").text
    said = text(page)

    assert "Bộ phận Một cửa số (tập thể mẫu)" in said
    assert "Đã ban hành quyết định" in said
    assert "Dự thảo, đã thay bằng bản sau" in said, "superseded versions stay in sight"
    assert "Ban hành quyết định : Đã ban hành quyết định Đình Huy Hoàng" in said
    assert "ghi sổ lúc" in said
    assert re.search(r'href="/tai-ve/[0-9a-f]{32}"', page)
    assert 'href="/tep/inbox/' in clerk.get("/ho-so/HS-2026-0007").text


def test_a_unit_sees_its_dossier_without_the_offices_own_matters(unit: Visitor) -> None:
    page = unit.get(f"/ho-so/{CODE}").text
    said = text(page)

    assert "Đã ban hành quyết định" in said
    assert "Quyết định số 01/QĐ-UBND" in said
    for kept in (
        "Ma Thị Mẫu Mười",
        "phiếu đồng ý",
        "Biên bản họp",
        "Dự thảo",
        "Khen thưởng trước đây",
    ):
        assert kept not in said
    assert "phieu-kiem-soat" not in page


def test_another_units_dossier_is_not_there(stranger: Visitor, clerk: Visitor) -> None:
    refused, missing = stranger.get(f"/ho-so/{CODE}"), clerk.get("/ho-so/HS-2026-9999")

    assert refused.status_code == missing.status_code == 404
    assert "Bộ phận Một cửa" not in refused.text


def test_the_control_slip_tells_who_when_and_how_long(clerk: Visitor) -> None:
    said = text(clerk.get(f"/ho-so/{CODE}/phieu-kiem-soat").text)

    assert "Phiếu kiểm soát quá trình giải quyết hồ sơ" in said
    assert "11 ngày làm việc/5, trễ 6" in said
    assert "Ma Thị Mẫu Mười" in said


@pytest.mark.parametrize("code", ["<script>", "HS-2026-0001'--", "%2e%2e"])
def test_odd_codes_are_not_found_and_shown_as_text(clerk: Visitor, code: str) -> None:
    answer = clerk.get(f"/ho-so/{code}")

    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace("<script src", "")


def test_the_next_step_is_offered_to_those_whose_it_is(empty: DeskServices) -> None:
    with open_services(empty.settings) as services:
        steps = play(story("vong-2026"), services)
        next(steps), next(steps)

    page = Visitor(empty, CLERK).get(f"/ho-so/{CODE}").text
    council = Visitor(empty, a_person(Role.THU_KY)).get(f"/ho-so/{CODE}").text

    assert f'href="/buoc/appraisal?dot=2026-HN-GK&amp;ho-so={CODE}"' in page
    for beside in ("withdrawal", "holding", "correction"):
        assert f'href="/buoc/{beside}?dot=2026-HN-GK&amp;ho-so={CODE}"' in page
    assert "/buoc/" not in council


def test_what_a_unit_handed_in_waits_for_an_officer(handed_in: DeskServices) -> None:
    units, offices = (
        Visitor(handed_in, who).get(f"/ho-so/{CODE}").text for who in (of_unit(), CLERK)
    )
    for page in (units, offices):
        assert "Đã nộp, chờ tiếp nhận" in text(page)
        assert "Nộp qua mạng" in text(page)
        assert "Tiếp nhận chưa" in text(page)
        assert "bản giấy" not in text(page)
    assert "Nộp lại, thay giấy tờ" in text(units)
    assert f'href="/buoc/submission?dot=2026-HN-GK&amp;ho-so={CODE}"' in units
    assert f'href="/buoc/reception?dot=2026-HN-GK&amp;ho-so={CODE}"' in offices
    assert "/buoc/reception" not in units
    assert "/buoc/submission" not in offices


def test_a_unit_opens_the_papers_of_its_own_dossier_whoever_handed_them_in(
    empty: DeskServices,
) -> None:
    key, sha256 = "inbox/bao cao.pdf", empty.objects.put(a_pdf())
    paper = Component(kind=ComponentKind.BAO_CAO_THANH_TICH, object=key)
    with empty.register.write_tx() as ledger:
        movement = empty.plan.movements[0].code
        ledger.add_round(a_round().model_copy(update={"movement": movement}), NOW)
        with_dossier(ledger, components=(paper,))
        ledger.put_file(key, sha256, 1, NOW)
        ledger.put_file("inbox/khac.pdf", sha256, 1, NOW)
        name = ledger.dossier("HS-2026-0001").unit.name
    own, other = (
        Visitor(empty, a_person(Role.DON_VI, unit=each)) for each in (name, "Trường Khác")
    )
    (link,) = re.findall(r'href="(/tep/[^"]+)"', own.get("/ho-so/HS-2026-0001").text)

    assert own.get(link).content == a_pdf()
    assert other.get(link).status_code == 404
    assert own.get("/tep/inbox/khac.pdf?ho-so=HS-2026-0001").status_code == 404
    assert own.get(link.partition("?")[0]).status_code == 404


def test_the_signed_copy_is_shown_with_what_its_signature_proves(empty: DeskServices) -> None:
    authority, folder = Authority(), empty.settings.folder
    authority.write_root(folder / "chung-thu-goc")
    scan = folder / "qd.pdf"
    scan.write_bytes(signed(a_pdf(), authority.signer("Đinh Văn Mẫu")))
    with open_services(empty.settings) as services:
        put_file(services, scan, "da-ky/qd.pdf")
        *before, last = read_story(story("vong-2026"))
        played = play(story("vong-2026"), services)
        for _ in before:
            next(played)
        issued = {**last.form, "signed_file": "da-ky/qd.pdf"}
        carry_out(STEPS[last.flow], issued, services)

    said = text(Visitor(empty, CLERK).get(f"/ho-so/{CODE}").text)

    assert "Bản đã ký của Quyết định số 01/QĐ-UBND: qd.pdf" in said
    assert "Người ký theo chứng thư: Đinh Văn Mẫu" in said
    assert "Nội dung đã ký còn nguyên vẹn" in said
