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
from dataclasses import dataclass, field
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
POLL_S = 0.05
"""Seconds between two looks at a run."""


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
    output: str
    """What it printed when it was ready."""

    _visitors: dict[str, httpx.Client] = field(default_factory=dict)
    """The desk as the people see it who were asked for, by account."""

    @property
    def api(self) -> str:
        """Return the address of Prefect's API, behind the desk."""
        return f"{self.desk}/api"

    @property
    def secret(self) -> str:
        """Return the name and password that Prefect's own port wants."""
        return open_secrets(self.folder).prefect

    @cached_property
    def inside(self) -> httpx.Client:
        """Return a client of Prefect's own port, as the runner reaches it."""
        known = httpx.BasicAuth(*self.secret.split(":"))
        return httpx.Client(base_url=self.prefect, auth=known, timeout=60)

    @property
    def office(self) -> httpx.Client:
        """Return the desk as reception sees it."""
        return self.person(RECEPTION)

    def person(self, account: str) -> httpx.Client:
        """Return the desk as this person sees it."""
        if account not in self._visitors:
            self._visitors[account] = visitor(self.desk, self.cookies[account])
        return self._visitors[account]

    def deployments(self) -> dict[str, dict[str, Any]]:
        """Return the buttons by the name of their flow."""
        found = self.office.post("/api/deployments/filter", json={}).raise_for_status().json()
        return {each["entrypoint"].rpartition(":")[2]: each for each in found}

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Return the ids of the buttons, which stay as long as the program runs."""
        return {flow: each["id"] for flow, each in self.deployments().items()}

    def trigger(self, flow: str, form: Mapping[str, Any]) -> str:
        """Start a step in the name of whose button it is; return the id of its run."""
        answer = self.person(PRESSING.get(flow, RECEPTION)).post(
            f"/api/deployments/{self._ids[flow]}/create_flow_run",
            json={"parameters": {"form": form}, "state": {"type": "SCHEDULED"}},
        )
        return str(answer.raise_for_status().json()["id"])

    def wait(self, run: str, seconds: float = 90) -> dict[str, Any]:
        """Return the run once it has ended; raise TimeoutError when it has not in time.

        Prefect's database is asked, not Prefect: that takes a hundredth of the processor's time.
        """
        until = time.monotonic() + seconds
        while self._state(run) not in TERMINAL:
            if time.monotonic() > until:
                raise TimeoutError(f"run {run} has not ended in {seconds} s")
            time.sleep(POLL_S)
        return dict(self.office.get(f"/api/flow_runs/{run}").raise_for_status().json())

    def _state(self, run: str) -> str:
        address = f"file:{self.folder / 'prefect' / 'prefect.db'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=60)) as runs:
            found = runs.execute("SELECT state_type FROM flow_run WHERE id = ?", (run,)).fetchone()
        return str(found[0])

    def run(self, flow: str, form: Mapping[str, Any]) -> dict[str, Any]:
        """Trigger a step; return its run once it has ended."""
        return self.wait(self.trigger(flow, form))

    def logs(self, **wanted: Any) -> list[dict[str, Any]]:
        """Return what Prefect logged."""
        answer = self.office.post("/api/logs/filter", json={"limit": 200, **wanted})
        return list(answer.raise_for_status().json())

    def close(self) -> None:
        """End the program as Ctrl-C does."""
        for client in self._visitors.values():
            client.close()
        self._visitors.clear()
        if "inside" in vars(self):
            self.inside.close()
        stop(self.process)


@contextmanager
def served(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Start the program; end it as Ctrl-C does on leaving.

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
    output = "".join(takewhile(lambda line: "Ctrl-C" not in line, process.stdout))
    if not output.startswith(STARTED):
        process.kill()
        raise RuntimeError(f"khenthuong serve printed {output!r}; see {folder / 'logs'}")
    places = f"http://127.0.0.1:{prefect}", f"http://127.0.0.1:{desk}"
    database = (environment or {}).get("KHENTHUONG_DATABASE_URL")
    return Served(*places, folder, process, sign_in(folder, database), output)


def stop(process: subprocess.Popen[str]) -> None:
    """End the program as Ctrl-C does; closes its pipe."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(60)
    if process.stdout is not None:
        process.stdout.close()
