"""A browser that signs in by a real OpenID Connect server."""

from typing import NamedTuple
from urllib.parse import urlencode

import httpx

from desk.sign_in.oidc import BACK, START, Oidc, Provider
from tests.desk.desk_app import ADDRESS, DeskApp
from tests.desk.sign_in.oidc.oidc_provider import CLIENT, SECRET, OidcProvider
from tests.people import COOKIE
from workflow.services import now

KEPT = "khenthuong-oidc"
TLS = httpx.create_ssl_context()
NAME = "Cổng của phường"
UNCONFIRMED = "Chưa xác nhận được bạn"
STALE = "hãy bấm lại nút"
NO_ACCOUNT = "Chưa có tài khoản “"
DOWN = "chưa trả lời"


class Begun(NamedTuple):
    """Where the browser was sent, and the cookie that it keeps."""

    address: str
    cookie: str


def settings_of(server: OidcProvider) -> Provider:
    return Provider(server.issuer, CLIENT, SECRET, NAME)


def oidc_of(app: DeskApp, provider: Provider) -> Oidc:
    """Make the exchange by itself, with other settings."""
    return Oidc(provider, ADDRESS, app.services.secrets, now)


async def ask(app: DeskApp, path: str, **cookies: str) -> httpx.Response:
    """Ask as a browser with these cookies, coming from another site."""
    sent = "; ".join(f"{name.replace('_', '-')}={value}" for name, value in cookies.items())
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "cross-site", "Cookie": sent}
    answer = await app.client.get(path, headers=headers)
    app.client.cookies.clear()
    return answer


def cookies_of(answer: httpx.Response) -> dict[str, str]:
    """Read the cookies that an answer sets, with what they say of themselves."""
    return dict(each.split("=", 1) for each in answer.headers.get_list("set-cookie"))


async def begin(app: DeskApp, ahead: str = "/") -> Begun:
    answer = await ask(app, f"{START}?{urlencode({'tiep': ahead})}")
    assert answer.status_code == 303
    kept = answer.headers["set-cookie"]
    return Begun(answer.headers["location"], kept.partition("=")[2].partition(";")[0])


async def vouched(begun: Begun) -> str:
    """Follow to the server; the path on which it sends the browser back."""
    async with httpx.AsyncClient(verify=TLS) as browser:
        answer = await browser.get(begun.address)
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"].startswith(f"{ADDRESS}{BACK}?")
    return str(answer.headers["location"]).removeprefix(ADDRESS)


async def sign_in(app: DeskApp, ahead: str = "/") -> httpx.Response:
    """Go the whole way of a browser."""
    begun = await begin(app, ahead)
    return await ask(app, await vouched(begun), khenthuong_oidc=begun.cookie)


def assert_out(answer: httpx.Response, sentence: str) -> None:
    """Assert that there is no session, one sentence, and the password as before."""
    assert answer.status_code == 401
    assert COOKIE not in cookies_of(answer)
    assert sentence in answer.text
    assert 'name="password"' in answer.text
