"""From a click on Submit to documents ready, beside a flow that does nothing, on the same server.

`python -m bench.clicks [TURNS]`: the real program in a folder of its own; turn by turn a no-op and
our step with three documents (signature: proposal, draft decision, draft list), which is then
taken back so that it can be clicked again. Medians and worst.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import samples
from flows.replay import play
from flows.step_list import STEPS
from storage.settings import Settings
from tests.serving import Served, served
from workflow.services import AppServices, open_services
from workflow.step_engine import carry_out

NO_OP = """
import asyncio
from prefect import flow
from prefect.runner import Runner

@flow(name="no-op")
async def no_op(form: dict):
    return None

async def main():
    runner = Runner(limit=4, pause_on_shutdown=False)
    await runner.aadd_deployment(await no_op.ato_deployment("no-op"))
    await runner.start()

if __name__ == "__main__":
    asyncio.run(main())
"""


def measure(turns: int) -> dict[str, list[float]]:
    """Seconds of each turn, by contender."""
    took: dict[str, list[float]] = {"no-op": [], "signature": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        form = _prepare(folder)
        with served(folder / "data") as program, _no_op(program, folder):
            for turn in range(turns):
                took["no-op"].append(_click(program, "no_op", {}))
                took["signature"].append(_click(program, "signature", form))
                _take_back(folder, turn)
    return took


def report(took: dict[str, list[float]]) -> str:
    """Return the table of the closing note."""
    lines = ["| step | median s | worst s | ratio of medians |", "|---|---|---|---|"]
    base = statistics.median(took["no-op"])
    for name, seconds in took.items():
        middle = statistics.median(seconds)
        lines.append(f"| {name} | {middle:.2f} | {max(seconds):.2f} | {middle / base:.2f} |")
    return "\n".join(lines)


def _prepare(folder: Path) -> dict[str, Any]:
    """Play the sample round up to the council; the form of the signature."""
    steps = samples.steps("vong-2026")
    part = folder / "story.json"
    part.write_text(json.dumps(steps[:-2]), encoding="utf-8")
    with _office(folder) as services:
        list(play(part, services))
    form: dict[str, Any] = steps[-2]["form"]
    return form


def _take_back(folder: Path, turn: int) -> None:
    """Return the proposal, so that the same form is a new act."""
    form = {
        "round": "2026-HN-GK",
        "outcome": "TRA_LAI",
        "signed_on": "2026-11-16",
        "reason": f"Lượt đo {turn + 1}",
    }
    with _office(folder) as services:
        carry_out(STEPS["issuance"], form, services)


def _office(folder: Path) -> AppServices:
    return open_services(Settings(folder=folder / "data"))


@contextmanager
def _no_op(program: Served, folder: Path) -> Iterator[None]:
    script = folder / "no_op.py"
    script.write_text(NO_OP, encoding="utf-8")
    settings = {
        "PREFECT_API_URL": f"{program.prefect}/api",
        "PREFECT_API_AUTH_STRING": program.secret,
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        "DO_NOT_TRACK": "1",
    }
    process = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=folder,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while "no_op" not in program.deployments():
            time.sleep(0.2)
        _click(program, "no_op", {})
        yield
    finally:
        process.kill()
        process.wait()


def _click(program: Served, flow: str, form: dict[str, Any]) -> float:
    """Trigger and wait for the end; how long that took."""
    deployment = program.deployments()[flow]["id"]
    started = time.perf_counter()
    answer = program.inside.post(
        f"/api/deployments/{deployment}/create_flow_run",
        json={"parameters": {"form": form}, "state": {"type": "SCHEDULED"}},
    )
    run = program.wait(str(answer.raise_for_status().json()["id"]))
    took = time.perf_counter() - started
    if run["state"]["type"] != "COMPLETED":
        raise RuntimeError(f"{flow} ended {run['state']['name']}: {run['state']['message']}")
    return took


if __name__ == "__main__":
    print(report(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20)))
