"""Prefect's server with its UI, on loopback, as a program of its own.

It answers with a content policy that keeps every request of the UI on this machine: the UI would
otherwise ask a statistics service on each load, whatever the settings say.
"""

import asyncio
from base64 import b64encode
from collections.abc import Iterable
from contextlib import nullcontext
from hmac import compare_digest

import uvicorn
from prefect.server.api.server import create_app
from prefect.settings import get_current_settings
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, Pool, PoolProxiedConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.settings import HOST

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:;"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
    " connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'none'"
)
BUSY = 503
UNAUTHORIZED = 401
FORBIDDEN = 403
POLICY_VIOLATION = 1008
KEEP_ALIVE_S = 75
"""How long a connection without requests stays open: longer than the desk's pool keeps one."""
RETRY_PAUSES_S = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""The pauses between two tries of a request that met a busy database."""

LOCK_TIMEOUT_MS = 2000
"""How long SQLite may wait for a lock by itself."""

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
READING_POSTS = ("/filter", "/count", "/history", "/lateness", "/paginate")
"""How the paths end by which Prefect's API is asked; every other POST changes something."""


class OwnPagesApp:
    """Lets in only our own programs and pages: who reaches Prefect's API can run code.

    A page of another site could send requests that need no leave (a POST without Content-Type is
    read as JSON), open web sockets, or have its own name lead to this machine.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._names = {f"{name}:{port}".encode() for name in (HOST, "localhost")}
        self._origins = {b"http://" + each for each in self._names} | {None}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what asks for us by our name and comes from no other site's page."""
        if scope["type"] == "lifespan" or self._welcome(dict(scope["headers"])):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            sentence = "Chỉ nhận yêu cầu từ trang của chính máy này."
            await PlainTextResponse(sentence, FORBIDDEN)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})

    def _welcome(self, headers: dict[bytes, bytes]) -> bool:
        return headers.get(b"host") in self._names and headers.get(b"origin") in self._origins


class SecretApp:
    """Lets in only who carries the installation's secret: the desk, the runner and its runs.

    Prefect itself would give its pages and its health to anybody, and guard the rest alone.
    """

    def __init__(self, app: ASGIApp, secret: str) -> None:
        self._app = app
        self._wanted = b"Basic " + b64encode(secret.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what carries the secret."""
        if scope["type"] == "lifespan" or self._known(dict(scope["headers"])):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            sentence = "Hãy đăng nhập ở trang Khen thưởng; cổng này chỉ dành cho chương trình."
            await PlainTextResponse(sentence, UNAUTHORIZED)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})

    def _known(self, headers: dict[bytes, bytes]) -> bool:
        return compare_digest(headers.get(b"authorization", b""), self._wanted)


class RetryingApp:
    """Lets requests that write take turns, and tries again while the server is busy.

    On SQLite two requests that write at once make Prefect answer 503 with nothing done, or wait up
    to a minute for each other, in no order. Its own client then asks again; the browser of a clerk
    does not, and the click would be lost. One after the other they meet only Prefect's own writers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turn = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no HTTP request; give each request its turn and its tries."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await _whole_body(receive)
        async with nullcontext() if _only_reads(scope) else self._turn:
            await self._try(scope, body, receive, send)

    async def _try(self, scope: Scope, body: list[Message], receive: Receive, send: Send) -> None:
        """Try as often as there are pauses, and a last time, whose answer stands."""
        for pause in RETRY_PAUSES_S:
            if await self._answered(scope, _replayed(body, receive), send):
                return
            await asyncio.sleep(pause)
        await self._app(scope, _replayed(body, receive), send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Try once; return False, with nothing sent, when the answer is "busy"."""
        busy = False

        async def unless_busy(message: Message) -> None:
            nonlocal busy
            if message["type"] == "http.response.start":
                busy = message["status"] == BUSY
            if not busy:
                await send(message)

        try:
            await self._app(dict(scope), receive, unless_busy)
        except Exception:
            # Starlette answers for a fault and then raises it again, for the log of its server.
            if not busy:
                raise
        return not busy


def _only_reads(scope: Scope) -> bool:
    """Tell whether a request changes nothing, so that it need not wait for those that do."""
    path: str = scope["path"]
    return scope["method"] in READING_METHODS or path.endswith(READING_POSTS) or "/api/ui/" in path


async def _whole_body(receive: Receive) -> list[Message]:
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _replayed(messages: Iterable[Message], receive: Receive) -> Receive:
    """Return a receiver of the same messages once more, then of whatever comes."""
    waiting = iter(list(messages))

    async def next_message() -> Message:
        return next(waiting, None) or await receive()

    return next_message


def wait_briefly(
    connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    """Let SQLite wait for a lock for seconds; Prefect lets it wait for a minute.

    While it waits, it holds on to its connection. If Python then tidies away a forgotten cursor of
    that connection, which happens on the event loop's thread, that thread waits too, and nobody
    gives the lock back: the whole server stands still until SQLite gives up.
    """
    if record.info.get("lock_timeout") != LOCK_TIMEOUT_MS:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT_MS}")
        cursor.close()
        record.info["lock_timeout"] = LOCK_TIMEOUT_MS


def main() -> None:
    """Serve until told to stop, at the port and with the secret that Prefect's settings name."""
    api = get_current_settings().server.api
    if api.auth_string is None:
        raise LookupError("Prefect's server has no secret; nobody may reach it without one")
    event.listen(Pool, "checkout", wait_briefly)
    guarded = SecretApp(RetryingApp(create_app(final=True)), api.auth_string.get_secret_value())
    uvicorn.run(
        OwnPagesApp(guarded, api.port),
        host=HOST,
        port=api.port,
        headers=[("Content-Security-Policy", POLICY), ("Referrer-Policy", "same-origin")],
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
