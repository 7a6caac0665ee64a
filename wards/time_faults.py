"""Whether calendar.toml and deadlines.toml can be worked with; each fault names file and entry."""

import calendar as months
from collections.abc import Iterator
from datetime import date

from dossiers.plan.time_limits import TimeLimits
from dossiers.plan.working_days import SATURDAY, WorkingCalendar

COMMON_YEAR = 2026
"""A year without 29 February, so that a day of every year is in every year."""


def calendar_faults(calendar: WorkingCalendar) -> Iterator[str]:
    """Yield what contradicts itself in calendar.toml."""
    if len(calendar.known) != len(calendar.years):
        yield "calendar.toml, years: một năm ghi hai lần"
    for each in calendar.days_off:
        last = each.until_on or each.from_on
        if last < each.from_on:
            yield f"calendar.toml, {each.name} {each.from_on}: until_on trước from_on"
        if {each.from_on.year, last.year} - calendar.known:
            yield f"calendar.toml, {each.name} {each.from_on}: năm này chưa có trong years"
    for swap in calendar.swapped:
        if swap.works_on.weekday() < SATURDAY:
            yield f"calendar.toml, swapped {swap.works_on}: ngày làm bù phải là thứ Bảy, Chủ nhật"
        if swap.instead_of.weekday() >= SATURDAY or _holiday(calendar, swap.instead_of):
            yield f"calendar.toml, swapped {swap.instead_of}: ngày này vốn đã nghỉ"


def _holiday(calendar: WorkingCalendar, on: date) -> bool:
    return any(each.from_on <= on <= (each.until_on or each.from_on) for each in calendar.days_off)


def limit_faults(limits: TimeLimits | None) -> Iterator[str]:
    """Yield what contradicts itself in deadlines.toml."""
    if limits is None:
        return
    if not limits.results:
        yield "deadlines.toml: limits.results còn trống"
    days = [*(each.days for each in limits.results), *(each.days for each in limits.steps)]
    if any(each is not None and each < 1 for each in days):
        yield "deadlines.toml: days phải từ 1 ngày trở lên"
    for each in limits.yearly:
        if not _is_day(each.month, each.day):
            yield f"deadlines.toml, yearly: không có ngày {each.day}/{each.month} trong mọi năm"


def _is_day(month: int, day: int) -> bool:
    return month in range(1, 13) and 1 <= day <= months.monthrange(COMMON_YEAR, month)[1]
