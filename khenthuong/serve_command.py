"""`khenthuong serve`: Prefect's server, the desk and the runner, on one machine, as one program."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import httpx

from dossiers.model.errors import CommendationError
from storage.installation_secret import open_secrets
from storage.register import open_register
from storage.settings import Settings

HOST = "127.0.0.1"
TIMEOUT_S = 120.0
"""Seconds that the parts together may take to start, on a slow machine."""

STOP_TIMEOUT_S = 8.0
"""Seconds that a part may take to stop before it is killed."""

PORT_RELEASE_S = 3.0
"""Seconds in which the ports of a killed program become free."""


FIRST_ACCOUNT = """\
Chưa có tài khoản nào. Mở một cửa sổ lệnh khác trong thư mục này và tạo tài khoản đầu tiên, ví dụ:
  .venv/bin/khenthuong users add lan --name "Nguyễn Thị Lan" --role CHUYEN_VIEN --data {folder}
rồi đăng nhập bằng mã một lần mà lệnh in ra."""


class ServeError(CommendationError):
    """The program can't start or go on; the sentence says what to do."""


@dataclass
class Part:
    """A process of the program: what it runs, and how to see that it answers."""

    name: str
    module: str
    answers: Callable[[], bool]
    process: subprocess.Popen[bytes] | None = field(default=None)


def serve(settings: Settings, *, prefect_port: int, desk_port: int) -> None:
    """Start everything, say `Sẵn sàng`, and stay until told to stop."""
    for port in (prefect_port, desk_port):
        _await_free(port)
    logs = settings.folder / "logs"
    settings.make_folder()
    logs.mkdir(exist_ok=True)
    environment = environment_of(settings, prefect_port, desk_port)
    secret = environment["PREFECT_API_AUTH_STRING"]
    parts = _parts(prefect_port, desk_port, secret, datetime.now(UTC))
    with _stopping(parts), _told_to_stop():
        try:
            started = time.time()
            for part in parts:
                _start(part, environment, logs)
            for part in parts:
                _await(part, logs, started)
            _welcome(settings, prefect_port, desk_port)
            _watch(parts, environment, logs)
        except ToldToStopError:
            print("Đang dừng…", flush=True)
    print("Đã dừng.", flush=True)


def public_address(desk_port: int) -> str:
    """Where people's browsers find the desk: behind a TLS proxy, else on this machine."""
    return os.environ.get("KHENTHUONG_PUBLIC_URL", f"http://{HOST}:{desk_port}").rstrip("/")


def environment_of(settings: Settings, prefect_port: int, desk_port: int) -> dict[str, str]:
    """The settings of every part. Nothing calls out, nothing listens beyond this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    prefect = f"http://{HOST}:{prefect_port}"
    home = settings.folder / "prefect"
    secret = open_secrets(settings.folder).prefect
    return {
        **kept,
        "KHENTHUONG_DATA": str(settings.folder),
        "KHENTHUONG_DESK_URL": public_address(desk_port),
        "KHENTHUONG_DESK_PORT": str(desk_port),
        "KHENTHUONG_PREFECT_URL": prefect,
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"{prefect}/api",
        "PREFECT_UI_URL": f"{prefect}/v2",
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_CLIENT_CUSTOM_HEADERS": json.dumps({"Authorization": _basic(secret)}),
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_SERVER_API_PORT": str(prefect_port),
        "PREFECT_SERVER_UI_API_URL": "/api",
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": prefect,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_SCHEDULER_MIN_RUNS": "1",  # else months of runs fill the list
        "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "1",
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "DO_NOT_TRACK": "1",
        "PYTHONUNBUFFERED": "1",
    }


def _basic(secret: str) -> str:
    """What web sockets carry as well: Prefect's client would give them the secret too late."""
    return f"Basic {b64encode(secret.encode()).decode()}"


def _parts(prefect_port: int, desk_port: int, secret: str, started: datetime) -> list[Part]:
    prefect = f"http://{HOST}:{prefect_port}/api"
    known = httpx.BasicAuth(*secret.split(":"))
    return [
        Part("Prefect", "flows.hosting.prefect_server", lambda: _ok(f"{prefect}/health", known)),
        Part("desk", "desk", lambda: desk_answers(desk_port)),
        Part("runner", "flows.hosting.runner", lambda: _buttons_polled(prefect, known, started)),
    ]


