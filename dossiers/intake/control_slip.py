"""The control slip (phiếu kiểm soát quá trình giải quyết hồ sơ): a dossier's way, from its events.

Who did what, on which day by the form and at which moment in the register, how many working days
it took and whether that was within the limit (wards/deadlines.toml).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dossiers.model.citizen_ids import masked
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import UnknownYear
from dossiers.model.events import Event
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.deadlines import Waiting, counted_from, step_limit, waiting, waiting_since
from dossiers.plan.plan import Plan
from dossiers.plan.working_days import working_days_between


class SlipLine(FrozenModel):
    """One thing that happened to a dossier.

    `taken` and `limit` are working days since the move before; `over` those beyond the limit.
    They are None where nothing was due, or the calendar does not reach.
    """

    step: str
    status: str
    by: str
    actor: str
    on: date
    at: datetime
    reason: str
    taken: int | None = None
    limit: int | None = None
    over: int | None = None

    @property
    def late(self) -> bool:
        """Tell whether it took longer than it may."""
        return bool(self.over)

    @property
    def time_text(self) -> str:
        """Return the time taken, as staff read it."""
        if self.taken is None:
            return ""
        held = f"{self.taken} ngày làm việc"
        if self.limit is None:
            return held
        return f"{held}/{self.limit}" + (f", trễ {self.over}" if self.over else ", đúng hạn")


class ControlSlip(FrozenModel):
    """A dossier's slip: what happened, and what it waits for now."""

    dossier: str
    name: str
    unit: str
    round: str
    lines: tuple[SlipLine, ...]
    waiting: Waiting | None


def control_slip(
    plan: Plan, round_: Round, dossier: Dossier, events: Sequence[Event], today: date
) -> ControlSlip:
    """Return the slip of a dossier; `events` are its own, oldest first.

    Who saw a citizen number is no part of the dossier's way: `workflow.disclosure` tells it.
    """
    events = [each for each in events if each.step is not Step.DISCLOSURE]
    since = waiting_since(events) or dossier.received_on
    return ControlSlip(
        dossier=dossier.code,
        name=dossier.nominee.name,
        unit=dossier.unit.name,
        round=round_.code,
        lines=tuple(_lines(plan, round_, events)),
        waiting=waiting(plan, dossier, since, today, round_),
    )


def _lines(plan: Plan, round_: Round, events: Sequence[Event]) -> Iterator[SlipLine]:
    before: Event | None = None
    for event in events:
        yield _line(plan, round_, event, before if event.target else None)
        before = event if event.target else before


def _line(plan: Plan, round_: Round, event: Event, before: Event | None) -> SlipLine:
    taken, limit = _times(plan, round_, event, before)
    return SlipLine(
        step=_act_text(event),
        status=event.target.text if event.target else "",
        by=event.by,
        actor=event.actor,
        on=event.on,
        at=event.at,
        reason=masked(event.reason),
        taken=taken,
        limit=limit,
        over=None if taken is None or limit is None else max(taken - limit, 0),
    )


def _act_text(event: Event) -> str:
    """Name what was done; what a unit hands in itself nobody has received yet."""
    by_unit = event.step is Step.SUBMISSION and event.target in (Status.DA_NOP, None)
    return HANDED_IN if by_unit else event.step.text


HANDED_IN = "Nộp hồ sơ"


def _times(
    plan: Plan, round_: Round, event: Event, before: Event | None
) -> tuple[int | None, int | None]:
    """Count the working days that the step took, and those that it may take."""
    if before is None or before.target is None:
        return None, None
    limit = step_limit(plan, before.target, before.on, round_)
    begin = counted_from(limit, before.on, round_)
    try:
        taken = working_days_between(plan.calendar, begin, event.on)
    except UnknownYear:
        return None, None
    counted = limit is not None and limit.recorded and event.target is not Status.DA_RUT
    return taken, limit.days if limit and counted else None
