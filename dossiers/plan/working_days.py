"""The working days (ngày làm việc) of a Vietnamese office, by the ward's calendar.

A term of days is counted from the day after the act (Civil Code, Art. 147.1), without Saturdays,
Sundays, public holidays (Labour Code, Art. 112) and the days off given for those (Art. 111.3); a
Saturday that was swapped for another day off is worked. Years that the calendar doesn't know are
told, never guessed.
"""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property

from dossiers.model.errors import UnknownYear
from dossiers.model.record import FrozenModel, Source, Text

SATURDAY = 5
DAY = timedelta(days=1)


class DaysOff(FrozenModel):
    """A public holiday or a day off in its place, from a day to a day, both off."""

    name: Text
    from_on: date
    until_on: date | None = None
    source: Source


class SwappedDay(FrozenModel):
    """A day off that is worked so that another working day is off (ngày làm bù)."""

    works_on: date
    instead_of: date
    source: Source


class KnownYear(FrozenModel):
    """A year whose days off are all entered."""

    year: int
    source: Source


class WorkingCalendar(FrozenModel):
    """Which days are worked, in the years that are known."""

    years: tuple[KnownYear, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    swapped: tuple[SwappedDay, ...] = ()

    @cached_property
    def off(self) -> dict[date, str]:
        """Return each day off by name, Saturdays and Sundays beside."""
        named = {on: each.name for each in self.days_off for on in _days(each)}
        return named | {each.instead_of: "nghỉ hoán đổi" for each in self.swapped}

    @cached_property
    def worked(self) -> frozenset[date]:
        """Return the Saturdays and Sundays that are worked."""
        return frozenset(each.works_on for each in self.swapped)

    @cached_property
    def known(self) -> frozenset[int]:
        """Return the years that are known."""
        return frozenset(each.year for each in self.years)

    @cached_property
    def working_days(self) -> tuple[date, ...]:
        """Return every working day of the years that are known, in order."""
        years = (date(year, 1, 1) for year in sorted(self.known))
        days = (first + number * DAY for first in years for number in range(366))
        known = (each for each in days if each.year in self.known)
        return tuple(sorted({each for each in known if _is_worked(self, each)}))


def is_working_day(calendar: WorkingCalendar, on: date) -> bool:
    """Tell whether the office works on the day; raise UnknownYear."""
    _refuse_unknown(calendar, on.year)
    return _is_worked(calendar, on)


def _refuse_unknown(calendar: WorkingCalendar, year: int) -> None:
    if year not in calendar.known:
        raise UnknownYear(
            f"Lịch ngày làm việc chưa có năm {year}; hãy bổ sung ngày nghỉ lễ của năm đó vào "
            "wards/calendar.toml."
        )


def _is_worked(calendar: WorkingCalendar, on: date) -> bool:
    return on in calendar.worked or (on.weekday() < SATURDAY and on not in calendar.off)


def add_working_days(calendar: WorkingCalendar, since: date, days: int) -> date:
    """Return the last day of a term of so many working days after a day; raise UnknownYear.

    A term of none ends on the day itself.
    """
    on = since
    while days > 0:
        on += DAY
        days -= is_working_day(calendar, on)
    return on


def working_days_between(calendar: WorkingCalendar, since: date, until: date) -> int:
    """Count the working days after the one day up to the other, with it; raise UnknownYear."""
    if until <= since:
        return 0
    for year in range((since + DAY).year, until.year + 1):
        _refuse_unknown(calendar, year)
    days = calendar.working_days
    return bisect_right(days, until) - bisect_right(days, since)


def _days(each: DaysOff) -> list[date]:
    last = each.until_on or each.from_on
    return [each.from_on + number * DAY for number in range((last - each.from_on).days + 1)]
