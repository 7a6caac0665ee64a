"""A whole round of 16 recipients through the flows, in Prefect: whose time is it?

The real program is served, and each step of the sample story is triggered as the UI does. The
whole is what Prefect notes of each run: from its creation by the click to its end. Ours is what
the same run takes without Prefect (`bench.own_share`): opening the office, rules, register,
composing, rendering, storing, pages, board, drop-downs. All else is Prefect's machinery: server,
runner, a process for each run and its bookkeeping. Runs begin from a process that has imported
everything once, when the program started (`flows/warm.py`): that is told beside.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from samples import story
from storage.settings import Settings
from tests.serving import Served, served
from workflow.services import open_services, put_file

STORY = "tong-ket-2030"


@dataclass
class Shares:
    """Seconds of a round: until its runs began and in them; our work, and rendering within that."""

    waiting: float = 0.0
    running: float = 0.0
    ours: float = 0.0
    imports: list[float] = field(default_factory=list)
    rendering: list[float] = field(default_factory=list)

    @property
    def imported(self) -> float:
        """Importing our modules, once when the program starts."""
        return median(self.imports) if self.imports else 0.0

    @property
    def whole(self) -> float:
        """Return all of it."""
        return self.waiting + self.running

    @property
    def share(self) -> float:
        """Return what of the whole is ours."""
        return self.ours / self.whole


def measure() -> Shares:
    """Play the round twice, step by step: in the served program, and without Prefect."""
    shares = Shares()
    path = story(STORY)
    with tempfile.TemporaryDirectory() as name:
        folders = Path(name) / "served", Path(name) / "own"
        with served(folders[0]) as program:
            for step in json.loads(path.read_text("utf-8")):
                for folder in folders:
                    _put(step, path, folder)
                _add_run(shares, program.run(step["flow"], step["form"]))
                _add_own(shares, step, folders[1], program)
    return shares


def _put(step: dict[str, Any], path: Path, folder: Path) -> None:
    services = open_services(Settings(folder=folder))
    for key, source in step.get("files", {}).items():
        put_file(services, path.parent / source, key)
    services.close()


def _add_run(shares: Shares, run: dict[str, Any]) -> None:
    created, started, ended = (
        datetime.fromisoformat(run[name]) for name in ("created", "start_time", "end_time")
    )
    shares.waiting += (started - created).total_seconds()
    shares.running += (ended - started).total_seconds()


def _add_own(shares: Shares, step: dict[str, Any], folder: Path, program: Served) -> None:
    deployments = json.dumps(list(program.deployments().values()))
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "bench.own_share"),
            *(step["flow"], json.dumps(step["form"]), deployments),
        ],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"KHENTHUONG_DATA": str(folder)},
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    shares.ours += told["own"]
    shares.imports.append(told["imports"])
    shares.rendering += told["rendering"]
