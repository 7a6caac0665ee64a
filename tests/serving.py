"""`khenthuong serve` for tests: the real program, on free ports, in a folder of its own."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import cached_property
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path
from typing import Any

import httpx

from storage.installation_secret import open_secrets
from tests.people import PRESSING, RECEPTION, sign_in, visitor
from tests.servers import free_port

STARTED = "Sẵn sàng"
TERMINAL = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True)
class Served:
    """A program that is ready: where it answers and how people trigger a step as the UI does."""

    prefect: str
    """Prefect's own port, behind the door."""
    desk: str
    folder: Path
    process: subprocess.Popen[str]
    cookies: Mapping[str, str]
    """Of everybody in tests/people.py, by account."""
    said: str
    """What it printed when it was ready."""

    @property
    def api(self) -> str:
        """Prefect's API, through the door."""
        return f"{self.desk}/api"

    @property
    def secret(self) -> str:
        """Return what Prefect's own port wants."""
        return open_secrets(self.folder).prefect

    @cached_property
    def inside(self) -> httpx.Client:
        """Prefect's own port, as the runner reaches it."""
        known = httpx.BasicAuth(*self.secret.split(":"))
        return httpx.Client(base_url=self.prefect, auth=known, timeout=60)

    @cached_property
    def office(self) -> httpx.Client:
        """Return the desk as reception sees it."""
        return visitor(self.desk, self.cookies[RECEPTION])

    @contextmanager
    def person(self, account: str) -> Iterator[httpx.Client]:
        """Open the desk as this person sees it."""
        with closing(visitor(self.desk, self.cookies[account])) as client:
            yield client

    def deployments(self) -> dict[str, dict[str, Any]]:
        """Return the buttons by the name of their flow."""
        found = self.office.post("/api/deployments/filter", json={}).raise_for_status().json()
        return {each["entrypoint"].rpartition(":")[2]: each for each in found}

    def trigger(self, flow: str, form: Mapping[str, Any]) -> str:
        """Start a step, in the name of whose button it is; the id of its run."""
        deployment = self.deployments()[flow]["id"]
        with self.person(PRESSING.get(flow, RECEPTION)) as presser:
            answer = presser.post(
                f"/api/deployments/{deployment}/create_flow_run",
                json={"parameters": {"form": form}, "state": {"type": "SCHEDULED"}},
            )
        return str(answer.raise_for_status().json()["id"])

    def wait(self, run: str, seconds: float = 90) -> dict[str, Any]:
        """Return the run once it has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = self.office.get(f"/api/flow_runs/{run}").raise_for_status().json()
            if found["state"]["type"] in TERMINAL:
                return dict(found)
            time.sleep(0.1)
        raise TimeoutError(f"run {run} has not ended in {seconds} s")

    def run(self, flow: str, form: Mapping[str, Any]) -> dict[str, Any]:
        """Trigger a step and wait for its end."""
        return self.wait(self.trigger(flow, form))

    def logs(self, **wanted: Any) -> list[dict[str, Any]]:
        """Return what Prefect logged."""
        answer = self.office.post("/api/logs/filter", json={"limit": 200, **wanted})
        return list(answer.raise_for_status().json())

    def close(self) -> None:
        """End the program as Ctrl-C does."""
        for client in {"office", "inside"} & set(vars(self)):
            vars(self)[client].close()
        stop(self.process)


@contextmanager
def served(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Open the program, ready; stopped as Ctrl-C does at the end.

    Prefect's database is there already, as after an earlier start: its first one takes seconds.
    """
    home = folder / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(_prefect_database(), home / "prefect.db")
    running = start(folder, environment)
    try:
        yield running
    finally:
        running.close()


def _prefect_database() -> Path:
    """Return an empty database of this Prefect, made once for every worker and run of the tests."""
    home = Path(tempfile.gettempdir()) / f"khenthuong-prefect-{version('prefect')}"
    made = home / "prefect.db"
    home.mkdir(exist_ok=True)
    with (home / "lock").open("wb") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            growing = home / "growing.db"
            address = f"sqlite+aiosqlite:///{growing}"
            settings = {"PREFECT_HOME": str(home), "PREFECT_API_DATABASE_CONNECTION_URL": address}
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            subprocess.run(command, env=os.environ | settings, check=True, capture_output=True)
            with closing(sqlite3.connect(growing)) as whole:
                whole.execute("PRAGMA journal_mode = DELETE")
            growing.rename(made)
    return made


def start(
    folder: Path, environment: Mapping[str, str] | None = None, ports: tuple[int, int] | None = None
) -> Served:
    """Start the program and wait until it says that it is ready."""
    prefect, desk = ports or (free_port(), free_port())
    words = ["--data", str(folder), "--prefect-port", str(prefect), "--desk-port", str(desk)]
    process = subprocess.Popen(
        [sys.executable, "-m", "khenthuong", "serve", *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )
    assert process.stdout is not None
    said = "".join(takewhile(lambda line: "Ctrl-C" not in line, process.stdout))
    if not said.startswith(STARTED):
        process.kill()
        raise RuntimeError(f"khenthuong serve said {said!r}; see {folder / 'logs'}")
    places = f"http://127.0.0.1:{prefect}", f"http://127.0.0.1:{desk}"
    database = (environment or {}).get("KHENTHUONG_DATABASE_URL")
    return Served(*places, folder, process, sign_in(folder, database), said)


def stop(process: subprocess.Popen[str]) -> None:
    """End the program as Ctrl-C does; closes its pipe."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(60)
    if process.stdout is not None:
        process.stdout.close()
