"""An office of its own for each test, and the sample story to walk it with."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dossiers.model.roles import Person
from dossiers.plan.office_day import office_noon
from flows.step_list import STEPS
from samples import steps
from storage.settings import Settings
from workflow.services import AppServices, open_services, put_file
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def sample_clock() -> datetime:
    """Tell the moment in which the sample round is walked: drafts and defaults show its day."""
    return NOW


def at_noon(services: AppServices, on: date) -> AppServices:
    """Return the services of an office where it is noon of a day."""
    return replace(services, clock=lambda: office_noon(on))


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


class SampleStep(IntEnum):
    """The steps of the sample round by their places, from 0."""

    OPEN_ROUND = 0
    FIRST_UNIT = 1
    SECOND_UNIT = 2
    LAST_UNIT = 3
    APPRAISAL = 4
    """One dossier of nine is sent back."""
    SUPPLEMENT = 5
    LAST_APPRAISAL = 6
    COUNCIL = 7
    SIGNATURE = 8
    ISSUANCE = 9


class Stage(NamedTuple):
    """The data of an office that has walked up to a place, and what it was told last."""

    folder: Path
    report: Report


Stages = Callable[[int], Stage]


class Walk:
    """The sample round, walked step by step."""

    def __init__(
        self, services: AppServices, stages: Stages | None = None, story: str = "vong-2026"
    ) -> None:
        self.services = services
        self.steps = steps(story)
        self._stages = stages
        self._unused = self._revision()

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
        """Carry out the steps before and at this place; copied, if nothing was done before."""
        if self._stages and self._revision() == self._unused:
            stage = self._stages(place)
            self.services.close()  # until its database is asked the next time
            shutil.copytree(stage.folder, self.services.settings.folder, dirs_exist_ok=True)
            return stage.report
        return [self.take(each) for each in range(place + 1)][-1]

    def _revision(self) -> int:
        with self.services.register.read_tx() as ledger:
            return ledger.revision()


WalkAt = Callable[[int], Walk]


@pytest.fixture
def walk(services: AppServices, stages: Stages) -> Walk:
    """Return the sample round, not begun."""
    return Walk(services, stages)


@pytest.fixture(scope="session")
def stages(unused: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Return the data of an office that has walked up to a place, made once each, to be copied."""

    @cache
    def at(place: int) -> Stage:
        folder = tmp_path_factory.mktemp(f"toi-buoc-{place}") / "data"
        shutil.copytree(at(place - 1).folder if place else unused, folder)
        with open_services(Settings(folder=folder), sample_clock) as opened:
            return Stage(folder, Walk(opened).take(place))

    return at


@pytest.fixture
def walk_at(stages: Stages, tmp_path: Path) -> Iterator[WalkAt]:
    """Yield the sample round, walked up to a place in an office of the test's own."""
    with ExitStack() as stack:

        def at(place: int) -> Walk:
            folder = shutil.copytree(stages(place).folder, tmp_path / f"toi-buoc-{place}")
            opened = open_services(Settings(folder=folder), sample_clock)
            return Walk(stack.enter_context(opened))

        yield at
