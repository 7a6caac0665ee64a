"""Signing in by a real OpenID Connect server, an honest one and one that lies."""

import re
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import anyio
import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from desk.accounts import FREE_FOR_ACCOUNT, Accounts, SignInRefused
from desk.app import open_desk
from desk.guard import allowed, rule_of
from desk.oidc import BACK, START, Oidc, Provider, provider_of
from flows.office import now
from storage.settings import Settings
from tests.desk.knocking import ADDRESS, Desk, cheap_hashing, desk
from tests.desk.oidc_provider import CLIENT, SECRET, Lies, OidcProvider, oidc_provider
from tests.people import COOKIE, PEOPLE
from tests.servers import free_port

pytestmark = pytest.mark.anyio
KEPT = "khenthuong-oidc"
ROLES = PEOPLE["thu.ky"].roles
TLS = httpx.create_ssl_context()
NAME = "Cổng của phường"
PASSWORD = "mười hai ký tự"
DOWN = "chưa trả lời"
UNCONFIRMED = "Chưa xác nhận được bạn"
STALE = "hãy bấm lại nút"
NO_ACCOUNT = "Chưa có tài khoản “"


class Begun(NamedTuple):
    """Where the browser was sent, and the cookie that it keeps."""

    address: str
    cookie: str


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """One kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
def server() -> Iterator[OidcProvider]:
    """The one server of all tests."""
    with oidc_provider(f"{ADDRESS}{BACK}") as running:
        yield running


@pytest.fixture
def provider(server: OidcProvider) -> Iterator[OidcProvider]:
    """The server, honest until the test says otherwise."""
    server.lies = Lies()
    server.asked.clear()
    yield server
    server.lies = Lies()


def settings_of(server: OidcProvider) -> Provider:
    return Provider(server.issuer, CLIENT, SECRET, NAME)


@pytest.fixture(scope="module")
async def house(
    server: OidcProvider, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Desk]:
    """A door; everybody has an account, "lan" a password as well."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_hashing(patch)
        folder = tmp_path_factory.mktemp("oidc") / "data"
        async with desk(folder, settings_of(server)) as opened:
            accounts = Accounts(opened.office.register, now)
            code = accounts.add("lan", "Nguyễn Thị Lan", ROLES)
            accounts.first_sign_in("lan", code, (PASSWORD, PASSWORD), "")
            yield opened


def oidc_of(house: Desk, provider: Provider) -> Oidc:
    """The exchange by itself, with other settings."""
    return Oidc(provider, ADDRESS, house.office.secrets, now)


async def ask(house: Desk, path: str, **cookies: str) -> httpx.Response:
    """What a browser with these cookies gets, coming from another site."""
    sent = "; ".join(f"{name.replace('_', '-')}={value}" for name, value in cookies.items())
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "cross-site", "Cookie": sent}
    answer = await house.client.get(path, headers=headers)
    house.client.cookies.clear()
    return answer


def cookies_of(answer: httpx.Response) -> dict[str, str]:
    """The cookies that an answer sets, with what they say of themselves."""
    return dict(each.split("=", 1) for each in answer.headers.get_list("set-cookie"))


async def begin(house: Desk, ahead: str = "/") -> Begun:
    answer = await ask(house, f"{START}?{urlencode({'tiep': ahead})}")
    assert answer.status_code == 303
    kept = answer.headers["set-cookie"]
    return Begun(answer.headers["location"], kept.partition("=")[2].partition(";")[0])


async def vouched(begun: Begun) -> str:
    """The path on which the server sends the browser back."""
    async with httpx.AsyncClient(verify=TLS) as browser:
        answer = await browser.get(begun.address)
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"].startswith(f"{ADDRESS}{BACK}?")
    return str(answer.headers["location"]).removeprefix(ADDRESS)


async def sign_in(house: Desk, ahead: str = "/") -> httpx.Response:
    """The whole way of a browser."""
    begun = await begin(house, ahead)
    return await ask(house, await vouched(begun), khenthuong_oidc=begun.cookie)


