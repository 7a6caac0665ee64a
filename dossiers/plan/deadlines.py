"""What is due when (thời hạn): the step that a dossier waits for, the receipt's day, the year's.

Days come from the plan's limits and calendar (wards/deadlines.toml, wards/calendar.toml). Where
the calendar does not reach there is no day: it is said to be missing, not guessed.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import UnknownYear
from dossiers.model.events import Event
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.award import Award
from dossiers.plan.plan import Plan
from dossiers.plan.time_limits import ResultLimit, StepLimit, TimeLimits
from dossiers.plan.validity import value_on, values_on
from dossiers.plan.working_days import DAY, add_working_days, is_working_day, working_days_between


class Waiting(FrozenModel):
    """What a dossier waits for: since when, how long it may, and whether it is late.

    `due_on` and `left` (working days, not above 0 when late) are None where the calendar ends, and
    where nobody has set a term (`days` is None too).
    """

    dossier: str
    name: str
    round: str
    what: str
    who: str
    since: date
    days: int | None
    due_on: date | None
    left: int | None
    late: bool
    confirmed: bool

    @property
    def text(self) -> str:
        """Say how it stands, as staff read it."""
        if self.days is None and self.due_on is None:
            return "chưa có thời hạn quy định"
        if self.due_on is None or self.left is None:
            return "chưa tính được hạn: lịch ngày làm việc chưa có năm này"
        if self.late:
            over = f"trễ {-self.left} ngày làm việc" if self.left else "đã quá hạn"
            return f"{over} (hạn {self.due_on:%d/%m/%Y})"
        if self.left == 0:
            return f"đến hạn hôm nay, {self.due_on:%d/%m/%Y}"
        return f"còn {self.left} ngày làm việc (hạn {self.due_on:%d/%m/%Y})"


class YearlyDue(FrozenModel):
    """Something due every year: its day this year, and how many working days are left.

    `works_on` is the last working day up to then, where that is an earlier one.
    """

    what: str
    who: str
    due_on: date
    works_on: date | None = None
    left: int | None
    over: bool
    confirmed: bool

    @property
    def text(self) -> str:
        """Say how it stands, as staff read it; nobody tells the register that it was handed in."""
        shown = f"{self.due_on:%d/%m/%Y}"
        if self.over:
            return f"đã qua hạn {shown}; nếu chưa gửi, hãy gửi ngay"
        if self.works_on is not None:
            shown += f" là ngày nghỉ, ngày làm việc cuối cùng là {self.works_on:%d/%m/%Y}"
        if self.left is None:
            return f"hạn {shown}"
        today = "là hôm nay" if self.works_on is None else "hãy gửi ngay hôm nay"
        return f"hạn {shown}, " + (f"còn {self.left} ngày làm việc" if self.left else today)


def step_limit(
    plan: Plan, status: Status, since: date, round_: Round | None = None
) -> StepLimit | None:
    """Return how long a dossier may stand in the status, from the day on which it came to it.

    What the round's award sets for itself goes before what holds for all, and of that only what
    waits for a step of the award's own way. None where nothing is due, or what was set has lapsed:
    then no day is guessed.
    """
    award = plan.award(round_.award) if round_ else None
    own, shared = award.limits if award else (), plan.limits.steps if plan.limits else ()
    steps = (*values_on(own, since), *values_on(shared, since))
    return next((each for each in steps if each.waiting is status and _fits(each, award)), None)


def _fits(limit: StepLimit, award: Award | None) -> bool:
    return limit.step is None or award is None or award.has_step(limit.step)


def waiting_since(events: Sequence[Event]) -> date | None:
    """Return the stated day of the last move among a dossier's events, oldest first."""
    return next((each.on for each in reversed(events) if each.target is not None), None)


def due_on(plan: Plan, dossier: Dossier, since: date, round_: Round | None = None) -> date | None:
    """Return the last day of the step that is waited for; None where nothing is due or known.

    `since` is the day on which the dossier came to its status.
    """
    limit = step_limit(plan, dossier.status, since, round_)
    return None if limit is None else _last_day(plan, limit, since, round_)


