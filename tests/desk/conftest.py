"""The desk over the finished sample round, made once, and the people who visit it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.services import DeskServices
from dossiers.model.roles import Person, Role
from flows.replay import play
from flows.step_list import STEPS
from samples import steps, story
from storage.settings import Settings
from tests.desk.page_visitor import CLERK, Visitor, a_person, desk_services
from workflow.services import open_services
from workflow.step import StepRun
from workflow.step_engine import carry_out

CENTRE = "Trung tâm Phục vụ hành chính công phường (đơn vị mẫu)"
"""A unit of the sample round."""


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServices]:
    """Open the desk after the sample round; for tests that change nothing in it."""
    settings = Settings(folder=tmp_path_factory.mktemp("ban") / "data")
    with open_services(settings) as services:
        list(play(story("vong-2026"), services))
    opened = desk_services(settings.folder)
    yield opened
    opened.register.close()


@pytest.fixture(scope="session")
def unused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the data of a desk that has just been opened."""
    folder = tmp_path_factory.mktemp("moi") / "data"
    desk_services(folder).register.close()
    return folder


@pytest.fixture
def empty(unused: Path, tmp_path: Path) -> Iterator[DeskServices]:
    """Open a desk without anything in it."""
    shutil.copytree(unused, tmp_path / "data")
    opened = desk_services(tmp_path / "data")
    yield opened
    opened.register.close()


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServices]:
    """Open the desk after a unit has handed in three dossiers itself; nobody has received them."""
    settings = Settings(folder=tmp_path_factory.mktemp("nop") / "data")
    opening, first, *_ = steps("vong-2026")
    with open_services(settings) as services:
        carry_out(STEPS["open_round"], {**opening["form"], "closes_on": None}, services)
        unit = StepRun(actor=of_unit())
        carry_out(STEPS["submission"], {**first["form"], "received_by": ""}, services, unit)
    opened = desk_services(settings.folder)
    yield opened
    opened.register.close()


@pytest.fixture(scope="session")
def clerk(finished: DeskServices) -> Visitor:
    """Seat an officer at the desk of the finished round."""
    return Visitor(finished, CLERK)


def of_unit(unit: str = CENTRE) -> Person:
    """Name a unit's person."""
    return a_person(Role.DON_VI, account="don-vi", unit=unit)


@pytest.fixture(scope="session")
def unit(finished: DeskServices) -> Visitor:
    """Seat a unit's person at the desk of the finished round."""
    return Visitor(finished, of_unit())


@pytest.fixture(scope="session")
def stranger(finished: DeskServices) -> Visitor:
    """Seat a person of a unit that has no part in the round."""
    return Visitor(finished, of_unit("Trường Mầm non Không Liên Quan"))