def assert_out(answer: httpx.Response, sentence: str) -> None:
    """No session, one sentence, and the password as before."""
    assert answer.status_code == 401
    assert COOKIE not in cookies_of(answer)
    assert sentence in answer.text
    assert 'name="password"' in answer.text


async def test_the_button_names_the_server_and_leads_on(house: Desk) -> None:
    page = (await ask(house, "/dang-nhap?tiep=/ho-so/HS-1%3Fa%3Db")).text

    assert f"Đăng nhập bằng {NAME}" in page
    assert f'href="{ADDRESS}{START}?tiep=/ho-so/HS-1%3Fa%3Db"' in page


async def test_whom_the_server_vouches_for_gets_a_session_like_any_other(
    house: Desk, provider: OidcProvider
) -> None:
    answer = await sign_in(house, "/ho-so/HS-1?a=b")
    cookies = cookies_of(answer)
    session = house.sessions.find(cookies[COOKIE].partition(";")[0])

    assert (answer.status_code, answer.headers["location"]) == (303, "/ho-so/HS-1?a=b")
    assert "; Path=/; HttpOnly; SameSite=Lax" in cookies[COOKIE]
    assert session is not None
    assert session.person.account == "thu.ky"
    assert "Max-Age=0" in cookies[KEPT]


async def test_the_secret_of_the_session_is_new_whatever_cookie_came_along(
    house: Desk, provider: OidcProvider
) -> None:
    begun = await begin(house)
    old = house.cookies["uy.vien"]
    answer = await ask(house, await vouched(begun), khenthuong=old, khenthuong_oidc=begun.cookie)
    session = house.sessions.find(cookies_of(answer)[COOKIE].partition(";")[0])

    assert session is not None
    assert session.person.account == "thu.ky"
    assert session.token != old.split(".")[0]


async def test_what_is_asked_can_be_used_by_this_browser_alone(
    house: Desk, provider: OidcProvider
) -> None:
    first, second = await begin(house), await begin(house)
    asked, again = (parse_qs(urlsplit(each.address).query) for each in (first, second))

    assert asked["redirect_uri"] == [f"{ADDRESS}{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    for each in ("state", "nonce", "code_challenge"):
        assert len(asked[each][0]) >= 43
        assert asked[each] != again[each]
    assert SECRET not in first.address


async def test_scripts_cannot_read_the_cookie_and_behind_tls_it_travels_by_tls_alone(
    house: Desk, provider: OidcProvider
) -> None:
    answer = await ask(house, START)
    secure = Oidc(settings_of(provider), "https://phuong.example", house.office.secrets, now)

    told = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"
    assert answer.headers["set-cookie"].endswith(told)
    assert secure.set_cookie("x") == f"__Host-{KEPT}=x{told}; Secure"


async def test_another_state_is_refused_before_the_server_is_asked(
    house: Desk, provider: OidcProvider
) -> None:
    begun, other = await begin(house), await begin(house)
    path = await vouched(other)
    provider.asked.clear()

    assert_out(await ask(house, path, khenthuong_oidc=begun.cookie), STALE)
    assert_out(await ask(house, path), STALE)
    assert_out(await ask(house, path, khenthuong_oidc=f"{other.cookie}x"), STALE)
    assert_out(await ask(house, path, khenthuong_oidc=house.cookies["thu.ky"]), STALE)
    stateless = re.sub(r"&?state=[^&]*", "", path)
    assert_out(await ask(house, stateless, khenthuong_oidc=other.cookie), STALE)
    assert provider.asked == []


async def test_who_takes_too_long_begins_again(
    house: Desk, provider: OidcProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = await begin(house)
    monkeypatch.setattr("desk.oidc.LASTS", timedelta(seconds=-1))

    assert_out(await ask(house, await vouched(begun), khenthuong_oidc=begun.cookie), STALE)


async def test_a_session_cookie_and_one_of_a_sign_in_on_its_way_are_not_mistaken(
    house: Desk, provider: OidcProvider
) -> None:
    assert house.sessions.find((await begin(house)).cookie) is None


async def test_a_code_is_good_once_and_for_the_sign_in_that_asked_for_it(
    house: Desk, provider: OidcProvider
) -> None:
    begun, other = await begin(house), await begin(house)
    path, foreign = await vouched(begun), await vouched(other)
    state, stolen = (parse_qs(urlsplit(each).query) for each in (path, foreign))
    mixed = urlencode({"state": state["state"][0], "code": stolen["code"][0]})

    assert_out(await ask(house, f"{BACK}?{mixed}", khenthuong_oidc=begun.cookie), UNCONFIRMED)
    assert (await ask(house, path, khenthuong_oidc=begun.cookie)).status_code == 303
    assert_out(await ask(house, path, khenthuong_oidc=begun.cookie), UNCONFIRMED)


async def test_who_was_refused_there_is_told_so_here_without_their_words(
    house: Desk, provider: OidcProvider
) -> None:
    begun = await begin(house)
    state = parse_qs(urlsplit(begun.address).query)["state"][0]
    told = urlencode(
        {"state": state, "code": "", "error": "access_denied", "error_description": "<b>x"}
    )
    provider.asked.clear()
    answer = await ask(house, f"{BACK}?{told}", khenthuong_oidc=begun.cookie)

    assert_out(answer, UNCONFIRMED)
    assert "access_denied" not in answer.text
    assert "&lt;b&gt;x" not in answer.text
    assert provider.asked == []


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "khác"},
        {"nonce": None},
        {"aud": "phần-mềm-khác"},
        {"aud": "phần-mềm-khác", "azp": CLIENT},
        {"aud": None},
        {"aud": [CLIENT, "phần-mềm-khác"], "azp": "phần-mềm-khác"},
        {"iss": "https://la.example"},
        {"iss": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"nbf": int(time.time()) + 3600},
        {"sub": None},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"preferred_username": None},
        {"preferred_username": ["thu.ky"]},
    ],
    ids=str,
)
async def test_a_token_for_another_purpose_opens_nothing(
    claims: dict[str, Any], house: Desk, provider: OidcProvider
) -> None:
    provider.lies.claims = claims

    assert_out(await sign_in(house), UNCONFIRMED)


