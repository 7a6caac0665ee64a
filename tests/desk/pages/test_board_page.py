"""The board: what each person sees of it, what it finds, and the news that it asks for."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from desk.pages.board_query import Asked, asked
from desk.services import DeskServices
from dossiers.model.dossier import Status
from dossiers.model.roles import Role
from storage.ledger.board_rows import Order
from tests.desk.conftest import CENTRE
from tests.desk.page_visitor import CLERK, Visitor, a_person
from tests.storage.examples import a_round, with_dossier
from wards import load_plan


def codes(page: str) -> list[str]:
    """Read the dossiers in the table."""
    return re.findall(r'href="/ho-so/(HS-\d{4}-\d{4})"', page)


def text(page: str) -> str:
    """Strip a page of its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_an_officer_sees_rounds_with_quotas_counts_and_all_dossiers(clerk: Visitor) -> None:
    page = clerk.get("/").text

    assert len(codes(page)) == 9
    assert "2026-HN-GK: Giấy khen của Chủ tịch UBND phường" in text(page)
    assert "Tập thể: đã chọn 2/2" in text(page)
    assert re.search(r'<meter min="0" max="4" value="4"', page)
    assert "Đã ban hành quyết định: 6" in text(page)
    assert 'href="/dot/2026-HN-GK.zip"' in page


def test_a_unit_sees_its_own_dossiers_alone(unit: Visitor, stranger: Visitor) -> None:
    page = unit.get("/").text

    assert len(codes(page)) == 3
    assert "Công ty Cổ phần" not in page
    assert "đã chọn" not in text(page), "quotas are the office's"
    assert "/dot/" not in page.replace("/?dot=", "")
    assert codes(stranger.get("/").text) == []
    assert len(codes(unit.get("/?don-vi=Công+ty+Cổ+phần+Công+nghệ+Mẫu+Việt").text)) == 3


def test_a_unit_account_without_a_unit_sees_nothing(finished: DeskServices) -> None:
    lost = Visitor(finished, a_person(Role.DON_VI))

    assert codes(lost.get("/").text) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("tim=phung+thi+mau+muc", 1),
        ("tim=Phùng+Thị+Mẫu+Mực", 1),
        ("tim=HS-2026-0004", 1),
        ("trang-thai=DA_BAN_HANH", 6),
        (f"don-vi={CENTRE}", 3),
        ("hinh-thuc=GIAY_KHEN", 9),
        ("hinh-thuc=BANG_KHEN", 0),
        ("dot=2026-HN-GK&trang-thai=KHONG_DE_NGHI", 3),
        ("dot=khong-co", 0),
        ("trang-thai=LINH_TINH&sap-xep=x&trang=-1", 9),
        ("trang=99999999999999999999999", 9),
        (f"trang={'9' * 5000}", 9),
        ("trang=0000000", 9),
        ("tim=%3Cscript%3Ealert(1)%3C/script%3E", 0),
    ],
)
def test_search_and_filters(clerk: Visitor, question: str, found: int) -> None:
    page = clerk.get(f"/?{question}").text

    assert len(codes(page)) == found
    assert f"Tìm thấy {found} hồ sơ" in text(page)
    assert "<script>alert" not in page


def test_what_waits_for_me_is_by_role_with_a_filled_form(empty: DeskServices) -> None:
    with empty.register.write_tx() as ledger:
        movement = empty.plan.movements[0].code
        ledger.add_round(a_round().model_copy(update={"movement": movement}), datetime.now(UTC))
        for number, status in enumerate(
            (Status.DA_TIEP_NHAN, Status.DA_TIEP_NHAN, Status.TRINH_KY, Status.DU_DIEU_KIEN)
        ):
            with_dossier(ledger, f"HS-2026-000{number + 1}", status=status)

    appraiser = Visitor(empty, CLERK).get("/").text
    issuing = Visitor(empty, a_person(Role.VAN_THU)).get("/").text
    member = Visitor(empty, a_person(Role.UY_VIEN)).get("/").text
    secretary = text(Visitor(empty, a_person(Role.THU_KY)).get("/").text)

    assert "Thẩm định hồ sơ: 2 hồ sơ" in text(appraiser)
    assert 'href="/buoc/appraisal?dot=2026-HN-GK"' in appraiser
    assert "Ban hành quyết định: 1 hồ sơ" in text(issuing)
    assert "Thẩm định hồ sơ" not in text(issuing)
    assert "Mời họp Hội đồng: 1 hồ sơ" in secretary
    assert "Hội đồng xét: 1 hồ sơ" in secretary
    assert "Không có việc nào đang chờ" in text(member)


def test_how_long_a_dossier_waits_against_its_day(empty: DeskServices) -> None:
    with empty.register.write_tx() as ledger:
        movement = empty.plan.movements[0].code
        ledger.add_round(a_round().model_copy(update={"movement": movement}), datetime.now(UTC))
        long_ago = empty.today() - timedelta(days=60)
        with_dossier(ledger, received_on=long_ago)

    page = Visitor(empty, CLERK).get("/").text

    assert "60 ngày" in text(page)
    assert re.search(r'class="late">trễ \d+ ngày làm việc', page)


def test_officers_are_told_what_lapses_and_units_are_not(empty: DeskServices) -> None:
    office = replace(empty, clock=lambda: datetime(2026, 12, 1, 3, tzinfo=UTC))

    said = text(Visitor(office, CLERK).get("/").text)

    assert "còn 90 ngày: Nghị định số 152/2025/NĐ-CP hết hiệu lực từ ngày 01/03/2027" in said
    assert "wards/legal-bases.toml" in said
    unit = text(Visitor(office, a_person(Role.DON_VI)).get("/").text)
    assert "hết hiệu lực" not in unit


def test_news_come_only_when_there_are_some(empty: DeskServices) -> None:
    visitor = Visitor(empty, CLERK)
    tag = re.findall(r'data-tag="([^"]+)"', visitor.get("/").text)[0].replace("&#34;", '"')

    assert visitor.get("/bang/moi", {"If-None-Match": tag}).status_code == 304
    with empty.register.write_tx() as ledger:
        movement = empty.plan.movements[0].code
        ledger.add_round(a_round().model_copy(update={"movement": movement}), datetime.now(UTC))
        with_dossier(ledger)
    news = visitor.get("/bang/moi", {"If-None-Match": tag})
    assert news.status_code == 200
    assert news.headers["ETag"] != tag
    assert codes(news.text) == ["HS-2026-0001"]
    assert "<html" not in news.text


def test_news_of_one_person_are_not_anothers(finished: DeskServices) -> None:
    tags = {
        Visitor(finished, who).get(f"/bang/moi{question}").headers["ETag"]
        for who in (CLERK, a_person(Role.UY_VIEN))
        for question in ("", "?tim=a")
    }

    assert len(tags) == 4


def test_the_address_of_a_page_asks_the_same_again() -> None:
    question = Asked("Hòa & Bình", Status.TRINH_KY, "Đơn vị A", "", "2026", Order.NAME, 1)
    address = httpx.URL(question.address(3))

    assert asked(address.params, load_plan()) == question._replace(page=3)
    assert question._replace(text="", status=None, unit="", round="").address(1) == (
        "/?sap-xep=ten#ho-so"
    )
