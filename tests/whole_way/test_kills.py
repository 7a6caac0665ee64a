"""Killed at fifty moments while a round is played, and played to the end: as if never killed."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.export import files_of
from storage.settings import Settings
from tests.scale import long, part_of
from tests.whole_way.builders import (
    ROUND,
    SAMPLE_STEPS,
    Dump,
    dump,
    office_at,
    seeded,
    timeless,
    write_story,
)
from tests.whole_way.forked_processes import Command, ForkedProcesses, Progress, progress

CORRECTION = {
    "flow": "correction",
    "form": {
        "dossier": "HS-2026-0002",
        "changes": {"name": "Nguyễn Vân Mẫu", "position": "Phó Trưởng phòng"},
        "reason": "Ghi nhầm",
        "by": "Hoàng Văn Mẫu Ba",
    },
}
STORY = [*SAMPLE_STEPS[:-1], CORRECTION, SAMPLE_STEPS[-1]]
"""The sample round, and a name corrected in the six papers that lie before the Chủ tịch."""

RANDOM_KILLS = part_of(12, 2)
"""In each of three chains; the two chains of sought moments have one kill a step, or nearly."""


@dataclass(frozen=True)
class Whole:
    """All that a played round leaves behind, but for the moments at which it was done."""

    register: Dump
    objects: frozenset[str]
    export: dict[str, bytes]


def whole(folder: Path) -> Whole:
    """Read the data folder, which proves itself; every object is read and checked."""
    with office_at(Settings(folder)) as services, services.register.read_tx() as ledger:
        assert ledger.prove(services.objects).faults == ()
        objects = frozenset(services.objects.list())
        for each in objects:
            services.objects.get(each)
        export = dict(files_of(ledger, services.objects, ROUND))
    return Whole(timeless(dump(Settings(folder))), objects, export)


@dataclass(frozen=True)
class Undisturbed:
    """A round played without a kill, and how long that took."""

    whole: Whole
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(forked: ForkedProcesses, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Return the round as it must be."""
    folder = tmp_path_factory.mktemp("yen-on")
    began = time.monotonic()
    assert forked.run(_play(folder)) == 0
    return Undisturbed(whole(folder), time.monotonic() - began)


def _play(folder: Path) -> Command:
    told = write_story(folder.parent, STORY)
    return Command(("play", str(told), "--data", str(folder)))


def assert_as_if_never_killed(
    forked: ForkedProcesses, folder: Path, expected: Whole, story: str
) -> None:
    """Play to the end and compare; then play once more, which changes nothing at all."""
    assert forked.run(_play(folder)) == 0, story
    assert whole(folder) == expected, story
    before = dump(Settings(folder))
    assert forked.run(_play(folder)) == 0, story
    assert dump(Settings(folder)) == before, story


@pytest.mark.parametrize(
    "seed", [2026, pytest.param(2027, marks=long), pytest.param(2028, marks=long)]
)
def test_killed_at_random_moments_the_round_ends_as_if_never_killed(
    seed: int, forked: ForkedProcesses, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    killed_at: list[Progress] = []
    chance, generation = seeded(seed), 0
    while len(killed_at) < RANDOM_KILLS:
        folder = tmp_path / f"{generation}"
        forked.start(_play(folder))
        code = forked.wait(chance.uniform(0, undisturbed.seconds))
        if code is None:
            found = forked.stop(folder)
            if forked.kill():
                killed_at.append(found)
                continue
        assert code in {0, None}
        assert_as_if_never_killed(forked, folder, undisturbed.whole, f"{seed}: {killed_at}")
        generation += 1
    folder = tmp_path / f"{generation}"
    assert_as_if_never_killed(forked, folder, undisturbed.whole, f"{seed}: {killed_at}")
    _tell(f"seed {seed}", killed_at)


@pytest.mark.parametrize("writing", [True, False], ids=["in-the-middle-of", "before"])
def test_killed_at_every_step_the_round_ends_as_if_never_killed(
    writing: bool, forked: ForkedProcesses, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    killed_at: list[Progress] = []
    for steps in range(len(STORY)):
        forked.start(_play(tmp_path))
        found = forked.stop_at(tmp_path, Progress(steps, writing))
        if found is not None and forked.kill():
            killed_at.append(found)
    assert_as_if_never_killed(forked, tmp_path, undisturbed.whole, f"{writing}: {killed_at}")
    assert len({each.steps for each in killed_at}) > 1
    assert any(each.writing is writing for each in killed_at)
    _tell(f"writing={writing}", killed_at)


def _tell(name: str, killed_at: list[Progress]) -> None:
    """Into the test's output: `pytest -rP` shows where the kills landed."""
    writing = Counter(each.steps for each in killed_at if each.writing)
    between = Counter(each.steps for each in killed_at if not each.writing)
    told = f"in a step {dict(writing)}, between {dict(between)}"
    print(f"{name}: {len(killed_at)} kills by steps done: {told}")  # noqa: T201


def test_the_program_itself_killed_a_few_times_ends_as_if_never_killed(
    forked: ForkedProcesses, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    chance = seeded(4)
    for kill in range(part_of(4, 2)):
        with subprocess.Popen(
            [sys.executable, "-m", "khenthuong", *_play(tmp_path).words], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            if kill % 2:
                process.stdout.readline()
            time.sleep(chance.uniform(0, undisturbed.seconds))
            os.kill(process.pid, signal.SIGKILL)
    assert_as_if_never_killed(forked, tmp_path, undisturbed.whole, f"{progress(tmp_path)}")


def test_documents_lost_from_the_store_come_back_byte_for_byte(
    forked: ForkedProcesses, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    assert forked.run(_play(tmp_path)) == 0
    for document in dump(Settings(tmp_path))["documents"]:
        sha256 = document["sha256"]
        (tmp_path / "objects" / "blobs" / sha256[:2] / sha256).unlink()
    assert_as_if_never_killed(forked, tmp_path, undisturbed.whole, "documents removed")