def waiting(
    plan: Plan, dossier: Dossier, since: date, today: date, round_: Round | None = None
) -> Waiting | None:
    """Return what the dossier waits for, as staff are told; None where nothing is due.

    What the register never learns is done is told no longer than its term.
    """
    limit = step_limit(plan, dossier.status, since, round_)
    if limit is None:
        return None
    last = _last_day(plan, limit, since, round_)
    left = _left(plan, today, last)
    over = last is not None and today > last
    if over and not limit.recorded:
        return None
    return Waiting(
        dossier=dossier.code,
        name=dossier.nominee.name,
        round=dossier.round,
        what=limit.what,
        who=limit.who,
        since=since,
        days=limit.days,
        due_on=last,
        left=left,
        late=over,
        confirmed=limit.source.confirmed or _is_of_round(limit, since, round_),
    )


def result_due_on(plan: Plan, round_: Round, received_on: date) -> date | None:
    """Return the day that a receipt promises; None where no limit or year is known.

    The ward promises no day for what another level decides. Raises NotInForce where the limit has
    lapsed on the day of reception.
    """
    award = plan.award(round_.award)
    general = plan.limits.results if plan.limits and award.own else ()
    results = award.results or general
    if not results:
        return None
    return _last_day(plan, value_on(ResultLimit, results, received_on), received_on, round_)


def yearly_due(plan: Plan, today: date) -> Iterator[YearlyDue]:
    """Yield what is due every year, some working days before its day and as many after."""
    limits = plan.limits
    for each in values_on(limits.yearly, today) if limits else ():
        last = each.of(today.year)
        left = _left(plan, today, last)
        if limits and (left is None or abs(left) <= limits.soon_yearly):
            yield YearlyDue(
                what=each.what,
                who=each.who,
                due_on=last,
                works_on=_works_before(plan, last),
                left=left,
                over=today > last,
                confirmed=each.source.confirmed,
            )


def _works_before(plan: Plan, last: date) -> date | None:
    """Return the last working day before a day off; None for one that is worked, or not known."""
    try:
        on = last
        while not is_working_day(plan.calendar, on):
            on -= DAY
    except UnknownYear:
        return None
    return on if on < last else None


def soon(limits: TimeLimits | None, found: Waiting) -> bool:
    """Tell whether to remind of it: late, or due within the days that the plan sets."""
    if found.days is None and found.due_on is None:
        return False
    return found.left is None or (limits is not None and found.left <= limits.soon)


def counted_from(limit: StepLimit | ResultLimit | None, since: date, round_: Round | None) -> date:
    """Return the day after which a limit runs: for some not before the round has closed."""
    closes_on = round_.closes_on if round_ and limit and limit.from_close else None
    return max(since, closes_on) if closes_on else since


def _last_day(
    plan: Plan, limit: StepLimit | ResultLimit, since: date, round_: Round | None
) -> date | None:
    if round_ is not None and _is_of_round(limit, since, round_):
        return round_.send_by
    if limit.days is None:
        return None
    try:
        return add_working_days(plan.calendar, counted_from(limit, since, round_), limit.days)
    except UnknownYear:
        return None


def _is_of_round(limit: StepLimit | ResultLimit, since: date, round_: Round | None) -> bool:
    """Tell whether the round itself has the day: the province sets one for each.

    It does not hold for a dossier that came back, or was chosen, after it.
    """
    to_province = isinstance(limit, StepLimit) and limit.step is Step.PROVINCE
    last = round_.send_by if round_ and to_province else None
    return last is not None and since <= last


def _left(plan: Plan, today: date, last: date | None) -> int | None:
    """Working days from today to the last day; those since then, below 0, when it is over."""
    if last is None:
        return None
    try:
        if today <= last:
            return working_days_between(plan.calendar, today, last)
        return -working_days_between(plan.calendar, last, today)
    except UnknownYear:
        return None
