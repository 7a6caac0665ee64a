"""Every page in a real browser: readable for everybody, narrow, zoomed, by keyboard, and live."""

import json
import zipfile
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from desk.services import DeskServices
from dossiers.model.dossier import Status
from dossiers.model.holds import Hold, HoldGround
from flows.replay import play, read_story
from flows.step_list import STEPS
from samples import story
from storage.settings import PREVIEWS, Settings
from tests.desk.page_visitor import desk_services
from tests.desk.pages.test_downloads import the
from tests.desk.served_desk import served_desk
from tests.desk.signed_pdfs import Authority, a_pdf, signed
from tests.people import COOKIE, sign_in, visitor
from tests.storage.examples import with_dossier
from tests.tools import needs
from tests.whole_way.ui import chromium
from workflow.services import open_services, put_file
from workflow.step_engine import carry_out

pytestmark = needs("chromium")

PHONE, ZOOMED, DESKTOP = 360, 640, 1280
"""Widths; at 200 % a screen of 1,280 points shows what 640 points hold."""

NO_SCROLLING = "document.documentElement.scrollWidth <= window.innerWidth"
A_POINT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
GRAVE = {"serious", "critical"}


class ServedDesk(NamedTuple):
    """The served desk, its office, a browser and everybody's cookie."""

    address: str
    services: DeskServices
    browser: Browser
    cookies: Mapping[str, str]

    @contextmanager
    def page(self, account: str = "", width: int = DESKTOP) -> Iterator[Page]:
        """Open a fresh window as this person, or as nobody."""
        context = self.browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        self.seat(page, account)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        yield page
        context.close()
        assert [each for each in errors if "status of" not in each] == []

    def seat(self, page: Page, account: str) -> None:
        """Let another person, or nobody, go on in the same window."""
        page.context.clear_cookies()
        if account:
            cookie: Any = {"name": COOKIE, "value": self.cookies[account], "url": self.address}
            page.context.add_cookies([cookie])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """Serve the desk over the finished sample round, and two dossiers that wait."""
    settings = Settings(folder=tmp_path_factory.mktemp("trang") / "data")
    _play(settings, signed(a_pdf(), Authority().signer("Đinh Văn Mẫu")))
    cookies = sign_in(settings.folder)
    opened = desk_services(settings.folder)
    with opened.register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0700", status=Status.CHO_BO_SUNG)
        with_dossier(ledger, "HS-2026-0701", hold=HELD)
    drawn = settings.folder / PREVIEWS / the(opened, "QUYET_DINH").sha256
    drawn.mkdir(parents=True)  # as if it had been drawn: how it is drawn, test_preview shows
    (drawn / "page-1.png").write_bytes(A_POINT)
    with served_desk(settings) as address, chromium() as browser:
        yield ServedDesk(address, opened, browser, cookies)
    opened.register.close()


def _play(settings: Settings, decision: bytes) -> None:
    """Play the sample round, the decision signed digitally."""
    settings.folder.mkdir(parents=True)
    scan = settings.folder / "qd.pdf"
    scan.write_bytes(decision)
    *before, last = read_story(story("vong-2026"))
    with open_services(settings) as services:
        put_file(services, scan, "da-ky/qd.pdf")
        played = play(story("vong-2026"), services)
        for _ in before:
            next(played)
        carry_out(STEPS[last.flow], {**last.form, "signed_file": "da-ky/qd.pdf"}, services)


HELD = Hold(ground=HoldGround.KHIEU_NAI, reason="Đơn số 5", by="Lý Thị Thẩm", on=date(2026, 11, 2))
"""Why a dossier is not considered for now."""


def addresses(services: DeskServices) -> tuple[tuple[str, str], ...]:
    """List every page as it may look, and who opens it."""
    decision, drafted = (the(services, each).id for each in ("QUYET_DINH", "TO_TRINH"))
    return (
        ("/dang-nhap", ""),
        ("/lan-dau", ""),
        ("/", "tiep.nhan"),
        ("/", "don.vi"),
        ("/?tim=mau&trang-thai=DA_BAN_HANH", "van.thu"),
        ("/?tim=khong-co", "uy.vien"),
        ("/ho-so/HS-2026-0007", "tiep.nhan"),
        ("/ho-so/HS-2026-0001", "van.thu"),
        ("/ho-so/HS-2026-0701", "lanh.dao"),
        ("/ho-so/HS-2026-0001/phieu-kiem-soat", "tiep.nhan"),
        ("/tai-len", "don.vi"),
        ("/tai-len", "van.thu"),
        (f"/xem/{decision}", "tiep.nhan"),
        (f"/xem/{drafted}", "chu.tich"),
        ("/dot/2026-HN-GK/in-giay-khen", "van.thu"),
        ("/so-van-ban?nam=2026", "thu.ky"),
        ("/so-van-ban/TTr-VHXH?nam=2026", "van.thu"),
        ("/so-van-ban/TTr-VHXH/so-dang-ky?nam=2026", "van.thu"),
        ("/tai-khoan", "don.vi"),
        ("/tai-khoan?xong=1", "quan.tri"),
        ("/ho-so/khong-co", "tiep.nhan"),
        ("/so-khen-thuong.xlsx", "don.vi"),
        ("/xem/x/x.png", "thu.ky"),
    )


