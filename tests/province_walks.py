"""The sample round of Bằng khen, which goes up to the province, walked up to a place."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from enum import IntEnum
from functools import cache
from pathlib import Path

import pytest

from storage.settings import Settings
from tests.walks import Stage, Stages, Walk, sample_clock
from workflow.services import open_services

STORY, ROUND = "bang-khen-2026", "2026-HN-BK"


class SentStep(IntEnum):
    """The last steps of the round by their places, from 0."""

    COUNCIL = 8
    PROVINCE = 9
    """35 dossiers of 39."""
    RETURNED = 10
    """3 of them come back."""
    SENT_AGAIN = 11
    ANSWERED = 12
    """30 granted, 2 not."""
    LAST_ANSWER = 13
    HANDED_OVER = 14


RETURNED = ("HS-2026-0009", "HS-2026-0006", "HS-2026-0024")
REFUSED = ("HS-2026-0020", "HS-2026-0038")


@pytest.fixture(scope="session")
def sent_stages(unused: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Return the data of an office that has walked up to a place, made once each, to be copied."""

    @cache
    def at(place: int) -> Stage:
        folder = tmp_path_factory.mktemp(f"trinh-tinh-{place}") / "data"
        first = place == SentStep.COUNCIL
        shutil.copytree(unused if first else at(place - 1).folder, folder)
        with open_services(Settings(folder=folder), sample_clock) as opened:
            walk = Walk(opened, story=STORY)
            places = range(place + 1) if first else (place,)
            return Stage(folder, [walk.take(each) for each in places][-1])

    return at


@pytest.fixture
def sent_at(sent_stages: Stages, tmp_path: Path) -> Iterator[Callable[[int], Walk]]:
    """Yield the round, walked up to a place in an office of the test's own."""
    with ExitStack() as stack:

        def at(place: int) -> Walk:
            folder = shutil.copytree(sent_stages(place).folder, tmp_path / f"buoc-{place}")
            opened = open_services(Settings(folder=folder), sample_clock)
            return Walk(stack.enter_context(opened), story=STORY)

        yield at
