"""A whole round of 16 recipients through the flows, in Prefect: whose time is it?

The real program is served, and each step of the sample story is triggered as the UI does: from
the click to the run's end is the whole. Ours is what a run takes to carry the same step out, begun
as runs begin, from a process that has imported everything (`flows/warm.py`): opening the office,
rules, register, composing, rendering, storing. All else is Prefect's machinery: server, runner, a
process for each run and its bookkeeping.
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
import importlib, json, sys
from flows import warm
for module in warm.IMPORTED:
    importlib.import_module(module)
from time import perf_counter
from dossiers.errors import CommendationError
from flows import drafting, work
from flows.buttons import BUTTONS
from flows.office import open_office
from flows.work import carry_out, finish
from storage.settings import Settings
start = perf_counter()
rendering = []
render = drafting.render
def watched(*given):
    begun = perf_counter()
    made = render(*given)
    rendering.append(perf_counter() - begun)
    return made
drafting.render = work.render = watched
button, form = BUTTONS[sys.argv[1]], json.loads(sys.argv[2])
office = open_office(Settings.read())
try:
    finish(button, form, office, carry_out(button, form, office))
except CommendationError:
    pass  # the story expects a refusal here and there
print(perf_counter() - start, sum(rendering), len(rendering))
"""


@dataclass
class Shares:
    """Seconds of a round: all of it, our work, and rendering within that."""

    whole: float = 0.0
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
    ours, rendering, documents = ran.stdout.split()[-3:]
    shares.ours += float(ours)
    shares.rendering += float(rendering)
    shares.documents += int(documents)