def forged(claims: dict[str, Any]) -> str:
    """By another key of the same name."""
    return jwt.encode({"alg": "RS256", "kid": "khoa-1"}, claims, RSAKey.generate_key(2048))


def unsigned(claims: dict[str, Any]) -> str:
    """Without any signature."""
    _, body, _ = forged(claims).split(".")
    return f"eyJhbGciOiJub25lIn0.{body}."


def by_our_secret(claims: dict[str, Any]) -> str:
    """By what we know as well, and whoever reads our settings."""
    key = OctKey.import_key(SECRET)
    return jwt.encode({"alg": "HS256", "kid": "khoa-1"}, claims, key)


def damaged(claims: dict[str, Any]) -> str:
    """No token at all."""
    return "a.b"


@pytest.mark.parametrize("sign", [forged, unsigned, by_our_secret, damaged])
async def test_a_token_that_the_server_did_not_sign_opens_nothing(
    sign: Any, house: Desk, provider: OidcProvider
) -> None:
    provider.lies.sign = sign

    assert_out(await sign_in(house), UNCONFIRMED)


@pytest.mark.parametrize("name", ["khong.co", "THU.KY", " thu.ky", "thu.ky@la.example", "", "%"])
async def test_nobody_gets_an_account_and_a_name_counts_to_the_letter(
    name: str, house: Desk, provider: OidcProvider
) -> None:
    accounts = Accounts(house.office.register, now)
    before = accounts.all()
    provider.lies.claims = {"preferred_username": name}

    assert_out(await sign_in(house), NO_ACCOUNT)
    assert accounts.all() == before


async def test_a_disabled_account_stays_out(house: Desk, provider: OidcProvider) -> None:
    accounts = Accounts(house.office.register, now)
    accounts.add("ngan", "Ngân", ROLES)
    provider.lies.claims = {"preferred_username": "ngan"}
    assert (await sign_in(house)).status_code == 303

    accounts.disable("ngan")
    assert_out(await sign_in(house), NO_ACCOUNT)


