"""calendar.toml and deadlines.toml: sound as they come, and refused by name when they are not."""

from datetime import date
from pathlib import Path

import pytest

from tests.wards.test_plan_files import folder, spoil
from wards import load_plan

__all__ = ["folder"]


def test_every_day_and_limit_names_its_source() -> None:
    plan = load_plan()
    assert plan.limits is not None
    sources = [each.source for each in plan.calendar.days_off]
    sources += [each.source for each in plan.calendar.swapped]
    sources += [each.source for each in plan.calendar.years]
    sources += [each.source for each in plan.limits.steps]
    sources += [each.source for each in plan.limits.yearly]
    sources += [each.source for each in plan.limits.results]

    assert all(each.text for each in sources)
    assert {each.year for each in plan.calendar.years} == set(range(2026, 2031))


def test_only_the_wards_own_day_of_the_year_is_confirmed() -> None:
    limits = load_plan().limits
    assert limits is not None
    assert not any(each.source.confirmed for each in limits.results)
    assert not any(each.source.confirmed for each in limits.steps)
    (ours,) = [each for each in limits.yearly if each.source.confirmed]
    assert ours.of(2026) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("calendar.toml", "year = 2027", "year = 2026", "calendar.toml, years: một năm ghi hai"),
        ("calendar.toml", "year = 2027", "year = 2037", "năm này chưa có trong years"),
        ("calendar.toml", "2026-02-20", "2026-02-10", "until_on trước from_on"),
        ("calendar.toml", "2026-08-22", "2026-08-21", "ngày làm bù phải là thứ Bảy"),
        ("calendar.toml", "2026-08-31", "2026-09-01", "ngày này vốn đã nghỉ"),
        ("calendar.toml", "2026-08-31", "2026-08-30", "ngày này vốn đã nghỉ"),
        ("calendar.toml", "works_on", "works", "mục swapped.thứ 1.works_on còn thiếu"),
        (
            "deadlines.toml",
            '"CHO_BO_SUNG"',
            '"DA_TIEP_NHAN"',
            "DA_TIEP_NHAN từ ngày 2025-07-01: ghi",
        ),
        ("deadlines.toml", "days = 3", "days = 0", "days phải từ 1 ngày trở lên"),
        ("deadlines.toml", "day = 19", "day = 31", "không có ngày 31/11"),
        ("deadlines.toml", "month = 11", "month = 13", "không có ngày 10/13"),
        ("deadlines.toml", '"TRINH_KY"', '"KY"', "steps.thứ 6.waiting không thuộc các giá trị"),
    ],
)
def test_faults_are_told_by_file_and_entry(
    folder: Path, name: str, before: str, after: str, said: str
) -> None:
    assert said in spoil(folder, name, before, after)
