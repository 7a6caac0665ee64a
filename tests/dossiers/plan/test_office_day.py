"""The office's day and hour are Vietnam's, wherever the machine stands; one place tells them."""

import ast
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dossiers.plan.office_day import office_day, office_noon, office_time

ROOT = Path(__file__).parents[3]
ROOMS = ("dossiers", "documents", "storage", "workflow", "flows", "desk", "khenthuong", "wards")
HALF_PAST_MIDNIGHT = datetime(2026, 11, 27, 17, 30, tzinfo=UTC)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the zone of the machine."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_half_past_midnight_in_vietnam_is_the_new_day_on_any_machine() -> None:
    assert office_day(HALF_PAST_MIDNIGHT) == date(2026, 11, 28)
    assert office_day(HALF_PAST_MIDNIGHT.astimezone()) == date(2026, 11, 28)
    assert f"{office_time(HALF_PAST_MIDNIGHT):%H:%M %d/%m/%Y}" == "00:30 28/11/2026"


@pytest.mark.usefixtures("zone")
def test_noon_of_a_day_is_on_that_day() -> None:
    assert office_day(office_noon(date(2026, 11, 28))) == date(2026, 11, 28)
    assert office_noon(date(2026, 11, 28)) == datetime(2026, 11, 28, 5, tzinfo=UTC)


def tells_the_day(call: ast.Call) -> bool:
    """Tell whether a call asks the machine for the day or the hour of its own zone."""
    if not isinstance(call.func, ast.Attribute):
        return False
    asked, name = ast.unparse(call), call.func.attr
    by_machine = name == "today" and not asked.endswith("services.today()")
    elsewhere = name == "now" and asked.startswith("datetime") and asked != "datetime.now(UTC)"
    of_machine = name in ("localtime", "fromtimestamp") or (name == "astimezone" and not call.args)
    return by_machine or elsewhere or of_machine or (name == "date" and "now(" in asked)


def test_no_other_place_tells_the_day_or_knows_the_zone() -> None:
    telling = set()
    for path in (each for room in ROOMS for each in (ROOT / room).rglob("*.py")):
        text = path.read_text("utf-8")
        asked = (each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call))
        if "ZoneInfo" in text or "VIETNAM" in text or any(map(tells_the_day, asked)):
            telling.add(path.relative_to(ROOT).as_posix())

    assert telling == {"dossiers/plan/office_day.py"}