async def test_who_has_to_wait_after_wrong_passwords_waits_here_too(
    house: Desk, provider: OidcProvider
) -> None:
    accounts = Accounts(house.office.register, now)
    accounts.add("doan", "Đoàn", ROLES)
    for _ in range(FREE_FOR_ACCOUNT):
        with pytest.raises(SignInRefused):
            accounts.sign_in("doan", "đoán mò lần nữa", "")
    provider.lies.claims = {"preferred_username": "doan"}

    assert_out(await sign_in(house), "hãy đợi")


@pytest.mark.parametrize(
    ("told", "opens"),
    [
        ({"email": "thu.ky@phuong.example", "email_verified": True}, True),
        ({"email": "thu.ky@phuong.example", "email_verified": False}, False),
        ({"email": "thu.ky@phuong.example", "email_verified": "false"}, False),
        ({"email": "thu.ky@phuong.example"}, False),
        ({"email": "thu.ky@la.example", "email_verified": True}, False),
        ({"email": "thu.ky@xphuong.example", "email_verified": True}, False),
        ({"email": "thu.ky@phuong.example.la.example", "email_verified": True}, False),
    ],
)
async def test_an_address_counts_when_verified_and_of_the_office(
    told: dict[str, Any], opens: bool, house: Desk, provider: OidcProvider
) -> None:
    provider.lies.claims = told
    by_mail = replace(settings_of(provider), claim="email", domain="phuong.example")
    oidc = oidc_of(house, by_mail)
    address, cookie = await anyio.to_thread.run_sync(oidc.begin, "/")
    answer = parse_qs(urlsplit(await vouched(Begun(address, cookie))).query)
    given = {name: values[0] for name, values in answer.items()}

    if opens:
        assert await anyio.to_thread.run_sync(oidc.finish, cookie, given) == ("thu.ky", "/")
    else:
        with pytest.raises(SignInRefused, match=UNCONFIRMED):
            await anyio.to_thread.run_sync(oidc.finish, cookie, given)


@pytest.mark.parametrize(
    "address",
    ["//la.example", "https://la.example", "/\\la.example", "\\\\la", "javascript:1", "/\r\nA: b"],
)
async def test_signing_in_leads_to_no_foreign_place(
    address: str, house: Desk, provider: OidcProvider
) -> None:
    assert (await sign_in(house, address)).headers["location"] == "/"


