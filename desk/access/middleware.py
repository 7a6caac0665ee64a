"""The one way in: whoever asks is signed in or sent to sign in, and gets what the table allows.

Pure ASGI, so that neither uploads nor downloads are held in memory here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import parse_qs, quote

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.access.access_rules import allowed, rule_of
from desk.access.request_checks import (
    Headers,
    body_of,
    fault_of,
    headers_of,
    is_api,
    is_prefect,
    safe_method,
)
from desk.services import DeskServices
from desk.sign_in.sessions import Session, Sessions

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
STRICT = "max-age=31536000"
USUAL_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
"""Headers of an answer that says nothing of them itself."""

MAX_FORM_BYTES = 65536
"""A form of the desk's own pages is far smaller; files come by script, with the header."""

TOKEN = "/api/csrf-token"  # noqa: S105 - an address
SOON = timedelta(seconds=10)
SIGN_IN = "/dang-nhap"
SIGNED_OUT = "Phiên làm việc đã hết; hãy đăng nhập lại (có thể ở thẻ khác, rồi bấm lại ở đây)."
NOT_ALLOWED = "Vai trò của bạn không được làm việc này."
NO_PAGE = "Không có trang này; hãy mở lại từ Bảng theo dõi."
NO_TOKEN = "Trang này đã cũ; hãy tải lại trang rồi làm lại."  # noqa: S105 - a sentence


@dataclass(frozen=True)
class AccessMiddleware:
    """The desk's application: `pages` are its own, `prefect` what lies behind it."""

    services: DeskServices
    sessions: Sessions
    pages: ASGIApp
    prefect: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, send to sign in, or refuse."""
        if scope["type"] == "lifespan":
            await self.pages(scope, receive, send)
            return
        headers = headers_of(scope)
        fault = fault_of(scope, headers, self.services.hosts, self.services.origins)
        if fault is not None:
            await self._refuse(scope, receive, _closing(send), fault.status, fault.sentence)
            return
        session = await to_thread.run_sync(partial(self._session, headers))
        _enter(scope, self.sessions, session)
        send = self._with_headers(scope, session, send)
        await self._admit(scope, headers, session, receive, send)

    async def _admit(
        self, scope: Scope, headers: Headers, session: Session | None, receive: Receive, send: Send
    ) -> None:
        behind = is_prefect(scope["path"])
        person = session.person if session else None
        rule = None if behind else rule_of(scope.get("method", ""), scope["path"])
        if session is None and scope["path"] == TOKEN and scope["type"] == "http":
            await JSONResponse(no_token())(scope, receive, send)
        elif session is None and (behind or not allowed(rule, None)):
            await self._refuse(scope, receive, send, 401, SIGNED_OUT)
        elif not behind and rule is None:
            await self._refuse(scope, receive, send, 404, NO_PAGE)
        elif not behind and not allowed(rule, person):
            await self._refuse(scope, receive, send, 403, NOT_ALLOWED)
        elif session and scope["type"] == "http" and not safe_method(scope):
            await self._act(scope, headers, session, receive, send)
        else:
            await self._pass_on(scope, receive, send)

    async def _act(
        self, scope: Scope, headers: Headers, session: Session, receive: Receive, send: Send
    ) -> None:
        """Pass on what changes something, if it carries the token of the session's own pages."""
        token = headers.get("x-csrf-token") or headers.get("prefect-csrf-token")
        if token is None and headers.get("content-type", "").startswith(
            "application/x-www-form-urlencoded"
        ):
            body = await body_of(receive, MAX_FORM_BYTES) or b""
            token = parse_qs(body.decode("utf-8", "replace")).get("csrf", [None])[0]
            receive = _again(body, receive)
        if not self.sessions.is_csrf(session, token or ""):
            await self._refuse(scope, receive, send, 403, NO_TOKEN)
            return
        await self._pass_on(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        behind = is_prefect(scope["path"])
        if scope["type"] == "websocket" and not behind:
            await send({"type": "websocket.close", "code": 1008})
            return
        await (self.prefect if behind else self.pages)(scope, receive, send)

    def _session(self, headers: Headers) -> Session | None:
        value = headers.cookies.get(self.sessions.cookie.name, "")
        return self.sessions.find(value) if value else None

    async def _refuse(
        self, scope: Scope, receive: Receive, send: Send, status: int, sentence: str
    ) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._refusal(scope, status, sentence)(scope, receive, send)

    def _refusal(self, scope: Scope, status: int, sentence: str) -> Response:
        """Answer a page with a page or the way to sign in, and a script with JSON."""
        wants = headers_of(scope).get("accept", "")
        if is_api(scope["path"]) or "text/html" not in wants:
            return JSONResponse({"detail": sentence}, status)
        if status == 401:  # noqa: PLR2004
            asked = scope["path"] + (f"?{q}" if (q := scope["query_string"].decode()) else "")
            ahead = f"?tiep={quote(asked)}" if safe_method(scope) and asked != "/" else ""
            return RedirectResponse(f"{SIGN_IN}{ahead}", 303)
        return self.services.page(Request(scope), "fault.html", status=status, sentence=sentence)

    def _with_headers(self, scope: Scope, session: Session | None, send: Send) -> Send:
        """Let answers carry the policy of our pages, and a session in use a fresh cookie."""
        own = {**USUAL_HEADERS}
        if not is_prefect(scope["path"]):
            own["content-security-policy"] = POLICY
        if self.sessions.secure:
            own["strict-transport-security"] = STRICT
        if session and _used(scope) and (renewed := self.sessions.renewed(session)):
            self.sessions.cookie.keep(carrier := Response(), renewed)
            own["set-cookie"] = carrier.headers["set-cookie"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in own.items():
                    headers.setdefault(name, value)
            await send(message)

        return with_headers


def no_token() -> dict[str, str]:
    """Return what the Prefect UI gets as a token when nobody is signed in any more.

    Were it refused, the UI would complain in English before it asks what we refuse in Vietnamese.
    """
    return {"client": "", "token": "", "expiration": (datetime.now(UTC) + SOON).isoformat()}


def _enter(scope: Scope, sessions: Sessions, session: Session | None) -> None:
    """Put into the scope what pages may know of who asks."""
    scope["khenthuong.session"] = session
    scope["khenthuong.person"] = session and session.person
    scope["khenthuong.csrf"] = sessions.csrf(session) if session else ""


def _used(scope: Scope) -> bool:
    """Tell whether a person did something, and not a page that looks for news by itself."""
    navigates = headers_of(scope).get("sec-fetch-mode", "navigate") == "navigate"
    return navigates if safe_method(scope) else not scope["path"].endswith("/filter")


def _closing(send: Send) -> Send:
    """Close the line after the answer: what came, and what follows, may be read in two ways."""

    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("connection", "close")
        await send(message)

    return closing


def _again(body: bytes, receive: Receive) -> Receive:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message
