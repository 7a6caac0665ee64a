"""Offices at each stage of the sample round, and processes that can be killed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from storage.settings import Settings
from tests.walks import SampleStep, Stages, sample_clock
from tests.whole_way.forked_processes import ForkedProcesses, forked_processes
from workflow.services import AppServices, open_services

Offices = Callable[[SampleStep | None], AppServices]


@pytest.fixture(scope="module")
def offices(
    unused: Path, stages: Stages, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Offices]:
    """Yield an office that has walked up to a step of the sample round, opened once each.

    Refusals change nothing, so all that are tried after one step may share its office.
    """
    with ExitStack() as stack:

        @cache
        def after(step: SampleStep | None) -> AppServices:
            data = unused if step is None else stages(step).folder
            folder = shutil.copytree(data, tmp_path_factory.mktemp("sau-buoc") / "data")
            return stack.enter_context(open_services(Settings(folder=folder), sample_clock))

        yield after


@pytest.fixture(scope="session")
def forked() -> Iterator[ForkedProcesses]:
    """Yield what runs commands in processes that begin at once and can be killed."""
    with forked_processes() as ready:
        yield ready
