"""A server that is down, slow or lies is one sentence, and passwords go on."""

import threading
from dataclasses import replace

import anyio
import pytest
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from desk.sign_in.oidc import START
from desk.sign_in.sign_in_accounts import SignInRefused
from tests.desk.desk_app import ADDRESS, DeskApp
from tests.desk.sign_in.oidc.conftest import PASSWORD
from tests.desk.sign_in.oidc.oidc_browser import (
    DOWN,
    NAME,
    UNCONFIRMED,
    Begun,
    ask,
    assert_out,
    begin,
    oidc_of,
    settings_of,
    sign_in,
    vouched,
)
from tests.desk.sign_in.oidc.oidc_provider import OidcProvider
from tests.servers import free_port

pytestmark = pytest.mark.anyio


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
    path: str, answer: Response, sentence: str, app: DeskApp, provider: OidcProvider
) -> None:
    begun = await begin(app)
    back = await vouched(begun)
    provider.lies.broken = {path: answer}

    assert_out(await ask(app, back, khenthuong_oidc=begun.cookie), sentence)


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
    told: dict[str, str], app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.discovery = told

    assert_out(await ask(app, START), UNCONFIRMED)


async def test_a_server_that_wants_our_secret_in_the_form_gets_it_there(
    app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.discovery = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert (await sign_in(app)).status_code == 303


async def test_a_server_that_is_down_is_said_in_one_sentence(
    app: DeskApp, provider: OidcProvider
) -> None:
    down = replace(settings_of(provider), issuer=f"http://127.0.0.1:{free_port()}")

    with pytest.raises(SignInRefused, match=f"{NAME} {DOWN}.*mật khẩu"):
        await anyio.to_thread.run_sync(oidc_of(app, down).begin, "/")


async def test_passwords_do_not_wait_for_a_server_that_is_silent(
    app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.silent = threading.Event()
    begun: list[Begun] = []

    async def begin_one() -> None:
        begun.append(await begin(app))

    async with anyio.create_task_group() as waiting:
        for _ in range(50):
            waiting.start_soon(begin_one)
        while not provider.asked:
            await anyio.sleep(0.01)
        typed = {"account": "lan", "password": PASSWORD}
        answer = await app.client.post("/dang-nhap", data=typed, headers={"Origin": ADDRESS})
        assert answer.status_code == 303
        assert begun == []
        provider.lies.silent.set()
    assert len(begun) == 50