async def test_the_way_on_is_that_of_the_begin_and_not_of_the_way_back(
    house: Desk, provider: OidcProvider
) -> None:
    begun = await begin(house, "/ho-so/HS-1")
    path = f"{await vouched(begun)}&tiep=https://la.example&next=https://la.example"
    answer = await ask(house, path, khenthuong_oidc=begun.cookie)

    assert answer.headers["location"] == "/ho-so/HS-1"


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        ("/.well-known/openid-configuration", Response(status_code=503), DOWN),
        ("/.well-known/openid-configuration", HTMLResponse("<p>xin chào"), UNCONFIRMED),
        ("/.well-known/openid-configuration", RedirectResponse("https://la.example"), DOWN),
        ("/keys", JSONResponse({"keys": [{"kty": "lạ"}]}), UNCONFIRMED),
        ("/keys", JSONResponse({"keys": "x"}), UNCONFIRMED),
        ("/keys", JSONResponse({"keys": []}), UNCONFIRMED),
        ("/token", Response(status_code=500), DOWN),
        ("/token", JSONResponse(["x"]), UNCONFIRMED),
        ("/token", JSONResponse({"access_token": "x"}), UNCONFIRMED),
    ],
)
async def test_a_server_that_answers_oddly_is_one_sentence(
    path: str, answer: Response, sentence: str, house: Desk, provider: OidcProvider
) -> None:
    begun = await begin(house)
    back = await vouched(begun)
    provider.lies.broken = {path: answer}

    assert_out(await ask(house, back, khenthuong_oidc=begun.cookie), sentence)


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://la.example"},
        {"token_endpoint": "http://la.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
async def test_a_server_that_names_foreign_or_open_places_is_not_believed(
    told: dict[str, str], house: Desk, provider: OidcProvider
) -> None:
    provider.lies.discovery = told

    assert_out(await ask(house, START), UNCONFIRMED)


async def test_a_server_that_wants_our_secret_in_the_form_gets_it_there(
    house: Desk, provider: OidcProvider
) -> None:
    provider.lies.discovery = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert (await sign_in(house)).status_code == 303


async def test_a_server_that_is_down_is_said_in_one_sentence(
    house: Desk, provider: OidcProvider
) -> None:
    down = replace(settings_of(provider), issuer=f"http://127.0.0.1:{free_port()}")

    with pytest.raises(SignInRefused, match=f"{NAME} {DOWN}.*mật khẩu"):
        await anyio.to_thread.run_sync(oidc_of(house, down).begin, "/")


async def test_passwords_do_not_wait_for_a_server_that_is_silent(
    house: Desk, provider: OidcProvider
) -> None:
    provider.lies.silent = threading.Event()
    begun: list[Begun] = []

    async def begin_one() -> None:
        begun.append(await begin(house))

    async with anyio.create_task_group() as waiting:
        for _ in range(50):
            waiting.start_soon(begin_one)
        while not provider.asked:
            await anyio.sleep(0.01)
        typed = {"account": "lan", "password": PASSWORD}
        answer = await house.client.post("/dang-nhap", data=typed, headers={"Origin": ADDRESS})
        assert answer.status_code == 303
        assert begun == []
        provider.lies.silent.set()
    assert len(begun) == 50


async def test_without_settings_there_is_no_button_and_no_way(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with desk(tmp_path_factory.mktemp("khong-oidc") / "data") as plain:
        assert START not in (await ask(plain, "/dang-nhap")).text
        assert (await ask(plain, START)).status_code == 404
        assert (await ask(plain, f"{BACK}?code=x&state=y")).status_code == 404


async def test_only_asking_is_open_to_everybody(house: Desk) -> None:
    for path in (START, BACK):
        assert allowed(rule_of("GET", path), None)
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert rule_of(method, path) is None
            answer = await house.ask(None, method, path)
            assert answer.status_code == 401, (method, path)


NEEDED = {
    "KHENTHUONG_OIDC_ISSUER": "https://dang-nhap.example/realms/phuong",
    "KHENTHUONG_OIDC_CLIENT_ID": "khen-thuong",
    "KHENTHUONG_OIDC_CLIENT_SECRET": "bí mật",
}


def test_the_settings_name_the_server() -> None:
    more = {"NAME": NAME, "CLAIM": "email", "DOMAIN": "phuong.example"}
    given = NEEDED | {f"KHENTHUONG_OIDC_{name}": value for name, value in more.items()}

    assert provider_of({}) is None
    least = provider_of(NEEDED)
    assert least == Provider(*NEEDED.values())
    assert least.claim == "preferred_username"
    assert provider_of(given) == replace(least, name=NAME, claim="email", domain="phuong.example")
    assert "bí mật" not in repr(least)


async def test_the_served_desk_takes_the_settings_from_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    door = open_desk(Settings(folder=tmp_path / "data"), prefect="http://x", address=ADDRESS)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url=ADDRESS) as client:
        page = (await client.get("/dang-nhap")).text
    door.office.register.close()

    assert f'href="{ADDRESS}{START}?tiep=/"' in page


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"KHENTHUONG_OIDC_CLIENT_SECRET": " "}, "KHENTHUONG_OIDC_CLIENT_SECRET"),
        ({"KHENTHUONG_OIDC_ISSUER": ""}, "KHENTHUONG_OIDC_ISSUER"),
        ({"KHENTHUONG_OIDC_ISSUER": "http://dang-nhap.example"}, "https://"),
        ({"KHENTHUONG_OIDC_CLAIM": "email"}, "KHENTHUONG_OIDC_DOMAIN"),
    ],
)
def test_settings_of_no_use_are_told_and_leave_the_passwords(
    changed: dict[str, str], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert provider_of(NEEDED | changed) is None
    assert named in caplog.text
    assert "bí mật" not in caplog.text
