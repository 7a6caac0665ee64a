"""The Prefect UI as a clerk works it: the board, run forms, runs and the pages they leave.

Everything is found by what is read on the screen. `Clerk.look` may take a picture of a page.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Response, expect, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from tests.people import COOKIE, RECEPTION
from tests.serving import Served
from workflow.pages.links import board_link

TIMEOUT_MS = 60_000
"""Milliseconds that a page may take on a busy machine."""

WIDE = {"width": 1280, "height": 900}
HERE = "127.0.0.1"

HANDLE = "Drag to reorder"
"""The handle that every row of a list has, and nothing else."""

STILL = """addEventListener("DOMContentLoaded", () => {
    const style = document.createElement("style");
    style.textContent = "* { animation: none !important; transition: none !important }";
    document.head.append(style);
});"""
"""Keeps lists from gliding open: drawing that takes three times as long as all the rest."""

Look = Callable[["Clerk", str], None]
"""What is done with a page that is worth a picture."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = which("chromium")
    assert path, "chromium is not installed: apt-get install chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def clerk(browser: Browser, program: Served, look: "Look | None" = None) -> Iterator["Clerk"]:
    """Open a clerk in the ward's office before a fresh browser window."""
    context = browser.new_context(
        viewport={"width": WIDE["width"], "height": WIDE["height"]},
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    context.add_init_script(STILL)
    context.set_default_timeout(TIMEOUT_MS)
    expect.set_options(timeout=TIMEOUT_MS)
    working = Clerk(context.new_page(), program, look or (lambda _clerk, _name: None))
    context.on("request", lambda request: working.asked.append(request.url))
    working.page.on("websocket", lambda socket: working.asked.append(socket.url))
    working.page.on("pageerror", lambda error: working.errors.append(str(error)))
    working.sign_in(RECEPTION)
    try:
        yield working
    finally:
        context.close()


class Result(NamedTuple):
    """A run as its page shows it when it has ended."""

    id: str
    name: str
    state: str


class Fields(NamedTuple):
    """Fields of a run form: all of them, those of a group, or those of one row of a list."""

    page: Page
    box: Locator

    def _field(self, title: str) -> Locator:
        """Return what lies under the title, which the UI marks when the field may stay empty."""
        titles = f'normalize-space()="{title}" or normalize-space()="{title} (Optional)"'
        label = self.box.locator(f"xpath=.//label[{titles}]").first
        group = "ancestor::div[contains(concat(' ', @class, ' '), ' group ')][1]"
        return label.locator(f"xpath={group}/fieldset")

    def group(self, title: str) -> "Fields":
        """Return the fields of a boxed group."""
        return Fields(self.page, self._field(title))

    def rows(self, title: str) -> list["Fields"]:
        """Return the rows of a list that has some."""
        self._rows(title).first.wait_for()
        return [Fields(self.page, each) for each in self._rows(title).all()]

    def add(self, title: str) -> "Fields":
        """Return a new row at the end of a list."""
        before = self._rows(title).count()
        self._field(title).get_by_role("button", name="Add item").last.click()
        self._rows(title).nth(before).wait_for()
        rows = self.rows(title)
        assert len(rows) == before + 1
        return rows[-1]

    def _rows(self, title: str) -> Locator:
        return self._field(title).locator(f"xpath=./div/div[button[@aria-label='{HANDLE}']]")

    def type(self, title: str, text: str | int) -> None:
        """Type into a field in place of what it holds."""
        self._field(title).locator("textarea, input").first.fill(str(text))

    def type_alone(self, text: str) -> None:
        """Type into a row that is one field, without a title."""
        self.box.locator("textarea, input").first.fill(text)

    def typed(self, title: str) -> str:
        """Return what a text field holds."""
        return self._field(title).locator("textarea, input").first.input_value()

    def choose(self, title: str, *options: str) -> None:
        """Choose in a drop-down by the beginning of each option, in this order."""
        self._field(title).get_by_role("button", name="Select").first.click()
        for option in options:
            self._options().filter(has_text=re.compile(f"^{re.escape(option)}")).first.click()
        self._close()

    def chosen(self, title: str) -> str:
        """Return what a drop-down shows as chosen; "Select" when nothing is."""
        return self._field(title).get_by_role("button", name="Select").first.inner_text()

    def offered(self, title: str) -> list[str]:
        """Return what a drop-down offers."""
        self._field(title).get_by_role("button", name="Select").first.click()
        self._options().first.wait_for()
        texts = self._options().all_inner_texts()
        self._close()
        return texts

    def pick_day(self, title: str, day: str) -> None:
        """Type a day, as 2026-10-05, into the calendar of a date field."""
        self._field(title).get_by_role("button").first.click()
        self.page.get_by_role("textbox", name="Date (yyyy-MM-dd)").fill(day)
        self._close()

    def picked(self, title: str) -> str:
        """Return the day that a date field shows."""
        return self._field(title).get_by_role("button").first.inner_text()

    def _options(self) -> Locator:
        return self.page.get_by_role("option")

    def _close(self) -> None:
        """Close the drop-down or calendar, if choosing has not."""
        opened = self.page.locator("[data-radix-popper-content-wrapper]").first
        if opened.count():
            self.page.keyboard.press("Escape")
        opened.wait_for(state="detached")


@dataclass
class Clerk:
    """Who clicks: a page, the program it shows, and every address that the browser asked."""

    page: Page
    program: Served
    look: Look
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    account: str = ""
    outdated: bool = False
    """Whether the page on the screen was loaded in the name of another person."""

    def sign_in(self, account: str) -> None:
        """Take the seat of this person, in whose name the next page is loaded."""
        if account == self.account:
            return
        self.account = account
        value, address = self.program.cookies[account], self.program.desk
        self.page.context.add_cookies([{"name": COOKIE, "value": value, "url": address}])
        self.outdated = self.page.url.startswith(address)

    def visit(self, path: str) -> None:
        """Open the page at this path."""
        self.page.goto(f"{self.program.desk}{path}")
        self.outdated = False

    def board(self, account: str = "") -> str:
        """Open the board at its address, as this person; return what it says."""
        self.sign_in(account or self.account)
        self.visit(board_link())
        return self.read()

    def read(self) -> str:
        """Return the text of the page (board or result), once it is there."""
        self.page.get_by_role("heading", level=1).wait_for()
        return self.page.locator("main").inner_text()

    def follow(self, link: str, under: str = "") -> None:
        """Follow a link of the page: the first, or the first under the heading that begins so."""
        if self.outdated:
            self.page.reload()
            self.outdated = False
        after = f"//h2[starts-with(normalize-space(), '{under}')]/following-sibling::*"
        part = self.page.locator(f"xpath={after}") if under else self.page
        part.get_by_role("link", name=link).first.click()

    def form(self, link: str, round_: str = "") -> Fields:
        """Follow a link of the board, in the part of a round, to a run form; its fields."""
        self.follow(link, round_)
        return self.opened_form()

    def form_at(self, address: str) -> Fields:
        """Open a run form by its address, as a link in a message does."""
        self.visit(address)
        return self.opened_form()

    def opened_form(self) -> Fields:
        """Return the fields of the run form on the screen."""
        form = self.page.locator("form")
        form.locator("fieldset fieldset").first.wait_for()
        expect(self._submit_button()).to_be_enabled()
        return Fields(self.page, form)

    def submit(self) -> Result:
        """Press Submit, see the run to its end, and open the page that it left."""
        with self.page.expect_response(_creates_a_run):
            self._submit_button().click()
        return self._result()

    def send(self) -> dict[str, Any]:
        """Press Submit and await the end of the run, without looking at its page."""
        with self.page.expect_response(_creates_a_run) as created:
            self._submit_button().click()
        return self._await(str(created.value.json()["id"]))

    def _await(self, run: str) -> dict[str, Any]:
        """Await the end of a run before a blank page: Prefect's pages draw all the while."""
        self.page.goto("about:blank")
        return self.program.wait(run)

    def submit_twice(self) -> Result:
        """Press Submit with a double click, as people do who only know folders on a desktop."""
        created: list[str] = []
        self.page.on("response", lambda response: _note_run(response, created))
        with self.page.expect_response(_creates_a_run):
            self._submit_button().dblclick()
        result = self._result()
        for run in created:
            self.program.wait(run)
        return result

    def _submit_button(self) -> Locator:
        return self.page.get_by_role("button", name="Submit", exact=True)

    def _result(self) -> Result:
        """Follow "View run", await the end, and open the result in the tab Artifacts."""
        told = self.page.get_by_role("button", name="View run").first
        told.wait_for()
        self.look(self, "da-bam-submit")
        told.click()
        self.page.wait_for_url("**/runs/flow-run/**")
        address = self.page.url
        run = self._await(urlsplit(address).path.rpartition("/")[2])
        self.page.goto(address)
        state = run["state"]["name"]
        self.page.get_by_text(state, exact=True).first.wait_for()
        self.page.get_by_text(run["name"], exact=True).first.wait_for()
        self._open_page_left()
        # Beside the page the UI loads what it knows of the run, and hides the page until then.
        self.page.get_by_text("Last Updated").wait_for()
        self.page.get_by_role("link", name="Về bảng theo dõi").wait_for()
        return Result(run["id"], run["name"], state)

    def _open_page_left(self) -> None:
        """Open what lies in the tab Artifacts; F5 where the UI still shows it empty."""
        self.page.get_by_role("tab", name="Artifacts").click()
        left = self.page.locator("a[href*='/artifacts/artifact/']").first
        try:
            left.wait_for(timeout=TIMEOUT_MS / 4)
        except TookTooLong:
            self.page.reload()
            self.page.get_by_role("tab", name="Artifacts").click()
            left.wait_for()
        self.look(self, "trang-lan-chay")
        left.click()
        self.page.wait_for_url("**/artifacts/artifact/**")

    def download(self, link: str, folder: Path) -> Path:
        """Follow a download link; the file, under the name that the browser gives it."""
        with self.page.expect_download() as found:
            self.follow(link)
        file = folder / found.value.suggested_filename
        found.value.save_as(file)
        return file

    def asked_abroad(self) -> list[str]:
        """Addresses beyond this machine that the browser asked."""
        return [
            each
            for each in self.asked
            if urlsplit(each).scheme not in {"data", "blob"} and urlsplit(each).hostname != HERE
        ]


def _creates_a_run(response: Response) -> bool:
    return response.url.endswith("/create_flow_run")


def _note_run(response: Response, created: list[str]) -> None:
    if _creates_a_run(response) and response.ok:
        created.append(str(response.json()["id"]))
