"""Killed while a round goes up to the province and comes back: as if never killed; one number."""

import shutil
import time
from pathlib import Path

from samples import steps
from storage.settings import Settings
from tests.province_walks import ROUND, STORY, SentStep
from tests.scale import part_of
from tests.walks import Stages
from tests.whole_way.builders import Dump, dump, office_at, seeded, timeless, write_story
from tests.whole_way.forked_processes import Command, ForkedProcesses, Progress

LEFT = steps(STORY)[SentStep.PROVINCE : SentStep.ANSWERED + 1]
"""Sent, returned, sent again, answered."""

RANDOM_KILLS = part_of(40, 6)


def play(folder: Path) -> Command:
    told = write_story(folder.parent, LEFT)
    return Command(("play", str(told), "--data", str(folder)))


def kept(folder: Path) -> Dump:
    """Read the data folder, which proves itself."""
    with office_at(Settings(folder)) as services, services.register.read_tx() as ledger:
        assert ledger.prove(services.objects).faults == ()
        assert [each.number for each in ledger.forwardings(ROUND)] == [1, 2]
        assert len(ledger.province_answers(ROUND)) == 2
    return timeless(dump(Settings(folder)))


def begun(sent_stages: Stages, folder: Path) -> Path:
    """Return a copy of the office in which the council has proposed."""
    shutil.copytree(sent_stages(SentStep.COUNCIL).folder, folder / "data")
    return folder / "data"


def test_killed_at_random_moments_the_packets_are_as_if_never_killed(
    forked: ForkedProcesses, sent_stages: Stages, tmp_path: Path
) -> None:
    whole = begun(sent_stages, tmp_path / "yen-on")
    before = time.monotonic()
    assert forked.run(play(whole)) == 0
    seconds, expected = time.monotonic() - before, kept(whole)
    folder, chance, killed = begun(sent_stages, tmp_path / "bi-ngat"), seeded(13), 0
    for _ in range(RANDOM_KILLS):
        forked.start(play(folder))
        if forked.wait(chance.uniform(0, seconds)) is None:
            forked.stop(folder)
            killed += bool(forked.kill())
    assert killed
    assert forked.run(play(folder)) == 0
    assert kept(folder) == expected


def test_killed_in_the_middle_of_each_step_it_ends_as_if_never_killed(
    forked: ForkedProcesses, sent_stages: Stages, tmp_path: Path
) -> None:
    whole = begun(sent_stages, tmp_path / "yen-on")
    assert forked.run(play(whole)) == 0
    folder, killed = begun(sent_stages, tmp_path / "bi-ngat"), 0
    for done in range(len(LEFT)):
        forked.start(play(folder))
        found = forked.stop_at(folder, Progress(SentStep.PROVINCE + done, writing=True))
        killed += bool(found is not None and forked.kill())
    assert killed
    assert forked.run(play(folder)) == 0
    assert kept(folder) == kept(whole)
