"""A list of earlier decisions: the headings that it may have, and its cells as a form's values."""

import re
from typing import Any

from documents.tables.nominee_columns import NUMBERED, SPELLINGS, nominee_values
from documents.tables.table_grid import Row
from documents.tables.typed_days import day_of

__all__ = ["NEEDED", "NUMBERED", "PAST_SPELLINGS", "past_values"]

PAST_SPELLINGS = {
    **{name: SPELLINGS[name] for name in ("kind", "name", "honorific", "birth_year", "citizen_id")},
    "unit": (*SPELLINGS["workplace"], "ten don vi", "don vi de nghi", "don vi dia chi"),
    "award": (
        "hinh thuc",
        "hinh thuc khen",
        "hinh thuc khen thuong",
        "danh hieu",
        "danh hieu hinh thuc khen thuong",
    ),
    "decision": (
        "so quyet dinh",
        "quyet dinh so",
        "so qd",
        "quyet dinh",
        "so ngay quyet dinh",
        "so ngay thang nam quyet dinh",
        "so ngay thang nam cua quyet dinh",
    ),
    "decided_on": (
        "ngay quyet dinh",
        "ngay ky",
        "ngay ban hanh",
        "ngay thang",
        "ngay qd",
        "ngay thang nam",
    ),
    "achievement": SPELLINGS["achievement"],
}
"""How offices write the heading of each field, as `table_headings.plain` leaves it."""

NEEDED = frozenset({"kind", "name", "award", "decision"})
"""Without these columns a table is no list of earlier awards; a number may bear its date."""

SAID_BEFORE = re.compile(r"(?:quyết định|qđ)?\s*(?:số\s*:?)?\s*(?=\d)", re.IGNORECASE)
WITH_DAY = re.compile(r"(?P<number>\S+?)[,;]?\s+\(?(?:ký )?(?P<day>(?:ngày\s|\d{1,2}[/.\-]).*?)\)?")


def past_values(row: Row) -> dict[str, Any]:
    """Return the row as the form takes it: labels as codes, a decision's number and date apart."""
    values = nominee_values(row)
    number = SAID_BEFORE.sub("", values.get("decision", "").strip(), count=1)
    found = WITH_DAY.fullmatch(" ".join(number.split()))
    if found and (day := day_of(found["day"])):
        number = found["number"]
        values.setdefault("decided_on", f"{day:%d/%m/%Y}")
    if number:
        values["decision"] = number
    if day := day_of(values.get("decided_on", "")):
        values["decided_on"] = f"{day:%d/%m/%Y}"
    return values
