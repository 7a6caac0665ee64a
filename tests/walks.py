"""An office of its own for each test, and the sample story to walk it with."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossiers.model.people import Person
from flows.registry import STEPS
from samples import steps
from storage.settings import Settings
from workflow.services import AppServices, open_services, put_file
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def sample_clock() -> datetime:
    """Tell the moment in which the sample round is walked: drafts and defaults show its day."""
    return NOW


@pytest.fixture(scope="session")
def unused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of an office that was just opened: its tables made, its templates laid."""
    folder = tmp_path_factory.mktemp("moi") / "data"
    open_services(Settings(folder=folder)).close()
    return folder


@pytest.fixture
def services(unused: Path, tmp_path: Path) -> Iterator[AppServices]:
    """Yield an office without any round, on SQLite and a folder."""
    shutil.copytree(unused, tmp_path / "data")
    opened = open_services(Settings(folder=tmp_path / "data"), sample_clock)
    yield opened
    opened.close()


class Walk:
    """The sample round, walked step by step."""

    def __init__(self, services: AppServices) -> None:
        self.services = services
        self.steps = steps("vong-2026")

    def form(self, place: int) -> dict[str, Any]:
        """Return a fresh copy of the form of a step, from 0."""
        copied: dict[str, Any] = json.loads(json.dumps(self.steps[place]["form"]))
        return copied

    def take(self, place: int, actor: Person | None = None, **changes: Any) -> Report:
        """Carry one step out, its form changed, as who is signed in."""
        definition = STEPS[self.steps[place]["flow"]]
        for key, path in self.steps[place].get("files", {}).items():
            put_file(self.services, Path(path), key)
        form = {**self.form(place), **changes}
        return carry_out(definition, form, self.services, StepRun(actor=actor))

    def up_to(self, place: int) -> Report:
        """Carry out the steps before and at this place."""
        return [self.take(each) for each in range(place + 1)][-1]


@pytest.fixture
def walk(services: AppServices) -> Walk:
    """Return the sample round, not begun."""
    return Walk(services)


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Return the data of an office that has walked up to a place, made once each, to be copied."""

    @cache
    def at(place: int) -> Path:
        folder = tmp_path_factory.mktemp(f"toi-buoc-{place}") / "data"
        with open_services(Settings(folder=folder), sample_clock) as opened:
            Walk(opened).up_to(place)
        return folder

    return at


@pytest.fixture
def walk_at(stages: Callable[[int], Path], tmp_path: Path) -> Iterator[Callable[[int], Walk]]:
    """Yield the sample round, walked up to a place in an office of the test's own."""
    with ExitStack() as stack:

        def at(place: int) -> Walk:
            folder = shutil.copytree(stages(place), tmp_path / f"toi-buoc-{place}")
            opened = open_services(Settings(folder=folder), sample_clock)
            return Walk(stack.enter_context(opened))

        yield at
