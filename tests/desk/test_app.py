"""The desk as it is put together: well, without Prefect in it, and calling nobody."""

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from desk.app import open_desk
from tests.desk.desk_app import ADDRESS, DeskApp, open_desk_app

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open the desk over an empty register."""
    async with open_desk_app(tmp_path_factory.mktemp("ban") / "data") as opened:
        yield opened


async def test_the_desk_says_that_it_is_well_to_anybody(app: DeskApp) -> None:
    assert (await app.ask(None, "GET", "/suc-khoe")).text == "tốt"


@pytest.mark.parametrize("path", ["/tai-ve/khong-co", "/dot/khong-co.zip", "/khong-co"])
async def test_what_is_not_there_is_said_in_vietnamese(path: str, app: DeskApp) -> None:
    answer = await app.ask("uy.vien", "GET", path, headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert "Không có" in answer.text


@pytest.mark.parametrize("account", ["a" * 2000, "a\0b"])
async def test_what_no_page_of_ours_sends_is_refused_in_vietnamese(
    account: str, app: DeskApp
) -> None:
    typed = {"account": account, "password": "x"}
    answer = await app.ask(None, "POST", "/dang-nhap", data=typed)

    assert answer.status_code == 400
    assert "không đúng dạng" in answer.text


@pytest.mark.parametrize("path", ["/", "/api/flow_runs/1"])
async def test_a_fault_of_our_own_is_said_in_vietnamese_and_raised_for_the_log(
    path: str, app: DeskApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desk.pages.board_page.asked", broken)
    monkeypatch.setattr("desk.prefect_proxy.proxy.prefect_rule", broken)
    opened = open_desk(app.services.settings)
    seen = httpx.ASGITransport(opened, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=seen, base_url=ADDRESS) as client:
        answer = await client.get(path, headers=app.headers("uy.vien"))

    assert answer.status_code == 500
    assert "lỗi ngoài dự kiến" in answer.text
    assert "Error" not in answer.text


async def test_the_menu_shows_each_person_what_they_may_open(app: DeskApp) -> None:
    unit = (await app.ask("don.vi", "GET", "/tai-khoan")).text
    member = (await app.ask("uy.vien", "GET", "/tai-khoan")).text

    assert 'href="/tai-len"' in unit
    assert 'href="/v2/deployments"' not in unit
    assert 'href="/tai-len"' not in member
    assert 'href="/v2/deployments"' in member


def test_the_desk_runs_without_prefect_in_its_process() -> None:
    told = "import sys, desk.app, desk.__main__; print('prefect' in sys.modules)"
    asked = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert asked.stdout.strip() == "False"


def test_nothing_of_the_desk_calls_out() -> None:
    places = [*(ROOT / "desk" / "html").glob("*.html"), *(ROOT / "desk" / "static").glob("*")]

    assert len(places) > 5
    for each in places:
        assert "://" not in each.read_text("utf-8").replace("http://www.w3.org/", ""), each.name
