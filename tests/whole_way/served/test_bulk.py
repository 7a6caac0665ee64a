"""Bulk work in the served program: seen going on, killed in the middle, gone on with."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from khenthuong.serve_command import as_served, environment_of
from storage.settings import Settings
from tests.flows.promises import promise
from tests.whole_way.builders import ROUND, office_at
from tests.whole_way.installation import Installation, eventually
from workflow.documents.pending import pending_in

COUNT = 200
FORM = {"round": ROUND, "by": "Triệu Thị Văn Thư"}

IN_PROCESSES = """
import asyncio, json, sys
from prefect.task_runners import ProcessPoolTaskRunner
from flows.deployments import bulk
elsewhere = bulk.with_options(task_runner=ProcessPoolTaskRunner(max_workers=1))
if __name__ == "__main__":
    state = asyncio.run(elsewhere(json.loads(sys.argv[1]), return_state=True))
    print(state.type.value)
"""


@pytest.fixture
def owing(installation: Installation) -> Installation:
    """Return the program, its round owing certificates."""
    with office_at(Settings(installation.folder)) as services:
        promise(services, COUNT)
    return installation


def owed(installation: Installation) -> int:
    with office_at(Settings(installation.folder)) as services:
        return len(pending_in(services, [ROUND], "GIAY_KHEN"))


def made(installation: Installation) -> list[str]:
    """Return the ids of the bulk certificates in the register, superseded ones too."""
    with (
        office_at(Settings(installation.folder)) as services,
        services.register.read_tx() as ledger,
    ):
        every = ledger.documents(round=ROUND, current_only=False)
    return [each.id for each in every if each.id.startswith("hang-loat")]


def progress(installation: Installation, run: str) -> list[float]:
    """Return what the run's page shows of how far it is, in percent."""
    wanted = {"artifacts": {"flow_run_id": {"any_": [run]}, "type": {"any_": ["progress"]}}}
    found: list[dict[str, Any]] = installation.served.inside.post(
        "/api/artifacts/filter", json=wanted
    ).json()
    return [float(each["data"]) for each in found]


def kill_run(installation: Installation) -> None:
    """SIGKILL to the one run that goes on: a copy of the fork server, which stays."""
    warm = installation.processes("forkserver")
    (run,) = [each for each in warm if _parent(each) in warm]
    os.kill(run, signal.SIGKILL)


def _parent(process: int) -> int:
    """Return its parent, the second field after the command's name."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    return int(told.rpartition(")")[2].split()[1])


def test_killed_in_the_middle_the_same_form_goes_on_where_it_stopped(owing: Installation) -> None:
    first = owing.served.trigger("bulk", FORM)
    assert eventually(lambda: owed(owing) < COUNT)
    kill_run(owing)
    assert owing.served.wait(first)["state"]["type"] == "CRASHED"
    left = owed(owing)
    assert 0 < left < COUNT

    second = owing.served.run("bulk", FORM)

    owing.assert_completed(second)
    assert f"Đã dựng {left} Giấy khen" in second["state"]["message"]
    assert progress(owing, second["id"]) == [100.0]
    assert owed(owing) == 0
    assert len(made(owing)) == len(set(made(owing))) == COUNT


def test_another_task_runner_takes_the_pieces_as_well(installation: Installation) -> None:
    with office_at(Settings(installation.folder)) as services:
        promise(services, 60, "tien-trinh")
    environment = environment_of(as_served(Settings(installation.folder), *installation.ports))

    told = subprocess.run(
        [sys.executable, "-c", IN_PROCESSES, json.dumps(FORM)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split()[-1] == "COMPLETED"
    assert owed(installation) == 0


def test_runs_hear_of_a_cancellation_at_once_not_by_asking(installation: Installation) -> None:
    said = (installation.folder / "logs" / "runner.log").read_text(encoding="utf-8")

    assert "Finished in state" in said
    assert "Failed to connect to the events stream" not in said
