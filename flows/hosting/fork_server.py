"""Start runs by fork from a process that has imported Prefect and our modules.

Prefect starts `python -m prefect.engine` for each run, and a second of every click goes into
importing the same modules anew. Python's fork server imports them once; a run is then forked from
it, a process of its own as before, that can be cancelled or killed (docs/adr/0007).
"""

import multiprocessing
import os
import random
import runpy
import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from anyio import to_thread
from anyio.abc import TaskStatus
from prefect.runner import _starter_engine

ENGINE = "prefect.engine"
STARTER_NAME = "run_process"
"""Prefect's starter calls whatever its module holds under this name, and says so."""

PRELOADED = [
    "prefect.flow_engine",
    "prefect.artifacts",
    "prefect.task_runners",
    "flows.deployments",
    "documents.rendering.compiled_files",
    "wards.preload",
    "storage.blobs.folder",
    "num2words",
    "sqlalchemy.dialects.sqlite",
]
"""What runs need. None of them starts a thread or opens a connection when it is imported."""


def start_preloaded() -> None:
    """Let every run that this process starts be forked; call it before the runner starts."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    forkserver.ensure_running()  # it imports while the first click is still to come
    run_process = vars(_starter_engine)[STARTER_NAME]
    setattr(_starter_engine, STARTER_NAME, partial(_start, context, run_process))


async def _start(
    context: ForkServerContext,
    run_process: Callable[..., Awaitable[Any]],
    *,
    task_status: TaskStatus[Any],
    task_status_handler: Callable[[Any], Any],
    env: Mapping[str, str],
    cwd: Path | str | None,
    **others: Any,
) -> Any:
    """Start the engine for a run and wait for its end, as `run_process` of Prefect does."""
    process = context.Process(target=run_engine, args=(dict(env), cwd))
    try:
        await to_thread.run_sync(process.start)
    except (OSError, EOFError):  # no fork server, or one that died: slower, but the run is made
        given = {"task_status": task_status, "task_status_handler": task_status_handler}
        return await run_process(**given, env=env, cwd=cwd, **others)
    task_status.started(task_status_handler(process))
    await to_thread.run_sync(process.join)
    return process


def run_engine(environment: Mapping[str, str], folder: Path | str | None) -> None:
    """Do what `python -m prefect.engine` does, in a copy of a process that has imported it."""
    os.environ.clear()
    os.environ.update(environment)
    random.seed()  # copies would all draw the same
    if folder:
        os.chdir(folder)
    sys.argv = [ENGINE]
    sys.modules.pop(ENGINE, None)
    runpy.run_module(ENGINE, run_name="__main__", alter_sys=True)
