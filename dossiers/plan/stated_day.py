"""A day that a form states: what kind of day it is, and whether it can be.

What happened has come by today and, where it is an act of the round, falls in the round's year.
Whether it follows the step before is judged by each step's own rules.
"""

from datetime import date
from enum import Enum, auto

from dossiers.model.round import Round


class DayKind(Enum):
    """What a day says: every field of a form that takes a day is declared as one of these."""

    HAPPENED = auto()
    """An act of the round's way; left blank, it is today."""
    ANY_YEAR = auto()
    """An act that may come after the round's year; left blank, it is today."""
    HISTORIC = auto()
    """A fact from before the round, such as the day of an earlier decision."""
    PLANNED = auto()
    """A day to come or a limit: a meeting that is called, a deadline, the first day in force."""


DEFAULTS_TO_TODAY = frozenset({DayKind.HAPPENED, DayKind.ANY_YEAR})


def day_fault(kind: DayKind, on: date, today: date, round_: Round | None = None) -> str:
    """Say why the day can't be, with both days, as the end of a sentence; "" if it can."""
    if kind is DayKind.PLANNED:
        return ""
    if on > today:
        return (
            f"{on:%d/%m/%Y} sau hôm nay ({today:%d/%m/%Y}), việc chưa diễn ra thì chưa ghi được;"
            " hãy sửa lại ngày"
        )
    if kind is DayKind.HAPPENED and round_ is not None and on.year != round_.year:
        return (
            f"{on:%d/%m/%Y} không thuộc năm {round_.year} của đợt {round_.code}; hãy sửa lại ngày"
            " hoặc chọn đúng đợt"
        )
    return ""
