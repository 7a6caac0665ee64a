"""A day that a form states, by what it says."""

from datetime import date

import pytest

from dossiers.plan.stated_day import DayKind, day_fault
from tests.dossiers.builders import a_round

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("kind", "on", "said"),
    [
        (DayKind.HAPPENED, TODAY, ""),
        (DayKind.HAPPENED, date(2026, 11, 29), "29/11/2026 sau hôm nay (28/11/2026)"),
        (DayKind.HAPPENED, date(2036, 11, 16), "16/11/2036 sau hôm nay (28/11/2026)"),
        (DayKind.HAPPENED, date(2025, 11, 16), "16/11/2025 không thuộc năm 2026 của đợt"),
        (DayKind.ANY_YEAR, date(2025, 11, 16), ""),
        (DayKind.ANY_YEAR, date(2026, 11, 29), "sau hôm nay"),
        (DayKind.HISTORIC, date(1990, 1, 1), ""),
        (DayKind.HISTORIC, date(2026, 11, 29), "sau hôm nay"),
        (DayKind.PLANNED, date(2036, 1, 1), ""),
    ],
)
def test_what_is_said_of_a_day(kind: DayKind, on: date, said: str) -> None:
    found = day_fault(kind, on, TODAY, a_round())
    assert said in found
    assert bool(found) is bool(said)


def test_without_a_round_no_year_is_asked() -> None:
    assert day_fault(DayKind.HAPPENED, date(2025, 1, 1), TODAY) == ""
