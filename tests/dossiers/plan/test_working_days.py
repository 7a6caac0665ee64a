"""Working days of 2026-2030, against an independent calendar and by the articles of the law."""

from datetime import date, timedelta

import holidays
import pytest

from dossiers.model.errors import UnknownYear
from dossiers.plan.working_days import (
    WorkingCalendar,
    add_working_days,
    is_working_day,
    working_days_between,
)
from tests.dossiers.builders import the_plan

OURS_ALONE = {date(2026, 1, 2), date(2026, 1, 10)}
"""The swap at New Year 2026, which the other calendar does not have."""


@pytest.fixture
def calendar() -> WorkingCalendar:
    """Return the ward's own."""
    return the_plan().calendar


def test_every_day_of_five_years_agrees_with_an_independent_calendar(
    calendar: WorkingCalendar,
) -> None:
    other = holidays.country_holidays("VN", years=range(2026, 2031))
    days = [date(2026, 1, 1) + timedelta(number) for number in range(5 * 365 + 1)]
    differing = {
        each for each in days if is_working_day(calendar, each) != other.is_working_day(each)
    }

    assert days[-1] == date(2030, 12, 31)
    assert differing == OURS_ALONE


@pytest.mark.parametrize(
    ("on", "works", "why"),
    [
        (date(2026, 2, 13), True, "thứ Sáu trước Tết Bính Ngọ"),
        (date(2026, 2, 16), False, "Tết: Điều 112 khoản 1 điểm b"),
        (date(2026, 2, 20), False, "Tết: Điều 112 khoản 1 điểm b"),
        (date(2026, 2, 23), True, "sau Tết"),
        (date(2026, 4, 26), False, "Giỗ Tổ: Điều 112 khoản 1 điểm e"),
        (date(2026, 4, 27), False, "nghỉ bù Giỗ Tổ: Điều 111 khoản 3"),
        (date(2026, 4, 30), False, "Điều 112 khoản 1 điểm c"),
        (date(2026, 5, 1), False, "Điều 112 khoản 1 điểm d"),
        (date(2026, 8, 22), True, "thứ Bảy làm bù cho 31/8"),
        (date(2026, 8, 31), False, "nghỉ hoán đổi"),
        (date(2026, 9, 1), False, "Quốc khánh: Điều 112 khoản 1 điểm đ"),
        (date(2026, 9, 2), False, "Quốc khánh: Điều 112 khoản 1 điểm đ"),
        (date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam, chưa xác nhận"),
        (date(2027, 5, 3), False, "nghỉ bù 1/5/2027, thứ Bảy"),
        (date(2028, 1, 3), False, "nghỉ bù Tết Dương lịch, thứ Bảy"),
        (date(2028, 5, 2), False, "nghỉ bù 30/4, Chủ nhật, khi 1/5 là thứ Hai"),
        (date(2030, 2, 2), False, "mùng một Tết ở Việt Nam, ở Trung Quốc là 03/02"),
        (date(2030, 1, 31), False, "Tết Canh Tuất"),
        (date(2026, 11, 21), False, "thứ Bảy"),
        (date(2026, 11, 23), True, "thứ Hai"),
    ],
)
def test_a_day(calendar: WorkingCalendar, on: date, works: bool, why: str) -> None:
    assert is_working_day(calendar, on) is works, why


def test_a_term_begins_on_the_day_after(calendar: WorkingCalendar) -> None:
    assert add_working_days(calendar, date(2026, 10, 5), 0) == date(2026, 10, 5)
    assert add_working_days(calendar, date(2026, 10, 5), 5) == date(2026, 10, 12)
    assert add_working_days(calendar, date(2026, 10, 10), 1) == date(2026, 10, 12)
    assert add_working_days(calendar, date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert add_working_days(calendar, date(2026, 8, 21), 2) == date(2026, 8, 24)


def test_a_term_and_its_count_are_each_others_reverse(calendar: WorkingCalendar) -> None:
    for start in (date(2026, 2, 10), date(2026, 8, 21), date(2029, 12, 28)):
        for days in range(30):
            last = add_working_days(calendar, start, days)
            assert working_days_between(calendar, start, last) == days


@pytest.mark.parametrize("length", [1, 6, 40, 365, 1500])
def test_a_long_count_is_that_of_its_days(calendar: WorkingCalendar, length: int) -> None:
    since = date(2026, 8, 20)
    days = [since + timedelta(number) for number in range(1, length + 1)]
    each_asked = sum(is_working_day(calendar, each) for each in days)

    assert working_days_between(calendar, since, days[-1]) == each_asked


def test_nothing_lies_between_a_day_and_an_earlier_one(calendar: WorkingCalendar) -> None:
    assert working_days_between(calendar, date(2026, 10, 5), date(2026, 10, 5)) == 0
    assert working_days_between(calendar, date(2026, 10, 5), date(2026, 10, 1)) == 0


def test_a_year_that_is_not_known_is_said_and_not_guessed(calendar: WorkingCalendar) -> None:
    with pytest.raises(UnknownYear, match=r"chưa có năm 2031.*wards/calendar\.toml"):
        is_working_day(calendar, date(2031, 1, 2))
    with pytest.raises(UnknownYear, match="năm 2031"):
        add_working_days(calendar, date(2030, 12, 30), 5)
    with pytest.raises(UnknownYear, match="năm 2025"):
        working_days_between(calendar, date(2025, 12, 1), date(2026, 1, 5))


def test_what_was_not_announced_is_marked_as_unconfirmed(calendar: WorkingCalendar) -> None:
    lunar_or_new = [
        each for each in calendar.days_off if each.name.startswith(("Tết Ng", "Quốc", "Ngày Văn"))
    ]
    assert len(lunar_or_new) == 15
    unsure = [each.source for each in lunar_or_new] + [each.source for each in calendar.swapped]
    unsure += [each.source for each in calendar.years]
    assert not any(each.confirmed for each in unsure)
