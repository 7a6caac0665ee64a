"""The day and hour on the office's wall, in Vietnam, wherever the machine stands.

Moments are kept in UTC; whatever staff read as a day or an hour is told here.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def office_time(moment: datetime) -> datetime:
    """Return the moment by the office's wall clock."""
    return moment.astimezone(VIETNAM)


def office_day(moment: datetime) -> date:
    """Return the day on the office's wall calendar at this moment."""
    return office_time(moment).date()


def office_noon(on: date) -> datetime:
    """Return the moment of noon at the office on a day."""
    return datetime.combine(on, time(12), VIETNAM)
