"""What tries to get past the access rules: forged and foreign requests; our pages' policy."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from itsdangerous import TimestampSigner

from desk.access.request_checks import headers_of
from tests.desk.desk_app import ADDRESS, DeskApp, open_desk_app, press_of
from tests.people import COOKIE

pytestmark = pytest.mark.anyio
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open one desk for all tests."""
    async with open_desk_app(tmp_path_factory.mktemp("cua") / "data") as opened:
        yield opened


async def test_who_is_not_signed_in_is_led_to_sign_in_and_on_to_where_they_wanted(
    app: DeskApp,
) -> None:
    answer = await app.client.get("/ho-so/HS-2026-0001?the=a%26b", headers=HTML)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/dang-nhap?tiep=/ho-so/HS-2026-0001%3Fthe%3Da%2526b"


async def test_a_script_without_a_session_is_told_so(app: DeskApp) -> None:
    answer = await app.client.post("/api/flow_runs/filter", json={})

    assert answer.status_code == 401
    assert "đăng nhập lại" in answer.json()["detail"]
    assert not app.behind.asked


def forged(app: DeskApp) -> list[str]:
    """Forge cookies that open nothing."""
    good = app.cookies["chu.tich"]
    token = good.split(".")[0]
    other = TimestampSigner(b"khoa khac", salt="khenthuong").sign(token).decode()
    broken = ["", "a.b.c", token, f"{good}x", f"x{good}", other, good[::-1], "%00", '"']
    return [*broken, good.replace(good[-3:], "AAA")]


async def test_a_forged_cookie_opens_nothing(app: DeskApp) -> None:
    for value in forged(app):
        answer = await app.client.get("/tai-khoan", headers={"Cookie": f"{COOKIE}={value}"})
        assert answer.status_code == 401, value


@pytest.mark.parametrize(
    "beside", ['other={"a": 1}; ', "a[b]@=1; ", "tên=Đ; ".encode().decode("latin-1"), "x; ", "=; "]
)
async def test_cookies_of_other_programs_of_this_machine_do_not_hide_ours(
    beside: str, app: DeskApp
) -> None:
    known = app.headers("quan.tri")
    cookie = f"{beside}{known['Cookie']}".encode("latin-1")

    assert (await app.client.get("/tai-khoan", headers={b"Cookie": cookie})).is_success


@pytest.mark.parametrize(
    "changed",
    [
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
        {"Origin": "http://trang-la.example"},
        {"Origin": "null"},
        {"Origin": f"{ADDRESS}.example"},
        {"Origin": "https://desk"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ""},
    ],
)
async def test_an_act_needs_the_token_and_our_own_page(
    changed: Mapping[str, str], app: DeskApp
) -> None:
    app.behind.asked.clear()
    for path in ("/dang-xuat", press_of("open_round")):
        answer = await app.ask("tiep.nhan", "POST", path, headers=changed, json={})
        assert answer.status_code == 403
    assert not app.behind.asked
    assert (await app.ask("tiep.nhan", "GET", "/tai-khoan")).is_success


async def test_the_token_of_another_person_is_of_no_use(app: DeskApp) -> None:
    theirs = app.headers("chu.tich")["X-CSRF-Token"]
    answer = await app.ask("tiep.nhan", "POST", "/dang-xuat", headers={"X-CSRF-Token": theirs})

    assert answer.status_code == 403


async def test_a_form_carries_the_token_in_a_field(app: DeskApp) -> None:
    headers = app.headers("tiep.nhan")
    token = headers.pop("X-CSRF-Token")
    wrong = {"old": "sai", "password": "ngắn", "again": "ngắn"}
    path = "/tai-khoan/mat-khau"
    without = await app.client.post(path, headers=headers, data=wrong)
    tried = await app.client.post(path, headers=headers, data={**wrong, "csrf": token})

    assert without.status_code == 403
    assert tried.status_code == 401
    assert "từ 12 đến 128 ký tự" in tried.text, "the form was read after the token was"


@pytest.mark.parametrize("host", ["trang-la.example", "desk.example", "desk:81", "DESK@x", ""])
async def test_a_foreign_name_is_not_served(host: str, app: DeskApp) -> None:
    answer = await app.ask("quan.tri", "GET", "/", headers={"Host": host})

    assert answer.status_code == 421


