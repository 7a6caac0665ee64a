"""A whole round of 16 recipients through the flows, in Prefect: whose time is it?

The real program is served, and each step of the sample story is triggered as the UI does: from the
click to the run's end is the whole. Ours is what a fresh process takes to carry the same step out:
rules, register, rendering, storing. All else is Prefect's machinery: server, runner, a process for
each run, its imports and its bookkeeping; that such a process loads our modules is told apart.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from flows.office import open_office, put_file
from samples import story
from storage.settings import Settings
from tests.serving import Served, served

STORY = "tong-ket-2030"

_OWN = """
import json, sys
import prefect, prefect.client.orchestration, prefect.runtime, prefect.states
from time import perf_counter
start = perf_counter()
from flows import drafting, work
from flows.buttons import BUTTONS
from flows.office import open_office
from storage.settings import Settings
from dossiers.errors import CommendationError
loaded = perf_counter()
rendering = []
render = drafting.render
def watched(*given):
    begun = perf_counter()
    made = render(*given)
    rendering.append(perf_counter() - begun)
    return made
drafting.render = watched
office = open_office(Settings.read())
try:
    work.carry_out(BUTTONS[sys.argv[1]], json.loads(sys.argv[2]), office)
except CommendationError:
    pass  # the story expects a refusal here and there
print(loaded - start, perf_counter() - loaded, sum(rendering), len(rendering))
"""


@dataclass
class Shares:
    """Seconds of a round: all of it, loading our modules, our work, and rendering within that."""

    whole: float = 0.0
    loading: float = 0.0
    ours: float = 0.0
    rendering: float = 0.0
    documents: int = 0


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
                shares.whole += _clicked(program, step)
                _add_own(shares, step, folders[1])
    return shares


def _put(step: dict[str, Any], path: Path, folder: Path) -> None:
    office = open_office(Settings(folder=folder))
    for key, source in step.get("files", {}).items():
        put_file(office, path.parent / source, key)
    office.close()


def _clicked(program: Served, step: dict[str, Any]) -> float:
    start = perf_counter()
    program.run(step["flow"], step["form"])
    return perf_counter() - start


def _add_own(shares: Shares, step: dict[str, Any], folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _OWN, step["flow"], json.dumps(step["form"])],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"KHENTHUONG_DATA": str(folder)},
    )
    loading, ours, rendering, documents = ran.stdout.split()[-4:]
    shares.loading += float(loading)
    shares.ours += float(ours)
    shares.rendering += float(rendering)
    shares.documents += int(documents)
