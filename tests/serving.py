"""`khenthuong serve` for tests: the real program, on free ports, in a folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers import free_port

STARTED = "Sẵn sàng"
TERMINAL = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True)
class Served:
    """A program that is ready: where it answers and how to trigger a step as the UI does."""

    prefect: str
    desk: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def api(self) -> str:
        """Prefect's API."""
        return f"{self.prefect}/api"

    def deployments(self) -> dict[str, dict[str, Any]]:
        """The buttons by the name of their flow."""
        found = httpx.post(f"{self.api}/deployments/filter", json={}, timeout=30).json()
        return {each["entrypoint"].rpartition(":")[2]: each for each in found}

    def trigger(self, flow: str, form: Mapping[str, Any]) -> str:
        """Start a step; the id of its run."""
        deployment = self.deployments()[flow]["id"]
        answer = httpx.post(
            f"{self.api}/deployments/{deployment}/create_flow_run",
            json={"parameters": {"form": form}, "state": {"type": "SCHEDULED"}},
            timeout=30,
        )
        return str(answer.raise_for_status().json()["id"])

    def wait(self, run: str, seconds: float = 90) -> dict[str, Any]:
        """The run once it has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found: dict[str, Any] = httpx.get(f"{self.api}/flow_runs/{run}", timeout=30).json()
            if found["state"]["type"] in TERMINAL:
                return found
            time.sleep(0.1)
        raise TimeoutError(f"run {run} has not ended in {seconds} s")

    def run(self, flow: str, form: Mapping[str, Any]) -> dict[str, Any]:
        """Trigger a step and wait for its end."""
        return self.wait(self.trigger(flow, form))


@contextmanager
def served(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Served]:
    """The program, ready; stopped as Ctrl-C does at the end."""
    running = start(folder, environment)
    try:
        yield running
    finally:
        stop(running.process)


def start(
    folder: Path,
    environment: Mapping[str, str] | None = None,
    ports: tuple[int, int] | None = None,
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
    said = process.stdout.readline()
    if STARTED not in said:
        process.kill()
        raise RuntimeError(f"khenthuong serve said {said!r}; see {folder / 'logs'}")
    return Served(f"http://127.0.0.1:{prefect}", f"http://127.0.0.1:{desk}", folder, process)


def stop(process: subprocess.Popen[str]) -> None:
    """End the program as Ctrl-C does; closes its pipe."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(60)
    if process.stdout is not None:
        process.stdout.close()
