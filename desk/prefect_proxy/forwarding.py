"""Passes requests on to Prefect's server and its answers back, as they come."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress

import httpx
from starlette.responses import JSONResponse, StreamingResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

PASSED_ON = (
    "accept",
    "accept-encoding",
    "accept-language",
    "content-type",
    "if-modified-since",
    "if-none-match",
    "range",
    "x-prefect-api-version",
)
"""The only headers of a request that Prefect sees: no cookie, no claim of who or where from."""

GIVEN_BACK = (
    "accept-ranges",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-length",
    "content-range",
    "content-security-policy",
    "content-type",
    "etag",
    "last-modified",
    "location",
    "vary",
)
"""The only headers of an answer that the browser sees."""

UNPACKED = ("accept-encoding", "identity")
"""What a visitor who does not speak of packing gets."""

UNREACHABLE = "Máy chủ các bước đang khởi động lại; hãy đợi một phút rồi thử lại."
BAD_GATEWAY = 502
RECHECK_INTERVAL_S = 15.0
"""Seconds after which a web socket asks whether its person is still signed in."""

POOL_EXPIRY_S = 30.0
"""Seconds after which a silent line to Prefect is not used any more: it keeps them longer."""

MAX_MESSAGE_BYTES = 2**20
POLICY_VIOLATION = 1008


class PrefectClient:
    """Prefect's server on this machine, called with its secret."""

    def __init__(
        self, address: str, secret: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._address = address
        self._secret = secret
        self._authorization = f"Basic {b64encode(secret.encode()).decode()}"
        self._client = httpx.AsyncClient(
            base_url=address,
            timeout=httpx.Timeout(60, connect=5),
            limits=httpx.Limits(
                max_connections=100, max_keepalive_connections=20, keepalive_expiry=POOL_EXPIRY_S
            ),
            headers={"Authorization": self._authorization},
            trust_env=False,
            transport=transport,
        )

    async def close(self) -> None:
        """Let go of every connection."""
        await self._client.aclose()

    async def read(self, path: str) -> httpx.Response:
        """Ask Prefect's API by GET. Raise httpx.HTTPError."""
        return await self._client.get(path)

    async def ask(self, path: str, question: object) -> httpx.Response:
        """Ask Prefect's API a question that it takes by POST. Raise httpx.HTTPError."""
        return await self._client.post(path, json=question)

    async def forward(self, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        """Ask in the visitor's place; the answer goes back as it comes in."""
        request = self._client.build_request(
            scope["method"],
            scope["raw_path"].decode("ascii").partition("?")[0]
            + (f"?{query}" if (query := scope["query_string"].decode("ascii")) else ""),
            content=body or None,
            headers=dict([UNPACKED, *_only(PASSED_ON, _decoded(scope["headers"]))]),
        )
        try:
            answer = await self._client.send(request, stream=True)
        except httpx.HTTPError:
            await JSONResponse({"detail": UNREACHABLE}, BAD_GATEWAY)(scope, receive, send)
            return
        headers = dict(_only(GIVEN_BACK, answer.headers.items()))
        streamed = StreamingResponse(_bytes_of(answer), answer.status_code, headers)
        try:
            await streamed(scope, receive, send)
        finally:
            await answer.aclose()

    async def forward_socket(
        self, scope: Scope, receive: Receive, send: Send, signed_in: Callable[[], bool]
    ) -> None:
        """Join the visitor's web socket to Prefect's for as long as `signed_in`."""
        visitor = WebSocket(scope, receive, send)
        address = self._address.replace("http", "ws", 1) + scope["path"]
        offered = [Subprotocol(each) for each in scope.get("subprotocols", [])]
        try:
            async with connect(
                address,
                additional_headers={"Authorization": self._authorization},
                subprotocols=offered or None,
                max_size=MAX_MESSAGE_BYTES,
                proxy=None,
            ) as prefect:
                await visitor.accept(subprotocol=prefect.subprotocol)
                await self._join(visitor, prefect, signed_in)
        except (OSError, WebSocketException):
            with suppress(RuntimeError):  # the visitor may have gone first
                await visitor.close(POLICY_VIOLATION)

    async def _join(
        self, visitor: WebSocket, prefect: ClientConnection, signed_in: Callable[[], bool]
    ) -> None:
        parts = [
            asyncio.create_task(self._up(visitor, prefect)),
            asyncio.create_task(_down(prefect, visitor)),
            asyncio.create_task(_while_signed_in(signed_in)),
        ]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in parts:
                each.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
        with suppress(RuntimeError):
            await visitor.close(POLICY_VIOLATION)

    async def _up(self, visitor: WebSocket, prefect: ClientConnection) -> None:
        with suppress(WebSocketDisconnect):
            while True:
                await prefect.send(self._with_secret(await visitor.receive_text()))

    def _with_secret(self, message: str) -> str:
        """Put Prefect's secret into the first message; the visitor has none to send."""
        try:
            said = json.loads(message)
        except ValueError:
            return message
        if isinstance(said, dict) and said.get("type") == "auth":
            return json.dumps({"type": "auth", "token": self._secret})
        return message


async def _down(prefect: ClientConnection, visitor: WebSocket) -> None:
    async for message in prefect:
        await visitor.send_text(message if isinstance(message, str) else message.decode())


async def _while_signed_in(signed_in: Callable[[], bool]) -> None:
    while await asyncio.to_thread(signed_in):
        await asyncio.sleep(RECHECK_INTERVAL_S)


async def _bytes_of(answer: httpx.Response) -> AsyncIterator[bytes]:
    async for part in answer.aiter_raw():
        yield part


def _decoded(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers]


def _only(names: tuple[str, ...], headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() in names]