def desk_answers(port: int) -> bool:
    """Whether the desk does, asked for by the one name that it serves."""
    return _ok(f"http://{HOST}:{port}/suc-khoe", host=urlsplit(public_address(port)).netloc)


def _ok(address: str, known: httpx.BasicAuth | None = None, host: str = "") -> bool:
    headers = {"Host": host} if host else {}
    try:
        return httpx.get(address, auth=known, headers=headers, timeout=2).is_success
    except httpx.HTTPError:
        return False


def _buttons_polled(api: str, known: httpx.BasicAuth, since: datetime) -> bool:
    """Whether the runner looks for runs of every button: only then does a click start one."""
    try:
        found: list[dict[str, Any]] = httpx.post(
            f"{api}/deployments/filter", json={}, auth=known, timeout=5
        ).json()
    except (httpx.HTTPError, ValueError):
        return False
    polled = [each["last_polled"] for each in found]
    return bool(polled) and all(each and datetime.fromisoformat(each) > since for each in polled)


def _await_free(port: int) -> None:
    until = time.monotonic() + PORT_RELEASE_S
    while _busy(port):
        if time.monotonic() > until:
            raise ServeError(
                f"Cổng {port} đang có chương trình khác dùng; hãy dừng chương trình đó, hoặc chọn"
                " cổng khác bằng --prefect-port, --desk-port"
            )
        time.sleep(0.1)


def _busy(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _start(part: Part, environment: dict[str, str], logs: Path) -> None:
    with (logs / f"{part.name.lower()}.log").open("ab") as log:
        part.process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "khenthuong.child", part.module],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches the launcher alone, which then stops the parts
        )


def _await(part: Part, logs: Path, started: float) -> None:
    while not part.answers():
        ended = part.process is not None and part.process.poll() is not None
        if ended or time.time() > started + TIMEOUT_S:
            log = logs / f"{part.name.lower()}.log"
            raise ServeError(f"Không khởi động được {part.name}; hãy xem nhật ký {log}")
        time.sleep(0.1)


def _watch(parts: list[Part], environment: dict[str, str], logs: Path) -> None:
    """Start a part again when it ends by itself."""
    while True:
        for part in parts:
            if part.process is not None and part.process.poll() is not None:
                print(f"{part.name} đã dừng bất ngờ; đang chạy lại.", flush=True)
                _start(part, environment, logs)
                _await(part, logs, time.time())
        time.sleep(0.5)


class ToldToStopError(Exception):
    """Ctrl-C, or a signal to end."""


@contextmanager
def _told_to_stop() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise ToldToStopError

    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _stopping(parts: list[Part]) -> Iterator[None]:
    """Whatever happens inside, end every part: the runner first, so that no run is cut off."""
    try:
        yield
    finally:
        for part in reversed(parts):
            _stop(part)


def _stop(part: Part) -> None:
    if part.process is None or part.process.poll() is not None:
        return
    part.process.send_signal(signal.SIGTERM)
    try:
        part.process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        part.process.kill()
        part.process.wait()


def _welcome(settings: Settings, prefect_port: int, desk_port: int) -> None:
    print(
        "Sẵn sàng\n"
        f"  Đăng nhập: {public_address(desk_port)}\n"
        f"  Prefect:   http://{HOST}:{prefect_port}, chỉ chương trình vào được;"
        " mọi người vào từ trang đăng nhập\n"
        f"  Dữ liệu:   {settings.folder}\n"
        "  Dừng: Ctrl-C",
        flush=True,
    )
    if not _has_accounts(settings):
        print(FIRST_ACCOUNT.format(folder=settings.folder), flush=True)


def _has_accounts(settings: Settings) -> bool:
    with (
        open_register(settings.database_url, settings.folder) as register,
        register.read_tx() as ledger,
    ):
        return bool(ledger.accounts())