async def ask_raw(app: DeskApp, raw: bytes, *headers: tuple[bytes, bytes]) -> int:
    """Ask as no client library would; the answer's status."""
    sent: list[Any] = []
    signed_in = app.headers("lanh.dao")
    scope = {
        "type": "http",
        "method": "GET",
        "path": raw.partition(b"?")[0].decode("latin-1"),
        "raw_path": raw,
        "query_string": b"",
        "headers": [
            (b"host", b"desk"),
            *((name.lower().encode(), value.encode()) for name, value in signed_in.items()),
            *headers,
        ],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asgi: Any = app.client._transport
    await asgi.app(scope, receive, send)
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    "raw",
    [
        b"/static/../secret.key",
        b"/static/%2e%2e/secret.key",
        b"/static/%252e%252e/secret.key",
        b"/static/..%2fsecret.key",
        b"/static/..%5csecret.key",
        b"/v2/..%252f..%252fapi/admin/settings",
        b"/v2/../api/deployments/1",
        b"//api/deployments/1",
        b"/api//deployments/1",
        b"/api/./deployments/1",
        b"/tep/inbox/%00",
        b"/tep/a%0d%0aSet-Cookie:x",
    ],
)
async def test_a_path_that_can_be_read_in_two_ways_is_not_read_at_all(
    raw: bytes, app: DeskApp
) -> None:
    app.behind.asked.clear()

    assert await ask_raw(app, raw) == 400
    assert not app.behind.asked


@pytest.mark.parametrize(
    "headers",
    [
        [(b"content-length", b"3"), (b"transfer-encoding", b"chunked")],
        [(b"content-length", b"3"), (b"content-length", b"4")],
        [(b"host", b"trang-la.example")],
        [(b"cookie", b"khenthuong=x")],
    ],
)
async def test_headers_that_servers_read_differently_are_refused(
    headers: list[tuple[bytes, bytes]], app: DeskApp
) -> None:
    assert await ask_raw(app, b"/", *headers) == 400


async def test_a_line_on_which_something_was_read_in_two_ways_is_closed(app: DeskApp) -> None:
    both = {"Content-Length": "3", "Transfer-Encoding": "chunked"}
    answer = await app.ask("quan.tri", "POST", "/dang-nhap", headers=both, content=b"abc")

    assert (answer.status_code, answer.headers["connection"]) == (400, "close")
    assert "connection" not in (await app.ask("quan.tri", "GET", "/tai-khoan")).headers


@pytest.mark.parametrize("path", ["/?tim=%00", "/buoc/submission?dot=a%00", "/dang-nhap?tiep=/%00"])
async def test_what_no_database_keeps_is_not_asked_for(path: str, app: DeskApp) -> None:
    assert (await app.ask("tiep.nhan", "GET", path)).status_code == 400


async def test_prefect_sees_no_header_that_claims_something(app: DeskApp) -> None:
    claims = {
        "Authorization": "Basic eA==",
        "X-Forwarded-For": "10.0.0.1",
        "X-Forwarded-Host": "x",
        "X-Original-URL": "/api/admin/settings",
        "Forwarded": "for=x",
        "Connection": "keep-alive, Authorization",
        "X-HTTP-Method-Override": "DELETE",
        "Upgrade": "h2c",
        "Accept": "application/json",
    }
    answer = await app.ask("uy.vien", "GET", "/api/flow_runs/1", headers=claims)
    seen = app.behind.asked[-1].headers

    assert answer.is_success
    assert seen["authorization"] == "Basic YTpi", "the installation's own secret"
    assert seen["accept"] == "application/json"
    assert not {"cookie", "x-csrf-token", "origin", "upgrade", "forwarded"} & set(seen)
    assert not [each for each in seen if each.startswith("x-")]
    assert "set-cookie" not in answer.headers
    assert "x-own" not in answer.headers


async def test_odd_methods_are_refused(app: DeskApp) -> None:
    for method in ("OPTIONS", "TRACE", "CONNECT", "PROPFIND"):
        assert (await app.ask("quan.tri", method, "/api/flow_runs/1")).status_code == 400


async def test_every_page_of_ours_keeps_scripts_and_frames_out(app: DeskApp) -> None:
    answer = await app.ask("quan.tri", "GET", "/tai-khoan")

    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_headers_are_read_by_small_names() -> None:
    scope = {"headers": [(b"Cookie", b"a=1; khenthuong=2"), (b"X-One", b"1"), (b"x-one", b"2")]}

    assert headers_of(scope).cookies == {"a": "1", "khenthuong": "2"}
    assert headers_of(scope)["x-one"] == "1"
