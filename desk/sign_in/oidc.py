"""Signing in by the word of the office's own sign-in server (OpenID Connect Core 1.0).

Off unless KHENTHUONG_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET are set. The account is what the
claim _CLAIM (else preferred_username) says, followed by "@" and _DOMAIN where that is set; _NAME is
what people call the server. Nothing is kept of its answers but whose account it is.
"""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.oauth2 import OAuth2Client
from authlib.oidc.core import CodeIDToken
from itsdangerous import BadData, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, ValidationError

from desk.sign_in.cookies import HostCookie
from desk.sign_in.sign_in_accounts import SignInRefused
from storage.installation_secret import Secrets
from storage.settings import LOOPBACK, Settings

PREFIX = "KHENTHUONG_OIDC_"
NEEDED = ("issuer", "client_id", "client_secret")
START = "/dang-nhap/oidc"
BACK = "/dang-nhap/oidc/ve"
"""Where the server sends people back to; it has to be told so, with the desk's address."""

LASTS = timedelta(minutes=10)
"""How long somebody may take at the other server."""

TIMEOUT_S = 5.0
"""Seconds to wait for each of its answers: people can sign in by password meanwhile."""

LEEWAY_S = 60
"""Seconds by which its clock may differ from ours."""

ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Signatures by a key that only the server has: never "none", nor one made with our secret."""

SECRET_IN_HEADER = "client_secret_basic"  # noqa: S105 - the name of a way
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Provider:
    """The other server, as the settings tell of it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "tài khoản cơ quan"
    claim: str = "preferred_username"
    domain: str = ""


class Begun(BaseModel):
    """A sign-in on its way, kept by the browser that began it; `ahead` is where it leads."""

    state: str
    nonce: str
    verifier: str
    ahead: str


