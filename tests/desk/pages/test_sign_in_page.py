"""Signing in and out through the pages: cookies, their rotation, replay and time-out."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import starlette.responses as starlette
from httpx import Response

from desk.sign_in.sessions import IDLE, LASTS, RENEWED_AFTER, Sessions
from desk.sign_in.sign_in_accounts import Accounts
from tests.desk.desk_app import ADDRESS, DeskApp, cheap_hashing, open_desk_app
from tests.people import COOKIE, PEOPLE
from workflow.services import now

pytestmark = pytest.mark.anyio
PASSWORD = "mười hai ký tự"
OURS = {"Origin": ADDRESS, "Accept": "text/html"}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open a desk on which "lan" has a password."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_hashing(patch)
        async with open_desk_app(tmp_path_factory.mktemp("vao") / "data") as opened:
            accounts = Accounts(opened.services.register, now)
            code = accounts.add("lan", "Nguyễn Thị Lan", PEOPLE["thu.ky"].roles)
            accounts.first_sign_in("lan", code, (PASSWORD, PASSWORD), "")
            yield opened


async def sign_in(app: DeskApp, password: str = PASSWORD, **fields: str) -> Response:
    """Send the form of the sign-in page, as a browser without a cookie."""
    app.client.cookies.clear()
    typed = {"account": "lan", "password": password, **fields}
    answer = await app.client.post("/dang-nhap", data=typed, headers=OURS)
    app.client.cookies.clear()
    return answer


def cookie_of(answer: Response) -> str:
    found = re.match(rf"{COOKIE}=([^;]*); ", answer.headers["set-cookie"])
    assert found
    return found[1]


async def opens(app: DeskApp, cookie: str) -> bool:
    """Tell whether the cookie opens a page."""
    answer = await app.client.get("/tai-khoan", headers={"Cookie": f"{COOKIE}={cookie}"})
    app.client.cookies.clear()
    return answer.is_success


async def leave(app: DeskApp, cookie: str, path: str) -> Response:
    headers = {"Cookie": f"{COOKIE}={cookie}", **OURS}
    page = await app.client.get("/tai-khoan", headers=headers)
    token = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert token
    answer = await app.client.post(path, headers=headers, data={"csrf": token[1]})
    app.client.cookies.clear()
    return answer


async def test_the_right_password_opens_a_session_that_scripts_cannot_read(app: DeskApp) -> None:
    answer = await sign_in(app, next="/ho-so/HS-2026-0001")

    assert (answer.status_code, answer.headers["location"]) == (303, "/ho-so/HS-2026-0001")
    assert answer.headers["set-cookie"].endswith("; HttpOnly; Path=/; SameSite=lax")
    assert await opens(app, cookie_of(answer))


async def test_a_wrong_password_opens_none(app: DeskApp) -> None:
    answer = await sign_in(app, "sai mật khẩu rồi")

    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "không đúng" in answer.text
    assert 'value="lan"' in answer.text
    assert "sai mật khẩu rồi" not in answer.text


@pytest.mark.parametrize(
    "address",
    ["//la.example", "https://la.example", "/\\la.example", "\\\\la", "javascript:1", "/\r\nA: b"],
)
async def test_signing_in_leads_to_no_foreign_place(address: str, app: DeskApp) -> None:
    answer = await sign_in(app, next=address)

    assert answer.headers["location"] == "/"


async def test_signing_in_from_a_foreign_page_is_refused(app: DeskApp) -> None:
    typed = {"account": "lan", "password": PASSWORD}
    answer = await app.client.post(
        "/dang-nhap", data=typed, headers={"Origin": "http://trang-la.example"}
    )

    assert answer.status_code == 403


async def test_the_secret_of_a_session_is_new_at_each_sign_in(app: DeskApp) -> None:
    before = app.cookies["uy.vien"]
    typed = {"account": "lan", "password": PASSWORD}
    answer = await app.client.post(
        "/dang-nhap", data=typed, headers={**OURS, **app.headers("uy.vien")}
    )
    app.client.cookies.clear()

    assert cookie_of(answer).split(".")[0] != before.split(".")[0]
    assert await opens(app, cookie_of(answer))
    assert not await opens(app, before), "nobody can close it any more"


async def test_a_cookie_kept_from_before_the_sign_out_opens_nothing(app: DeskApp) -> None:
    cookie, other = cookie_of(await sign_in(app)), cookie_of(await sign_in(app))
    answer = await leave(app, cookie, "/dang-xuat")

    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert not await opens(app, cookie)
    assert await opens(app, other)


async def test_signing_out_everywhere_ends_every_session(app: DeskApp) -> None:
    cookies = [cookie_of(await sign_in(app)) for _ in range(3)]
    await leave(app, cookies[0], "/dang-xuat-moi-noi")

    assert [await opens(app, each) for each in cookies] == [False] * 3


async def test_another_password_ends_the_sessions_of_the_old_one(app: DeskApp) -> None:
    accounts = Accounts(app.services.register, now)
    code = accounts.reset("lan")
    first = {"account": "lan", "code": code, "password": PASSWORD, "again": PASSWORD}
    begun = await app.client.post("/lan-dau", data=first, headers=OURS)
    old = cookie_of(begun)
    token = app.sessions.find(old)
    assert token is not None
    typed = {"old": PASSWORD, "password": f"{PASSWORD} 2", "again": f"{PASSWORD} 2"}
    headers = {**OURS, "Cookie": f"{COOKIE}={old}", "X-CSRF-Token": app.sessions.csrf(token)}
    app.client.cookies.clear()
    changed = await app.client.post("/tai-khoan/mat-khau", data=typed, headers=headers)
    app.client.cookies.clear()

    assert changed.status_code == 303
    assert not await opens(app, old)
    assert await opens(app, cookie_of(changed))
    accounts.change_password("lan", f"{PASSWORD} 2", (PASSWORD, PASSWORD), "")


async def test_disabling_an_account_ends_its_sessions_at_once(app: DeskApp) -> None:
    accounts = Accounts(app.services.register, now)
    code = accounts.add("ngan", "Ngân", PEOPLE["thu.ky"].roles)
    person = accounts.first_sign_in("ngan", code, (PASSWORD, PASSWORD), "")
    cookie = app.sessions.open(person)
    assert await opens(app, cookie)

    accounts.disable("ngan")
    assert not await opens(app, cookie)


def at(sessions: Sessions, moment: datetime) -> Sessions:
    """Return the same sessions, at another time."""
    return replace(sessions, clock=lambda: moment)


def test_a_session_ends_when_nobody_uses_it_and_at_the_end_of_the_day(app: DeskApp) -> None:
    begun = now()
    cookie = at(app.sessions, begun).open(PEOPLE["thu.ky"])

    assert at(app.sessions, begun + IDLE - timedelta(minutes=1)).find(cookie)
    assert at(app.sessions, begun + IDLE + timedelta(minutes=1)).find(cookie) is None
    used, moment = cookie, begun
    while moment < begun + LASTS - IDLE / 2:
        moment += IDLE / 2
        session = at(app.sessions, moment).find(used)
        assert session, "a session in use stays open"
        used = at(app.sessions, moment).renewed(session) or used
    assert at(app.sessions, begun + LASTS + timedelta(minutes=1)).find(used) is None


def test_a_young_cookie_is_not_exchanged(app: DeskApp) -> None:
    begun = now()
    session = at(app.sessions, begun).find(at(app.sessions, begun).open(PEOPLE["thu.ky"]))
    assert session

    assert at(app.sessions, begun + RENEWED_AFTER / 2).renewed(session) is None
    assert at(app.sessions, begun + RENEWED_AFTER * 2).renewed(session)


def test_behind_tls_the_cookie_travels_by_tls_alone(app: DeskApp) -> None:
    answer = starlette.Response()
    replace(app.sessions, secure=True).cookie.keep(answer, "x")

    told = "__Host-khenthuong=x; HttpOnly; Path=/; SameSite=lax; Secure"
    assert answer.headers["set-cookie"] == told
