"""Days and years as people type them, read where they have one meaning."""

import re
from datetime import date, timedelta
from functools import lru_cache

DAY = re.compile(
    r"(?:ngày\s*)?(?P<day>\d{1,2})\s*(?:[/.\-]|,?\s*tháng)\s*(?P<month>\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*"
    r"(?P<year>\d{4}|\d{2})\.?"
)
"""05/10/2023, 5.10.23, 05 - 10 - 2023, ngày 15 tháng 10 năm 2023."""

ISO = re.compile(r"(?P<year>\d{4})[\-/.](?P<month>\d{1,2})[\-/.](?P<day>\d{1,2})")
CLOCK = re.compile(r"[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?z?$", re.IGNORECASE)
"""The hour that a program wrote behind a day."""

YEAR = re.compile(
    r"(?:sinh\s*)?(?:ngày\s*)?(?:(?:tháng\s*)?(?P<month>\d{1,2})\s*[/.\-]\s*)?"
    r"(?:tháng\s*(?P<named>\d{1,2})\s*)?(?:năm|sn|s\.n\.?|n\.?s\.?)?\s*:?\s*(?P<year>\d{4})(?:\.0+)?\.?"
)
"""năm 1985, sinh năm 1985, SN 1985, 10/1985, tháng 10 năm 1985."""

ASIDE = re.compile(r"\s*\([^)]*\)$")
"""What is said behind a day: "05/10/1990 (35 tuổi)"."""

RUN_TOGETHER = re.compile(r"^(\d\d)(\d\d)((?:19|20)\d\d)$")
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = re.compile(rf"-({'|'.join(MONTH_NAMES)})-")
"""05101990, and 05-Oct-1990 as Excel shows days under its own format."""

EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(9_000, 60_000)
"""Days as Excel counts them, from 1924 to 2064: no years, and no other numbers of a list."""

BORN_1900S, BORN_2000S = range(27, 100), range(17)
"""What two digits of a birth year mean; 17 to 26 may be a child's or a very old person's."""

MONTHS = 12


def day_of(text: str) -> date | None:
    """Return the day that a text says; None if it says none, or none beyond doubt."""
    plain = _plain(text)
    if plain.isdigit() and int(plain) in EXCEL_DAYS:
        return EXCEL_EPOCH + timedelta(days=int(plain))
    found = DAY.fullmatch(plain) or ISO.fullmatch(plain)
    if found is None or len(found["year"]) != len("2023"):
        return None
    return _day(int(found["year"]), int(found["month"]), int(found["day"]))


@lru_cache(1024)
def birth_year_of(text: str) -> int | None:
    """Return the year in which somebody was born; None if the text says none beyond doubt."""
    plain = _plain(text)
    if day := day_of(text):
        return day.year
    if found := DAY.fullmatch(plain):
        year = _born(found["year"])
        return year if year and _day(year, int(found["month"]), int(found["day"])) else None
    if (found := YEAR.fullmatch(plain)) and _is_month(found["month"] or found["named"]):
        return int(found["year"])
    return None


def _plain(text: str) -> str:
    bare = ASIDE.sub("", text.strip()) or text.strip().strip("()")
    bare = " ".join(CLOCK.sub("", bare).split()).casefold()
    bare = RUN_TOGETHER.sub(r"\1/\2/\3", MONTH_NAME.sub(_month_number, bare))
    return re.sub(r"\s*([/.\-])\s*", r"\1", bare).removeprefix("sinh ").removeprefix("'")


def _month_number(found: re.Match[str]) -> str:
    return f"-{MONTH_NAMES.index(found[1]) + 1}-"


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day; day and month changed places where only that is one."""
    if month > MONTHS >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _born(year: str) -> int | None:
    if len(year) == len("1990"):
        return None  # no day of the calendar
    if int(year) in BORN_1900S:
        return 1900 + int(year)
    return 2000 + int(year) if int(year) in BORN_2000S else None


def _is_month(text: str | None) -> bool:
    return text is None or 1 <= int(text) <= MONTHS
