"""An office of its own for each test, and the sample story to walk it with."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.buttons import BUTTONS
from flows.office import Office, open_office
from flows.work import Report, carry_out
from samples import story
from storage.settings import Settings

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without any round, on SQLite and a folder."""
    opened = open_office(Settings(folder=tmp_path / "data"))
    object.__setattr__(opened, "clock", lambda: NOW)  # the day that drafts and defaults show
    yield opened
    opened.close()


class Walk:
    """The sample round, walked step by step."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.steps: list[dict[str, Any]] = json.loads(story("vong-2026").read_text("utf-8"))

    def form(self, place: int) -> dict[str, Any]:
        """A fresh copy of the form of a step, from 0."""
        copied: dict[str, Any] = json.loads(json.dumps(self.steps[place]["form"]))
        return copied

    def take(self, place: int, **changes: Any) -> Report:
        """Carry one step out, its form changed."""
        button = BUTTONS[self.steps[place]["flow"]]
        return carry_out(button, {**self.form(place), **changes}, self.office)

    def up_to(self, place: int) -> Report:
        """Carry out the steps before and at this place."""
        return [self.take(each) for each in range(place + 1)][-1]


@pytest.fixture
def walk(office: Office) -> Walk:
    """The sample round, not begun."""
    return Walk(office)
