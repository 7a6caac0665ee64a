"""Each step, each of its days: after today, before the step before, of another year; at half past
midnight in Vietnam on machines in other zones."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from dossiers.model.errors import DatesOutOfOrder
from dossiers.plan.stated_day import DayKind
from flows.step_list import STEPS
from tests.flows.day_cases import FORMS
from tests.flows.test_reception import unit_of
from tests.province_walks import SentStep
from tests.walks import Walk, at_noon
from tests.workflow.forms.test_day_fields import days_of, placed
from workflow.forms.base import Form
from workflow.forms.day_fields import kind_of_day
from workflow.forms.parsing import field_names
from workflow.step_engine import carry_out

Path = tuple[str, ...]


class Case(NamedTuple):
    """A day of a step: after how many steps of the sample, and the day of the step before it.

    `along` is another day of the form that moves along, as it may not lie on the other side.
    """

    flow: str
    path: Path
    stage: int
    before: date | None
    along: Path = ()

    @property
    def title(self) -> str:
        return " › ".join(field_names(STEPS[self.flow].form, self.path))

    @property
    def kind(self) -> DayKind:
        return FORMS[self.flow][1][self.path]


CASES = [
    Case("submission", ("unit", "proposal_date"), 0, None),
    Case("submission", ("received_on",), 0, date(2026, 10, 2)),
    Case("reception", ("received_on",), 0, date(2026, 10, 5)),
    Case("appraisal", ("appraised_on",), 3, date(2026, 10, 9)),
    Case("holding", ("on",), 1, date(2026, 10, 5)),
    Case("invitation", ("invited_on",), 6, date(2026, 10, 26)),
    Case("council", ("held_on",), 6, date(2026, 10, 26)),
    Case("signature", ("proposed_on",), 7, date(2026, 11, 5)),
    Case("issuance", ("signed_on",), 8, date(2026, 11, 10)),
    Case("province", ("signed_on",), SentStep.COUNCIL, date(2026, 9, 25), ("sent_on",)),
    Case("province", ("sent_on",), SentStep.COUNCIL, date(2026, 10, 1)),
    Case(
        "province_result",
        ("answered_on",),
        SentStep.PROVINCE,
        date(2026, 10, 1),
        ("decision", "signed_on"),
    ),
    Case(
        "province_result",
        ("decision", "signed_on"),
        SentStep.PROVINCE,
        date(2026, 10, 1),
        ("answered_on",),
    ),
]
PLANNED = [
    Case("open_round", ("opens_on",), -1, None),
    Case("open_round", ("closes_on",), -1, None),
    Case("open_round", ("send_by",), -1, None),
    Case("invitation", ("meets_on",), 6, None),
]
HISTORIC = [
    Case("signature", ("plan_decided_on",), 7, None),
    Case("issuance", ("plan_decided_on",), 8, None),
]


@pytest.fixture(params=["UTC", "America/New_York"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the zone of the machine."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def days_in(form: type[Form], path: Path = ()) -> Iterator[tuple[Path, DayKind | None]]:
    """Yield the fields of days in a form and in what it holds, rows aside."""
    for name, field in days_of(form):
        yield (*path, name), kind_of_day(field)
    for name, field in form.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Form):
            yield from days_in(field.annotation, (*path, name))


def test_every_day_of_every_step_is_tried() -> None:
    declared = {(flow, *each) for flow, step in STEPS.items() for each in days_in(step.form)}
    listed = {
        (flow, path, kind) for flow, (_, days) in FORMS.items() for path, kind in days.items()
    }
    assert declared == listed
    tried = {(each.flow, each.path, each.kind) for each in (*CASES, *PLANNED, *HISTORIC)}
    assert tried == listed


Stages = Callable[[int], Walk]


@pytest.fixture
def walk_at(walk_at: Stages, sent_at: Stages) -> Stages:
    """Walk the sample round, or the one that goes up to the province where a place is its own."""
    return lambda place: (sent_at if isinstance(place, SentStep) else walk_at)(place)


def begun(case: Case, walk_at: Stages) -> Walk:
    """Return the round where the step can be taken; to be received, a unit has handed in itself."""
    walk = walk_at(case.stage)
    if case.flow == "reception":
        walk.services = at_noon(walk.services, date(2026, 10, 5))
        walk.take(1, unit_of(walk))
    return walk


def half_past_midnight(walk: Walk, on: date) -> None:
    """Let it be 00:30 of a day in Vietnam, when it is still the day before elsewhere."""
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC) - timedelta(hours=6, minutes=30)
    walk.services = replace(walk.services, clock=lambda: moment)


def send(walk: Walk, case: Case, on: date, **change: Any) -> str:
    """Send the step's form with this day in; return what it did."""
    form = placed({**FORMS[case.flow][0], **change}, case.path, on.isoformat())
    form = placed(form, case.along, on.isoformat()) if case.along else form
    with walk.services.register.read_tx() as ledger:
        before = ledger.revision()
    try:
        return carry_out(STEPS[case.flow], form, walk.services).done
    except DatesOutOfOrder:
        with walk.services.register.read_tx() as ledger:
            assert ledger.revision() == before
        raise


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.flow}-{case.path[-1]}")
def test_a_day_that_cannot_be_is_refused_by_its_field_with_both_days(
    case: Case, walk_at: Callable[[int], Walk]
) -> None:
    walk = begun(case, walk_at)
    sound = date.fromisoformat(_value(FORMS[case.flow][0], case.path))
    half_past_midnight(walk, sound)
    tomorrow = sound + timedelta(days=1)
    with pytest.raises(DatesOutOfOrder, match=f"{case.title}: {tomorrow:%d/%m/%Y}") as refusal:
        send(walk, case, tomorrow)
    assert f"hôm nay ({sound:%d/%m/%Y})" in str(refusal.value)
    with pytest.raises(DatesOutOfOrder, match=f"{sound.year - 1}"):
        send(walk, case, sound.replace(year=sound.year - 1))
    if case.before:
        early = case.before - timedelta(days=1)
        with pytest.raises(DatesOutOfOrder) as refusal:
            send(walk, case, early)
        assert all(f"{each:%d/%m/%Y}" in str(refusal.value) for each in (early, case.before))
    if case.flow == "submission":
        half_past_midnight(walk, date.fromisoformat(FORMS["submission"][0]["received_on"]))
    assert send(walk, case, sound)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.flow}-{case.path[-1]}")
