"""`khenthuong serve`: Prefect's server, the desk and the runner, on one machine, as one program."""

import json
import os
from argparse import Namespace
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from khenthuong.processes import Launcher, Part, ToldToStopError, await_free, told_to_stop
from storage.installation_secret import open_secrets
from storage.register import read_register
from storage.settings import HOST, Settings

FIRST_ACCOUNT = """\
Chưa có tài khoản nào. Mở một cửa sổ lệnh khác trong thư mục này và tạo tài khoản đầu tiên, ví dụ:
  .venv/bin/khenthuong users add lan --name "Nguyễn Thị Lan" --role CHUYEN_VIEN --data {folder}
rồi đăng nhập bằng mã một lần mà lệnh in ra."""


def serve(asked: Namespace) -> None:
    """Start everything, say `Sẵn sàng`, and stay until told to stop. Raise ServeError."""
    for port in (asked.prefect_port, asked.desk_port):
        await_free(port)
    served = as_served(Settings(asked.data), asked.prefect_port, asked.desk_port)
    served.make_folder()
    logs = served.folder / "logs"
    logs.mkdir(exist_ok=True)
    launcher = Launcher(_parts(served, datetime.now(UTC)), environment_of(served), logs)
    try:
        with told_to_stop():
            try:
                launcher.start_all()
                _welcome(served)
                launcher.watch()
            except ToldToStopError:
                print("Đang dừng…", flush=True)
    finally:
        launcher.stop_all()
    print("Đã dừng.", flush=True)


def as_served(settings: Settings, prefect_port: int, desk_port: int) -> Settings:
    """Return the settings with these ports, and the desk's address: the proxy's if there is one."""
    desk, prefect = f"http://{HOST}:{desk_port}", f"http://{HOST}:{prefect_port}"
    addresses = {"desk_url": settings.public_url or desk, "prefect_url": prefect}
    return settings.model_copy(update={"desk_port": desk_port, **addresses})


def environment_of(served: Settings) -> dict[str, str]:
    """Return the environment of every part. Nothing calls out or listens beyond this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    prefect = served.prefect_url
    secret = open_secrets(served.folder).prefect
    return {
        **kept,
        "KHENTHUONG_DATA": str(served.folder),
        "KHENTHUONG_DESK_URL": served.desk_address,
        "KHENTHUONG_DESK_PORT": str(served.desk_port),
        "KHENTHUONG_PREFECT_URL": prefect,
        "PREFECT_HOME": str(served.folder / "prefect"),
        "PREFECT_API_URL": f"{prefect}/api",
        "PREFECT_UI_URL": f"{prefect}/v2",
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_CLIENT_CUSTOM_HEADERS": json.dumps({"Authorization": _basic(secret)}),
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_SERVER_API_PORT": str(urlsplit(prefect).port),
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
    """Return what web sockets carry too: Prefect's client would give them the secret too late."""
    return f"Basic {b64encode(secret.encode()).decode()}"


def _parts(served: Settings, started: datetime) -> list[Part]:
    """Return the parts in the order in which they start."""
    prefect = f"{served.prefect_url}/api"
    known = httpx.BasicAuth(*open_secrets(served.folder).prefect.split(":"))
    return [
        Part("Prefect", "flows.hosting.prefect_server", lambda: _ok(f"{prefect}/health", known)),
        Part("desk", "desk", lambda: desk_answers(served)),
        Part("runner", "flows.hosting.runner", lambda: _buttons_polled(prefect, known, started)),
    ]


def desk_answers(served: Settings) -> bool:
    """Tell whether the desk answers, asked for by the one name that it serves."""
    name = urlsplit(served.desk_address).netloc
    return _ok(f"http://{HOST}:{served.desk_port}/suc-khoe", host=name)


def _ok(address: str, known: httpx.BasicAuth | None = None, host: str = "") -> bool:
    headers = {"Host": host} if host else {}
    try:
        return httpx.get(address, auth=known, headers=headers, timeout=2).is_success
    except httpx.HTTPError:
        return False


def _buttons_polled(api: str, known: httpx.BasicAuth, since: datetime) -> bool:
    """Tell whether the runner looks for runs of every button: only then does a click start one."""
    try:
        found: list[dict[str, Any]] = httpx.post(
            f"{api}/deployments/filter", json={}, auth=known, timeout=5
        ).json()
    except (httpx.HTTPError, ValueError):
        return False
    polled = [each["last_polled"] for each in found]
    return bool(polled) and all(each and datetime.fromisoformat(each) > since for each in polled)


def _welcome(served: Settings) -> None:
    print(
        "Sẵn sàng\n"
        f"  Đăng nhập: {served.desk_address}\n"
        f"  Prefect:   {served.prefect_url}, chỉ chương trình vào được;"
        " mọi người vào từ trang đăng nhập\n"
        f"  Dữ liệu:   {served.folder}\n"
        "  Dừng: Ctrl-C",
        flush=True,
    )
    with read_register(served) as ledger:
        if not ledger.accounts():
            print(FIRST_ACCOUNT.format(folder=served.folder), flush=True)
