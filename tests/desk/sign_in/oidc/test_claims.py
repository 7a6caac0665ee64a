"""What the server says of a person, honest or not: whom it lets sign in."""

import time
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from desk.sign_in.sign_in_accounts import FREE_FOR_ACCOUNT, Accounts, SignInRefused
from tests.desk.desk_app import DeskApp
from tests.desk.sign_in.oidc.conftest import ROLES
from tests.desk.sign_in.oidc.oidc_browser import (
    NO_ACCOUNT,
    UNCONFIRMED,
    Begun,
    assert_out,
    oidc_of,
    settings_of,
    sign_in,
    vouched,
)
from tests.desk.sign_in.oidc.oidc_provider import CLIENT, SECRET, OidcProvider
from workflow.services import now

pytestmark = pytest.mark.anyio


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
    ids=",".join,  # not their values: moments differ between the workers that collect
)
async def test_a_token_for_another_purpose_opens_nothing(
    claims: dict[str, Any], app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.claims = claims

    assert_out(await sign_in(app), UNCONFIRMED)


def forged(claims: dict[str, Any]) -> str:
    """Sign by another key of the same name."""
    return jwt.encode({"alg": "RS256", "kid": "khoa-1"}, claims, RSAKey.generate_key(2048))


def unsigned(claims: dict[str, Any]) -> str:
    """Leave the signature out."""
    _, body, _ = forged(claims).split(".")
    return f"eyJhbGciOiJub25lIn0.{body}."


def by_our_secret(claims: dict[str, Any]) -> str:
    """Sign by what we know as well, and whoever reads our settings."""
    key = OctKey.import_key(SECRET)
    return jwt.encode({"alg": "HS256", "kid": "khoa-1"}, claims, key)


def damaged(claims: dict[str, Any]) -> str:
    """Return no token at all."""
    return "a.b"


@pytest.mark.parametrize("sign", [forged, unsigned, by_our_secret, damaged])
async def test_a_token_that_the_server_did_not_sign_opens_nothing(
    sign: Any, app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.sign = sign

    assert_out(await sign_in(app), UNCONFIRMED)


@pytest.mark.parametrize("name", ["khong.co", "THU.KY", " thu.ky", "thu.ky@la.example", "", "%"])
async def test_nobody_gets_an_account_and_a_name_counts_to_the_letter(
    name: str, app: DeskApp, provider: OidcProvider
) -> None:
    accounts = Accounts(app.services.register, now)
    before = accounts.all()
    provider.lies.claims = {"preferred_username": name}

    assert_out(await sign_in(app), NO_ACCOUNT)
    assert accounts.all() == before


async def test_a_disabled_account_stays_out(app: DeskApp, provider: OidcProvider) -> None:
    accounts = Accounts(app.services.register, now)
    accounts.add("ngan", "Ngân", ROLES)
    provider.lies.claims = {"preferred_username": "ngan"}
    assert (await sign_in(app)).status_code == 303

    accounts.disable("ngan")
    assert_out(await sign_in(app), NO_ACCOUNT)


async def test_who_has_to_wait_after_wrong_passwords_waits_here_too(
    app: DeskApp, provider: OidcProvider
) -> None:
    accounts = Accounts(app.services.register, now)
    accounts.add("doan", "Đoàn", ROLES)
    for _ in range(FREE_FOR_ACCOUNT):
        with pytest.raises(SignInRefused):
            accounts.sign_in("doan", "đoán mò lần nữa", "")
    provider.lies.claims = {"preferred_username": "doan"}

    assert_out(await sign_in(app), "hãy đợi")


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
    told: dict[str, Any], opens: bool, app: DeskApp, provider: OidcProvider
) -> None:
    provider.lies.claims = told
    by_mail = replace(settings_of(provider), claim="email", domain="phuong.example")
    oidc = oidc_of(app, by_mail)
    address, cookie = await anyio.to_thread.run_sync(oidc.begin, "/")
    answer = parse_qs(urlsplit(await vouched(Begun(address, cookie))).query)
    given = {name: values[0] for name, values in answer.items()}

    if opens:
        assert await anyio.to_thread.run_sync(oidc.finish, cookie, given) == ("thu.ky", "/")
    else:
        with pytest.raises(SignInRefused, match=UNCONFIRMED):
            await anyio.to_thread.run_sync(oidc.finish, cookie, given)
