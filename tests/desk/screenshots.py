"""Draws the pictures of the desk's pages for the staff guide: `python -m tests.desk.screenshots`.

Over the sample round as it stands before signature, so that something waits for everybody.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from desk.services import DeskServices
from desk.sign_in.sessions import Sessions
from desk.sign_in.sign_in_accounts import Accounts
from dossiers.books.book_events import BookAct
from dossiers.model.roles import Person
from flows.replay import play
from samples import story
from storage.settings import Settings
from tests.desk.conftest import of_unit
from tests.desk.page_visitor import desk_services
from tests.desk.pages.test_downloads import the
from tests.desk.served_desk import served_desk
from tests.desk.signed_pdfs import Authority, a_pdf, signed
from tests.people import COOKIE, sign_in
from tests.whole_way.ui import chromium
from workflow.book_keeping import enter_in_book
from workflow.forms.book_form import BookForm
from workflow.services import AppServices, open_services

PICTURES = Path(__file__).parents[2] / "docs" / "huong-dan" / "hinh"
SIZE: Any = {"width": 1280, "height": 900}
BEFORE_SIGNATURE = 9
"""Steps of the sample round that are played first."""


def main() -> None:
    """Play, serve, draw."""
    authority = Authority()
    decision = signed(a_pdf(), authority.signer("Đinh Huy Hoàng"))
    with TemporaryDirectory() as name:
        settings = Settings(folder=Path(name) / "data")
        with open_services(settings) as services:
            played = play(story("vong-2026"), services)
            for _ in range(BEFORE_SIGNATURE):
                next(played)
            _say_of_books(services)
        authority.write_root(settings.folder / "chung-thu-goc")
        file = Path(name) / "Quyết định đã ký.pdf"
        file.write_bytes(decision)
        opened = desk_services(settings.folder)
        with served_desk(settings) as address, chromium() as browser:
            cookies = {**sign_in(settings.folder), UNIT.account: _sign_in(opened, UNIT)}
            for drawn, (path, account) in pages(opened).items():
                draw(browser, f"{address}{path}", cookies.get(account, ""), drawn)
            draw(browser, f"{address}/tai-len", cookies["van.thu"], "ban-tai-len", file)
        opened.register.close()


def _say_of_books(services: AppServices) -> None:
    """Open a book, use numbers outside and void one, so that its page has something to show."""
    for act, number, last, reason in (
        (BookAct.OPENING, 133, None, "Đến 133 đã dùng ở sổ giấy"),
        (BookAct.OUTSIDE, 134, 136, "Tờ trình khác của phòng"),
        (BookAct.VOID, 137, None, "Viết hỏng"),
    ):
        said = {"book": "TTr-VHXH", "year": 2026, "act": act, "number": number, "last": last}
        form = BookForm.model_validate({**said, "reason": reason, "by": "Triệu Thị Văn Thư"})
        enter_in_book(services, form)


UNIT = of_unit()
"""A person of a unit that has dossiers in the sample round."""


def _sign_in(services: DeskServices, person: Person) -> str:
    """Sign in somebody who has no part in the tests; the cookie."""
    clock = services.clock
    Accounts(services.register, clock).add(person.account, person.name, person.roles, person.unit)
    return Sessions(services.register, services.secrets, clock, secure=False).open(person)


def pages(services: DeskServices) -> dict[str, tuple[str, str]]:
    """List the pages by the names of their pictures, and who opens each."""
    return {
        "ban-dang-nhap": ("/dang-nhap", ""),
        "ban-lan-dau": ("/lan-dau", ""),
        "ban-don-vi": ("/", UNIT.account),
        "ban-khong-lam-duoc": ("/ho-so/HS-2026-0004", UNIT.account),
        "ban-in-giay-khen": ("/dot/2026-HN-GK/in-giay-khen", "van.thu"),
        "ban-bang-theo-doi": ("/", "van.thu"),
        "ban-ho-so": ("/ho-so/HS-2026-0004", "tiep.nhan"),
        "ban-phieu-kiem-soat": ("/ho-so/HS-2026-0004/phieu-kiem-soat", "tiep.nhan"),
        "ban-xem-truoc": (f"/xem/{the(services, 'TO_TRINH').id}", "lanh.dao"),
        "ban-so-van-ban": ("/so-van-ban/TTr-VHXH?nam=2026", "van.thu"),
        "ban-tai-khoan": ("/tai-khoan", "tiep.nhan"),
    }


def draw(browser: Browser, address: str, cookie: str, name: str, file: Path | None = None) -> None:
    """Draw a page as one person sees it, after sending a signed file where one is given."""
    context = browser.new_context(viewport=SIZE, locale="vi-VN", reduced_motion="reduce")
    if cookie:
        context.add_cookies([{"name": COOKIE, "value": cookie, "url": address}])
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    if file:
        page.get_by_label("Văn bản đã ký").check()
        page.get_by_label("Chọn tệp").set_input_files(file)
        page.get_by_text("Đã nhận: ").wait_for()
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", full_page=True)
    context.close()


if __name__ == "__main__":
    main()
