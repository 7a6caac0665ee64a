"""Runs begin as copies of a warm process, or cold where there is none."""

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from prefect.runner import _starter_engine

from flows.hosting import fork_server

START_ONE = """
import importlib, sys, threading
for each in sys.argv[1:]:
    importlib.import_module(each)
print(threading.active_count())

import asyncio, os
from flows.hosting import fork_server
from prefect.runner import _starter_engine

async def main():
    fork_server.start_preloaded()
    started = []
    status = type("Status", (), {"started": lambda self, process: started.append(process)})()
    env = {**os.environ, "PREFECT__FLOW_RUN_ID": "no-run"}
    ended = await vars(_starter_engine)[fork_server.STARTER_NAME](
        command=["python", "-m", "prefect.engine"], stream_output=True, task_status=status,
        task_status_handler=lambda process: process, env=env, cwd=None,
    )
    print(started == [ended], ended.exitcode, ended.pid != os.getpid())

asyncio.run(main())
"""


def test_prefect_still_starts_its_engine_at_the_seam() -> None:
    source = inspect.getsource(_starter_engine.EngineCommandStarter.start)

    assert f"await {fork_server.STARTER_NAME}(" in source
    assert callable(vars(_starter_engine)[fork_server.STARTER_NAME])


@pytest.fixture(scope="module")
def told() -> "subprocess.CompletedProcess[str]":
    """Return what a process said that imported all that is preloaded, then forked a run."""
    root = Path(__file__).parents[3]
    return subprocess.run(
        [sys.executable, "-c", START_ONE, *fork_server.PRELOADED],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )


def test_what_is_imported_ahead_exists_and_starts_no_thread(
    told: "subprocess.CompletedProcess[str]",
) -> None:
    assert told.stdout.split()[0] == "1"


def test_a_run_is_a_process_of_its_own_whose_exit_code_is_known(
    told: "subprocess.CompletedProcess[str]",
) -> None:
    assert told.stdout.split()[1:] == ["True", "1", "True"]
    assert "Invalid flow run id" in told.stderr + told.stdout


def test_without_a_fork_server_the_run_starts_cold() -> None:
    calls: list[dict[str, Any]] = []

    class Refusing:
        """A context whose fork server can't be reached."""

        def Process(self, **_given: Any) -> "Refusing":  # noqa: N802 - multiprocessing's name
            return self

        def start(self) -> None:
            raise OSError

    async def cold(**given: Any) -> str:
        calls.append(given)
        return "cold"

    async def start() -> Any:
        given: dict[str, Any] = {
            "task_status": None,
            "task_status_handler": None,
            "env": {},
            "cwd": None,
        }
        refusing: Any = Refusing()
        return await fork_server._start(refusing, cold, **given, command=["engine"])

    assert anyio.run(start) == "cold"
    assert calls[0]["command"] == ["engine"]
