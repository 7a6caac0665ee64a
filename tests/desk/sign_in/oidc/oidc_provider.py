"""A small OpenID Connect server on a real port, as strict as it should be, as false as told."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus, urlencode

import anyio
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.servers import free_port

CLIENT = "khen-thuong"
SECRET = "bí mật: của/phường 100%25+1"
TIMEOUT_S = 30.0


@dataclass
class Lies:
    """What the server does wrong, or whom it vouches for."""

    claims: dict[str, Any] = field(default_factory=dict)
    """In place of those of an honest ID token; None leaves one out."""
    discovery: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] | None = None
    broken: Mapping[str, Response] = field(default_factory=dict)
    """Answers by path, whatever is asked there."""
    silent: threading.Event | None = None
    """Nothing is answered until it is set."""


@dataclass
class OidcProvider:
    """The server; `back` is the one address that it sends people back to."""

    issuer: str
    back: str
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "khoa-1"}))
    lies: Lies = field(default_factory=Lies)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def app(self) -> Starlette:
        """Make its routes."""
        told = {
            "/.well-known/openid-configuration": self.discovery,
            "/keys": self.keys,
            "/authorize": self.authorize,
            "/token": self.token,
        }
        methods = ["GET", "POST"]
        return Starlette(
            routes=[Route(p, self._lying(a), methods=methods) for p, a in told.items()]
        )

    def discovery(self, _request: Request, _form: Mapping[str, str]) -> Response:
        """Tell where everything is."""
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return JSONResponse({**told, **self.lies.discovery})

    def keys(self, _request: Request, _form: Mapping[str, str]) -> Response:
        """Give out the key that checks signatures."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request, _form: Mapping[str, str]) -> Response:
        """Give a code, as if the person had typed the password here."""
        asked = dict(request.query_params)
        known = asked["client_id"] == CLIENT and asked["redirect_uri"] == self.back
        if not known or asked["response_type"] != "code" or "openid" not in asked["scope"]:
            return JSONResponse({"error": "invalid_request"}, 400)
        if asked["code_challenge_method"] != "S256" or not asked["nonce"]:
            return JSONResponse({"error": "invalid_request"}, 400)
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.issuer})
        return RedirectResponse(f"{self.back}?{back}", 302)

    def token(self, request: Request, form: Mapping[str, str]) -> Response:
        """Give the tokens for a code: once, to the client, for the verifier of the challenge."""
        if not _is_client(request, form):
            return JSONResponse({"error": "invalid_client"}, 401)
        begun = self.codes.pop(form["code"], None)
        if begun is None or form["redirect_uri"] != begun["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        if _challenge(form["code_verifier"]) != begun["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        told = {"access_token": "không dùng", "token_type": "Bearer", "expires_in": 60}
        return JSONResponse({**told, "id_token": self.vouch(begun["nonce"])})

    def vouch(self, nonce: str) -> str:
        """Sign an ID token."""
        now = int(time.time())
        told = {
            "iss": self.issuer,
            "sub": "1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "preferred_username": "thu.ky",
            **self.lies.claims,
        }
        claims = {name: value for name, value in told.items() if value is not None}
        if self.lies.sign:
            return self.lies.sign(claims)
        return jwt.encode({"alg": "RS256", "kid": "khoa-1"}, claims, self.key)

    def _lying(self, answer: Callable[[Request, Mapping[str, str]], Response]) -> Any:
        async def asked(request: Request) -> Response:
            self.asked.append(request.url.path)
            form = {name: str(value) for name, value in (await request.form()).items()}
            while self.lies.silent and not self.lies.silent.is_set():
                await anyio.sleep(0.01)
            return self.lies.broken.get(request.url.path) or answer(request, form)

        return asked


def _is_client(request: Request, form: Mapping[str, str]) -> bool:
    header = request.headers.get("authorization", "")
    if not header:
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
    name, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
    return (unquote_plus(name), unquote_plus(secret)) == (CLIENT, SECRET)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


@contextmanager
def oidc_provider(back: str) -> Iterator[OidcProvider]:
    """Serve until left."""
    port = free_port()
    provider = OidcProvider(f"http://127.0.0.1:{port}", back)
    server = uvicorn.Server(uvicorn.Config(provider.app(), port=port, log_level="warning"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until = time.monotonic() + TIMEOUT_S
    while not server.started:
        if time.monotonic() > until:
            raise TimeoutError("the provider has not started")
        time.sleep(0.01)
    try:
        yield provider
    finally:
        server.should_exit = True
        running.join(TIMEOUT_S)
