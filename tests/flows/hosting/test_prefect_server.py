"""The wrapper around Prefect's application asks again while the database is busy."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from starlette.types import Message, Receive, Scope, Send

from desk.prefect_proxy.forwarding import POOL_EXPIRY_S
from flows.hosting.prefect_server import (
    KEEP_ALIVE_S,
    LOCK_TIMEOUT_MS,
    RetryingApp,
    SecretApp,
    wait_briefly,
)


class Answering:
    """An application that gives one status after the other, and keeps what it was asked."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.bodies: list[bytes] = []

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        self.bodies.append(body)
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b"xong"})
        if status >= 500:
            raise RuntimeError("as Starlette does after it has answered")


def ask(app: Answering, parts: Sequence[bytes] = (b"mot", b"hai")) -> list[int]:
    """Ask once, through the wrapper; the statuses that reached the client."""
    sent: list[Message] = []
    waiting = [
        {"type": "http.request", "body": part, "more_body": place < len(parts) - 1}
        for place, part in enumerate(parts)
    ]

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/api/deployments/1/create_flow_run"}
    asyncio.run(RetryingApp(app)(scope, receive, send))
    return [each["status"] for each in sent if each["type"] == "http.response.start"]


def test_a_busy_answer_is_never_seen_while_a_later_one_is_good() -> None:
    app = Answering(503, 503, 201)

    assert ask(app) == [201]
    assert app.bodies == [b"mothai"] * 3


def test_a_good_answer_is_passed_on_at_once() -> None:
    app = Answering(200)

    assert ask(app) == [200]
    assert len(app.bodies) == 1


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.hosting.prefect_server.RETRY_PAUSES_S", (0.0, 0.0, 0.0))
    app = Answering(503)
    with pytest.raises(RuntimeError):
        ask(app)
    assert len(app.bodies) == 4


def test_another_fault_is_raised_on() -> None:
    app = Answering(500)
    with pytest.raises(RuntimeError):
        ask(app)
    assert len(app.bodies) == 1


def test_no_connection_waits_for_a_lock_as_long_as_prefect_lets_it(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'prefect.db'}")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 60000"))
    event.listen(engine.pool, "checkout", wait_briefly)
    for _ in range(2):  # a new connection, and the same once more
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == LOCK_TIMEOUT_MS
    engine.dispose()


class Crowded:
    """An application that takes a while, and knows how many it answers at the same time."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await asyncio.sleep(0.001)
        self.inside -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


@pytest.mark.parametrize(
    ("method", "path", "at_once"),
    [
        ("POST", "/api/deployments/1/create_flow_run", 1),
        ("POST", "/api/flow_runs/1/set_state", 1),
        ("POST", "/api/logs/", 1),
        ("PATCH", "/api/artifacts/1", 1),
        ("DELETE", "/api/artifacts/1", 1),
        ("GET", "/api/flow_runs/1", 3),
        ("POST", "/api/flow_runs/filter", 3),
        ("POST", "/api/artifacts/latest/filter", 3),
        ("POST", "/api/deployments/count", 3),
        ("POST", "/api/ui/flows/next-runs", 3),
    ],
)
def test_what_writes_takes_turns_and_what_reads_does_not_wait(
    method: str, path: str, at_once: int
) -> None:
    crowded = Crowded()
    patient = RetryingApp(crowded)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_message: Message) -> None:
        return

    async def crowd() -> None:
        scope = {"type": "http", "method": method, "path": path}
        await asyncio.gather(*(patient(scope, receive, send) for _ in range(3)))

    asyncio.run(crowd())
    assert crowded.most == at_once


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ([(b"authorization", b"Basic YTpi")], True),
        ([(b"authorization", b"Basic YTpj")], False),
        ([(b"authorization", b"Bearer YTpi")], False),
        ([(b"authorization", b"")], False),
        ([(b"cookie", b"Basic YTpi")], False),
        ([], False),
    ],
)
def test_only_the_secret_opens_prefects_own_port(
    kind: str, headers: list[tuple[bytes, bytes]], *, let_in: bool
) -> None:
    reached: list[Scope] = []
    sent: list[Message] = []

    async def inner(scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append(scope)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "path": "/api/health", "headers": headers, "method": "GET"}
    asyncio.run(SecretApp(inner, "a:b")(scope, receive, send))
    assert bool(reached) == let_in
    if not let_in:
        assert sent[0].get("status", 401) == 401
        assert sent[0].get("code", 1008) == 1008


def test_the_desk_lets_go_of_a_silent_line_before_the_server_closes_it() -> None:
    assert POOL_EXPIRY_S + 10 < KEEP_ALIVE_S, "else a click meets a line that is being closed"
