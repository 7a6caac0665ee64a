"""The served program with what it consists of: its processes, found by the folder that they use."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.serving import Served, start

TIMEOUT_S = 120.0
"""Seconds that anything may take on a busy machine."""


class Installation:
    """The program on its folder and ports; it may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.served: Served = start(folder)

    @property
    def ports(self) -> tuple[int, int]:
        """Return Prefect's port and the desk's."""
        prefect, desk = (httpx.URL(each).port for each in (self.served.prefect, self.served.desk))
        assert prefect is not None
        assert desk is not None
        return prefect, desk

    def start_again(self) -> None:
        """Start on the same folder and ports, after it ended."""
        self.served.close()
        self.served = start(self.folder, ports=self.ports)

    def close(self) -> None:
        """End the program as Ctrl-C does."""
        self.served.close()

    def assert_completed(self, run: dict[str, Any]) -> None:
        """Assert that a run completed, or say what it says of itself."""
        if run["state"]["type"] != "COMPLETED":
            wanted = {"logs": {"flow_run_id": {"any_": [run["id"]]}}}
            logs = self.served.logs(**wanted)
            pytest.fail(f"{run['state']}\n" + "\n".join(each["message"] for each in logs))

    def processes(self, module: str = "") -> dict[int, str]:
        """Return the command line of each process that works on the folder, but the launcher."""
        return {
            process: words
            for process, words in _processes_with(self.folder)
            if process != self.served.process.pid and module in words
        }


def _processes_with(folder: Path) -> Iterator[tuple[int, str]]:
    for found in Path("/proc").glob("[0-9]*"):
        try:
            words = (found / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            environment = (found / "environ").read_bytes().decode(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        if int(found.name) != os.getpid() and (str(folder) in words or str(folder) in environment):
            yield int(found.name), words


def eventually(holds: Callable[[], object], seconds: float = TIMEOUT_S) -> bool:
    """Tell whether it comes true in time."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