def assert_readable(page: Page, case: object) -> None:
    """Assert no grave fault, and nothing beyond the edge of a phone or of a screen at 200 %."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE]
    assert grave == [], case
    for width in (ZOOMED, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(NO_SCROLLING), (case, width)
    page.set_viewport_size({"width": DESKTOP, "height": 800})


def test_no_page_has_a_serious_fault_or_needs_scrolling_sideways(
    desk: ServedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.pages.board_query.PAGE", 4)  # so that there are pages to turn
    monkeypatch.setenv("PATH", "")  # without LibreOffice, but for what is drawn already
    with desk.page() as page:
        for address, account in addresses(desk.services):
            desk.seat(page, account)
            page.goto(f"{desk.address}{address}")
            assert_readable(page, (address, account))


def test_what_a_page_answers_has_no_serious_fault_either(desk: ServedDesk) -> None:
    with desk.page() as page:
        for path, button in (("/dang-nhap", "Đăng nhập"), ("/lan-dau", "Đặt mật khẩu")):
            page.goto(f"{desk.address}{path}")
            for field in page.locator("main input:not([type=hidden])").all():
                field.fill("sai tất cả mọi thứ")
            page.get_by_role("button", name=button).click()
            expect(page.get_by_role("alert")).to_be_visible()
            assert_readable(page, path)
        desk.seat(page, "uy.vien")
        page.goto(f"{desk.address}/tai-khoan")
        for field in page.locator("main input:not([type=hidden])").all():
            field.fill("sai tất cả mọi thứ")
        page.get_by_role("button", name="Đổi mật khẩu").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert_readable(page, "/tai-khoan")


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(desk: ServedDesk) -> None:
    with desk.page("tiep.nhan") as page:
        page.goto(desk.address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("main a").first).to_be_focused()
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.get_by_label("Tìm", exact=True).focus()
        assert page.evaluate(outline) == "solid"
        page.keyboard.type("phung thi")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Tìm thấy 1 hồ sơ.")).to_be_visible()


def test_the_board_is_live_and_keeps_focus_scroll_and_what_is_being_typed(desk: ServedDesk) -> None:
    with desk.page("tiep.nhan", width=PHONE) as page:
        page.goto(desk.address)
        page.get_by_label("Tìm", exact=True).fill("đang gõ dở")
        page.get_by_role("link", name="HS-2026-0003").focus()
        top = page.evaluate("window.scrollY")
        with desk.services.register.write_tx() as ledger:
            with_dossier(ledger, "HS-2026-0777")
        expect(page.get_by_role("link", name="HS-2026-0777")).to_be_visible(timeout=10_000)
        expect(page.get_by_role("link", name="HS-2026-0003")).to_be_focused()
        expect(page.get_by_label("Tìm", exact=True)).to_have_value("đang gõ dở")
        expect(page.get_by_role("status")).to_contain_text("vừa được cập nhật")
        assert abs(page.evaluate("window.scrollY") - top) < 200


def test_files_are_chosen_or_dropped_and_each_is_answered(desk: ServedDesk, tmp_path: Path) -> None:
    good, bad = tmp_path / "Tờ trình đơn vị.pdf", tmp_path / "<b>lạ.svg"
    good.write_bytes(a_pdf())
    bad.write_bytes(b"<svg/>")
    with desk.page("don.vi") as page:
        page.goto(f"{desk.address}/tai-len")
        page.get_by_label("Chọn tệp").set_input_files([good, bad])
        sent = page.get_by_role("list", name="Tệp đang gửi")
        expect(sent.get_by_text("Đã nhận: inbox/truong-thcs-mau-")).to_be_visible()
        expect(sent.get_by_text("ký tự không dùng được")).to_be_visible()
        dropped = page.evaluate_handle(
            "() => { const t = new DataTransfer();"
            " t.items.add(new File(['%PDF-cut'], 'keo.pdf')); return t; }"
        )
        page.dispatch_event("#tha", "drop", {"dataTransfer": dropped})
        expect(sent.get_by_text("bị hỏng hoặc bị cắt cụt")).to_be_visible()
        assert_readable(page, "what became of each file")
        page.reload()
        expect(page.get_by_role("link", name="Tờ trình đơn vị.pdf")).to_be_visible()
    with desk.services.register.read_tx() as ledger:
        assert [each.by for each in ledger.files("inbox/truong-thcs-mau-")] == ["don.vi"]


def test_a_body_of_200_mb_is_refused_before_a_byte_of_it_is_sent(desk: ServedDesk) -> None:
    with closing(visitor(desk.address, desk.cookies["don.vi"])) as known:
        sent = {**known.headers, "Cookie": f"{COOKIE}={desk.cookies['don.vi']}"}
    sent["Content-Length"] = str(200 * 2**20)
    port = int(desk.address.rpartition(":")[2])
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
        line.putrequest("POST", "/tai-len?ten=a.pdf&loai=", skip_host=True)
        for name, value in {**sent, "Host": f"127.0.0.1:{port}"}.items():
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        assert answer.status == 413
        assert "nặng quá 50 MB" in json.loads(answer.read())["detail"]


def test_a_browser_keeps_vietnamese_names(desk: ServedDesk, tmp_path: Path) -> None:
    with desk.page("tiep.nhan") as page:
        page.goto(f"{desk.address}/ho-so/HS-2026-0001")
        for link, name in (
            ("Quyết định số 01/QĐ-UBND", "Quyết định số 01-QĐ-UBND.docx"),
            ("Tải toàn bộ văn bản của đợt (.zip)", "Văn bản đợt 2026-HN-GK.zip"),
            ("Sổ khen thưởng (.xlsx)", "Sổ khen thưởng.xlsx"),
        ):
            if not page.get_by_role("link", name=link, exact=True).count():
                page.goto(desk.address)
            with page.expect_download() as found:
                page.get_by_role("link", name=link, exact=True).click()
            assert found.value.suggested_filename == name
            found.value.save_as(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "Văn bản đợt 2026-HN-GK.zip") as packed:
        assert packed.testzip() is None