def test_after_the_year_only_what_may_come_in_any_year_is_taken(
    case: Case, walk_at: Callable[[int], Walk]
) -> None:
    walk, later = begun(case, walk_at), date(2027, 1, 4)
    half_past_midnight(walk, later)
    if case.kind is DayKind.ANY_YEAR:
        assert send(walk, case, later)
        return
    with pytest.raises(DatesOutOfOrder, match="không thuộc năm 2026 của đợt 2026-HN-GK"):
        send(walk, case, later)


@pytest.mark.parametrize("case", PLANNED, ids=lambda case: case.path[-1])
def test_what_is_planned_may_lie_ahead(case: Case, services: Any, walk_at: Any) -> None:
    walk = walk_at(case.stage) if case.stage >= 0 else Walk(services)
    half_past_midnight(walk, date(2026, 10, 29))
    change = {"closes_on": "2027-12-31"} if case.path == ("opens_on",) else {}
    assert send(walk, case, date(2027, 11, 5), **change)


@pytest.mark.parametrize("case", HISTORIC, ids=lambda case: case.flow)
def test_a_fact_from_before_may_be_of_any_year_but_not_to_come(
    case: Case, walk_at: Callable[[int], Walk]
) -> None:
    walk, today = walk_at(case.stage), date(2026, 11, 16)
    half_past_midnight(walk, today)
    with pytest.raises(DatesOutOfOrder, match=f"{case.title}: 17/11/2026 sau hôm nay"):
        send(walk, case, today + timedelta(days=1), plan_decision_number=412)
    assert send(walk, case, date(2025, 4, 20), plan_decision_number=412)


def _value(form: dict[str, Any], path: Path) -> str:
    found: Any = form
    for name in path:
        found = found[name]
    return str(found)