class _Discovery(BaseModel):
    """What the server says of itself (OpenID Connect Discovery 1.0, section 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: list[str] = [SECRET_IN_HEADER]


class _Keys(BaseModel):
    keys: list[dict[str, Any]]


@dataclass(frozen=True)
class Oidc:
    """Sign-ins by way of a provider, for the desk at `address`."""

    provider: Provider
    address: str
    secrets: Secrets
    clock: Callable[[], datetime]

    @property
    def cookie(self) -> HostCookie:
        """Return the cookie that carries what was begun; it lasts for LASTS."""
        return HostCookie("khenthuong-oidc", self.address.startswith("https://"))

    @property
    def link(self) -> str:
        """Tell where a sign-in begins: at the address to which it comes back, or no cookie will."""
        return f"{self.address}{START}"

    def begin(self, ahead: str) -> tuple[str, str]:
        """Begin a sign-in: the address at the provider, the cookie's value. Raise SignInRefused."""
        state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
        with self._asking() as client:
            url, _ = self._client(client).create_authorization_url(
                self._discover(client).authorization_endpoint,
                state=state,
                nonce=nonce,
                code_verifier=verifier,
            )
        begun = Begun(state=state, nonce=nonce, verifier=verifier, ahead=ahead)
        return str(url), self._signer.dumps(begun.model_dump())

    def finish(self, cookie: str, answer: Mapping[str, str]) -> tuple[str, str]:
        """Tell whose account it is, and where to go on to. Raise SignInRefused."""
        begun = self._begun(cookie)
        state = answer.get("state", "").encode()
        if begun is None or not hmac.compare_digest(begun.state.encode(), state):
            raise SignInRefused(
                f"Lần đăng nhập bằng {self.provider.name} này đã cũ, hoặc bắt đầu từ nơi khác;"
                " hãy bấm lại nút ở trang này."
            )
        if not answer.get("code"):
            raise SignInRefused(self._unconfirmed)
        with self._asking() as client:
            claims = self._claims(client, begun, answer["code"])
        return self._account(claims), begun.ahead

    def _claims(self, client: httpx.Client, begun: Begun, code: str) -> Mapping[str, Any]:
        """Read what the provider vouches for. Raise unless signature, issuer and times fit."""
        found = self._discover(client)
        token = self._redeem(client, found, begun, code)
        keys = _Keys.model_validate(_json(client, found.jwks_uri)).model_dump()["keys"]
        read = jwt.decode(
            str(token.get("id_token", "")),
            KeySet.import_key_set({"keys": keys}),
            algorithms=ALGORITHMS,
        )
        wanted = {"iss": self.provider.issuer, "aud": self.provider.client_id}
        claims = CodeIDToken(
            read.claims,
            read.header,
            {name: {"essential": True, "value": value} for name, value in wanted.items()},
            {
                "nonce": begun.nonce,
                "client_id": self.provider.client_id,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(now=int(self.clock().timestamp()), leeway=LEEWAY_S)
        return dict(claims)

    def _redeem(
        self, client: httpx.Client, found: _Discovery, begun: Begun, code: str
    ) -> Mapping[str, Any]:
        """Redeem a code: only who knows our secret and what this sign-in began with gets tokens."""
        ours = (self.provider.client_id, self.provider.client_secret)
        header = SECRET_IN_HEADER in found.token_endpoint_auth_methods_supported
        token: Mapping[str, Any] = self._client(client).fetch_token(
            found.token_endpoint,
            grant_type="authorization_code",
            code=code,
            code_verifier=begun.verifier,
            auth=httpx.BasicAuth(*map(quote_plus, ours)) if header else httpx.Auth(),
            **({} if header else dict(zip(("client_id", "client_secret"), ours, strict=True))),
        )
        return token

    def _account(self, claims: Mapping[str, Any]) -> str:
        """Return the account that the claim names to the letter; an address only when verified."""
        claim, domain = self.provider.claim, self.provider.domain
        told = claims.get(claim)
        verified = claim != "email" or claims.get("email_verified") is True
        ending = f"@{domain}" if domain else ""
        if not (isinstance(told, str) and verified and told.endswith(ending)):
            log.warning("OIDC: claim %s does not name an account", claim)
            raise SignInRefused(self._unconfirmed)
        return told.removesuffix(ending)

    def _discover(self, client: httpx.Client) -> _Discovery:
        """Ask the provider what it says of itself now: anew each time, so that nothing gets old."""
        address = f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        found = _Discovery.model_validate(_json(client, address))
        if found.issuer != self.provider.issuer:
            raise ValueError(f"issuer is {found.issuer}")
        for each in (found.authorization_endpoint, found.token_endpoint, found.jwks_uri):
            if not _by_tls(each):
                raise ValueError(f"{each} is not https")
        return found

    def _client(self, client: httpx.Client) -> OAuth2Client:
        return OAuth2Client(
            client,
            client_id=self.provider.client_id,
            scope="openid profile email",
            redirect_uri=f"{self.address}{BACK}",
            code_challenge_method="S256",
        )

    def _begun(self, cookie: str) -> Begun | None:
        try:
            told = self._signer.loads(cookie, max_age=int(LASTS.total_seconds()))
            return Begun.model_validate(told)
        except (BadData, ValidationError):
            return None

    @contextmanager
    def _asking(self) -> Iterator[httpx.Client]:
        """Open a client for the provider; whatever goes wrong there is one sentence here."""
        try:
            with httpx.Client(timeout=TIMEOUT_S, verify=_authorities()) as client:
                yield client
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            log.warning("OIDC: %r", error)
            raise SignInRefused(
                f"Máy chủ của {self.provider.name} chưa trả lời; hãy đăng nhập bằng mật khẩu, hoặc"
                " thử lại sau."
            ) from error
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
            log.warning("OIDC: %r", error)
            raise SignInRefused(self._unconfirmed) from error

    @property
    def _unconfirmed(self) -> str:
        return (
            f"Chưa xác nhận được bạn bằng {self.provider.name}; hãy thử lại, hoặc đăng nhập bằng"
            " mật khẩu."
        )

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        key = self.secrets.key("oidc")
        digest = {"digest_method": hashlib.sha256}
        return URLSafeTimedSerializer(key, salt="khenthuong-oidc", signer_kwargs=digest)


def provider_of(settings: Settings) -> Provider | None:
    """Read the provider of the settings; None without one, or with settings that are of no use.

    Settings that are of no use are told to whoever reads the log, and leave the passwords.
    """
    given = {each: str(getattr(settings, f"oidc_{each}")) for each in Provider.__dataclass_fields__}
    given = {name: value for name, value in given.items() if value}
    if not given:
        return None
    fault = _fault_of(given)
    if fault:
        log.warning("%s Nút đăng nhập qua OIDC vì thế không hiện.", fault)
        return None
    return Provider(**given)


def _fault_of(given: Mapping[str, str]) -> str:
    missing = [f"{PREFIX}{each.upper()}" for each in NEEDED if each not in given]
    if missing:
        return f"Chưa đặt {', '.join(missing)}."
    if not _by_tls(given["issuer"]):
        return f"{PREFIX}ISSUER phải bắt đầu bằng https://."
    if given.get("claim") == "email" and "domain" not in given:
        return f"Với {PREFIX}CLAIM=email phải đặt {PREFIX}DOMAIN, phần sau dấu @."
    return ""


def _by_tls(address: str) -> bool:
    """Tell whether an address is reached by TLS, or lies on this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


@cache
def _authorities() -> SSLContext:
    """Read whose certificates are believed, once: it takes longer than a request."""
    return httpx.create_ssl_context()


def _json(client: httpx.Client, address: str) -> Any:
    return client.get(address).raise_for_status().json()
