"""Offices at each stage of the sample round, and the program as it is really served."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from storage.settings import Settings
from tests.serving import Served, served
from tests.whole_way.builders import office_at, play_first
from tests.whole_way.nursery import Nursery, nursery
from tests.whole_way.ui import Clerk, chromium, clerk
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


@pytest.fixture(scope="module")
def raised() -> Iterator[Nursery]:
    """Yield where processes come from that begin at once and can be killed."""
    with nursery() as ready:
        yield ready


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield the program, ready, on free ports."""
    with served(tmp_path_factory.mktemp("phuong")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with chromium() as running:
        yield running


@pytest.fixture
def working(browser: Browser, program: Served) -> Iterator[Clerk]:
    """Yield a clerk at the board."""
    with clerk(browser, program) as found:
        found.board()
        yield found
