"""A day in a cell with a time of day: some programs write midnight in Vietnam as the eve in UTC.

A workbook's days know no zone. What counts in UTC writes 05/10/2026 as 04/10/2026 17:00; Saigon was
eight hours ahead from 1960 to 1975 and 7:06:40 before, and SheetJS loses half a minute besides.
"""

from datetime import datetime, timedelta

EVES = (
    timedelta(hours=24),
    timedelta(hours=17),
    timedelta(hours=16, minutes=53, seconds=20),
    timedelta(hours=16),
)
"""The times of day that midnight in Vietnam becomes in such a program."""

NEAR = timedelta(minutes=1)


def day_note(value: datetime) -> str:
    """Return what to say of a moment that may be the day after its own; "" for any other."""
    midnight = value.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = value - midnight
    if not any(abs(passed - each) <= NEAR for each in EVES):
        return ""
    after = midnight + timedelta(days=1)
    return (
        f"ô ghi {value:%d/%m/%Y %H:%M:%S}, giờ này cho thấy tệp do phần mềm tính theo giờ UTC ghi"
        f" ra; đang hiểu là ngày {value:%d/%m/%Y}, nếu đúng phải là {after:%d/%m/%Y} thì hãy gõ lại"
        " ngày vào ô"
    )
