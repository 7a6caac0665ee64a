"""Signing in by a real OpenID Connect server: the way there and back."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.responses import Response

from desk.access.access_rules import allowed, rule_of
from desk.sign_in.oidc import BACK, LASTS, START, Oidc
from tests.desk.desk_app import ADDRESS, DeskApp, open_desk_app
from tests.desk.sign_in.oidc.oidc_browser import (
    KEPT,
    NAME,
    STALE,
    UNCONFIRMED,
    ask,
    assert_out,
    begin,
    cookies_of,
    settings_of,
    sign_in,
    vouched,
)
from tests.desk.sign_in.oidc.oidc_provider import SECRET, OidcProvider
from tests.people import COOKIE
from workflow.services import now

pytestmark = pytest.mark.anyio


async def test_the_button_names_the_server_and_leads_on(app: DeskApp) -> None:
    page = (await ask(app, "/dang-nhap?tiep=/ho-so/HS-1%3Fa%3Db")).text

    assert f"Đăng nhập bằng {NAME}" in page
    assert f'href="{ADDRESS}{START}?tiep=/ho-so/HS-1%3Fa%3Db"' in page


async def test_whom_the_server_vouches_for_gets_a_session_like_any_other(
    app: DeskApp, provider: OidcProvider
) -> None:
    answer = await sign_in(app, "/ho-so/HS-1?a=b")
    cookies = cookies_of(answer)
    session = app.sessions.find(cookies[COOKIE].partition(";")[0])

    assert (answer.status_code, answer.headers["location"]) == (303, "/ho-so/HS-1?a=b")
    assert cookies[COOKIE].endswith("; HttpOnly; Path=/; SameSite=lax")
    assert session is not None
    assert session.person.account == "thu.ky"
    assert "Max-Age=0" in cookies[KEPT]


async def test_the_secret_of_the_session_is_new_whatever_cookie_came_along(
    app: DeskApp, provider: OidcProvider
) -> None:
    begun = await begin(app)
    old = app.cookies["uy.vien"]
    answer = await ask(app, await vouched(begun), khenthuong=old, khenthuong_oidc=begun.cookie)
    session = app.sessions.find(cookies_of(answer)[COOKIE].partition(";")[0])

    assert session is not None
    assert session.person.account == "thu.ky"
    assert session.token != old.split(".")[0]


async def test_what_is_asked_can_be_used_by_this_browser_alone(
    app: DeskApp, provider: OidcProvider
) -> None:
    first, second = await begin(app), await begin(app)
    asked, again = (parse_qs(urlsplit(each.address).query) for each in (first, second))

    assert asked["redirect_uri"] == [f"{ADDRESS}{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    for each in ("state", "nonce", "code_challenge"):
        assert len(asked[each][0]) >= 43
        assert asked[each] != again[each]
    assert SECRET not in first.address


async def test_scripts_cannot_read_the_cookie_and_behind_tls_it_travels_by_tls_alone(
    app: DeskApp, provider: OidcProvider
) -> None:
    answer = await ask(app, START)
    secure = Oidc(settings_of(provider), "https://phuong.example", app.services.secrets, now)

    told = "; HttpOnly; Max-Age=600; Path=/; SameSite=lax"
    assert answer.headers["set-cookie"].endswith(told)
    secure.cookie.keep(kept := Response(), "x", LASTS)
    assert kept.headers["set-cookie"] == f"__Host-{KEPT}=x{told}; Secure"


async def test_another_state_is_refused_before_the_server_is_asked(
    app: DeskApp, provider: OidcProvider
) -> None:
    begun, other = await begin(app), await begin(app)
    path = await vouched(other)
    provider.asked.clear()

    assert_out(await ask(app, path, khenthuong_oidc=begun.cookie), STALE)
    assert_out(await ask(app, path), STALE)
    assert_out(await ask(app, path, khenthuong_oidc=f"{other.cookie}x"), STALE)
    assert_out(await ask(app, path, khenthuong_oidc=app.cookies["thu.ky"]), STALE)
    stateless = re.sub(r"&?state=[^&]*", "", path)
    assert_out(await ask(app, stateless, khenthuong_oidc=other.cookie), STALE)
    assert provider.asked == []


async def test_who_takes_too_long_begins_again(
    app: DeskApp, provider: OidcProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = await begin(app)
    monkeypatch.setattr("desk.sign_in.oidc.LASTS", timedelta(seconds=-1))

    assert_out(await ask(app, await vouched(begun), khenthuong_oidc=begun.cookie), STALE)


async def test_a_session_cookie_and_one_of_a_sign_in_on_its_way_are_not_mistaken(
    app: DeskApp, provider: OidcProvider
) -> None:
    assert app.sessions.find((await begin(app)).cookie) is None


async def test_a_code_is_good_once_and_for_the_sign_in_that_asked_for_it(
    app: DeskApp, provider: OidcProvider
) -> None:
    begun, other = await begin(app), await begin(app)
    path, foreign = await vouched(begun), await vouched(other)
    state, stolen = (parse_qs(urlsplit(each).query) for each in (path, foreign))
    mixed = urlencode({"state": state["state"][0], "code": stolen["code"][0]})

    assert_out(await ask(app, f"{BACK}?{mixed}", khenthuong_oidc=begun.cookie), UNCONFIRMED)
    assert (await ask(app, path, khenthuong_oidc=begun.cookie)).status_code == 303
    assert_out(await ask(app, path, khenthuong_oidc=begun.cookie), UNCONFIRMED)


async def test_who_was_refused_there_is_told_so_here_without_their_words(
    app: DeskApp, provider: OidcProvider
) -> None:
    begun = await begin(app)
    state = parse_qs(urlsplit(begun.address).query)["state"][0]
    told = urlencode(
        {"state": state, "code": "", "error": "access_denied", "error_description": "<b>x"}
    )
    provider.asked.clear()
    answer = await ask(app, f"{BACK}?{told}", khenthuong_oidc=begun.cookie)

    assert_out(answer, UNCONFIRMED)
    assert "access_denied" not in answer.text
    assert "&lt;b&gt;x" not in answer.text
    assert provider.asked == []


@pytest.mark.parametrize(
    "address",
    ["//la.example", "https://la.example", "/\\la.example", "\\\\la", "javascript:1", "/\r\nA: b"],
)
async def test_signing_in_leads_to_no_foreign_place(
    address: str, app: DeskApp, provider: OidcProvider
) -> None:
    assert (await sign_in(app, address)).headers["location"] == "/"


async def test_the_way_on_is_that_of_the_begin_and_not_of_the_way_back(
    app: DeskApp, provider: OidcProvider
) -> None:
    begun = await begin(app, "/ho-so/HS-1")
    path = f"{await vouched(begun)}&tiep=https://la.example&next=https://la.example"
    answer = await ask(app, path, khenthuong_oidc=begun.cookie)

    assert answer.headers["location"] == "/ho-so/HS-1"


async def test_without_settings_there_is_no_button_and_no_way(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with open_desk_app(tmp_path_factory.mktemp("khong-oidc") / "data") as plain:
        assert START not in (await ask(plain, "/dang-nhap")).text
        assert (await ask(plain, START)).status_code == 404
        assert (await ask(plain, f"{BACK}?code=x&state=y")).status_code == 404


async def test_only_asking_is_open_to_everybody(app: DeskApp) -> None:
    for path in (START, BACK):
        assert allowed(rule_of("GET", path), None)
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert rule_of(method, path) is None
            answer = await app.ask(None, method, path)
            assert answer.status_code == 401, (method, path)
