"""Offices at each stage of the sample round, and processes that can be killed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.settings import Settings
from tests.whole_way.builders import office_at, play_first
from tests.whole_way.forked_processes import ForkedProcesses, forked_processes
from workflow.services import AppServices


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], AppServices]]:
    """Yield an office that has played so many steps of the sample round, opened once each.

    Refusals change nothing, so all that are tried at one stage may share its office.
    """
    opened: dict[int, AppServices] = {}
    with ExitStack() as stack:

        def at(stage: int) -> AppServices:
            if stage not in opened:
                folder: Path = tmp_path_factory.mktemp(f"sau-buoc-{stage}")
                opened[stage] = stack.enter_context(office_at(Settings(folder)))
                play_first(opened[stage], stage)
            return opened[stage]

        yield at


@pytest.fixture(scope="session")
def forked() -> Iterator[ForkedProcesses]:
    """Yield what runs commands in processes that begin at once and can be killed."""
    with forked_processes() as ready:
        yield ready
