"""The days that a form states, each field by its kind, and which of them can't be."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from dossiers.model.errors import DatesOutOfOrder
from dossiers.model.round import Round
from dossiers.plan.stated_day import DEFAULTS_TO_TODAY, DayKind, day_fault
from workflow.forms.base import Form
from workflow.forms.parsing import field_names

Path = tuple[int | str, ...]


class StatedDay(NamedTuple):
    """A day in a form: where it stands, of which kind; None where it was left blank."""

    path: Path
    kind: DayKind
    on: date | None


def kind_of_day(field: FieldInfo) -> DayKind | None:
    """Return the kind that a field of days is declared as; None for any other field."""
    return next((each for each in field.metadata if isinstance(each, DayKind)), None)


def stated_days(form: Form, path: Path = ()) -> Iterator[StatedDay]:
    """Yield the days in a form and its rows, in its order."""
    for name, field in type(form).model_fields.items():
        kind, value = kind_of_day(field), getattr(form, name)
        if kind is not None:
            yield StatedDay((*path, name), kind, value)
        else:
            yield from _in_rows(value, (*path, name))


def _in_rows(value: Any, path: Path) -> Iterator[StatedDay]:
    if isinstance(value, Form):
        yield from stated_days(value, path)
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _in_rows(each, (*path, place))


def happened_days(form: Form, today: date) -> dict[date, str]:
    """Return the days of what happened, each with the name of the field that states it."""
    told = (each for each in stated_days(form) if each.kind in DEFAULTS_TO_TODAY)
    return {each.on or today: _named(form, each.path) for each in told}


def bad_days(form: Form, today: date, round_: Round | None = None) -> Iterator[tuple[Path, str]]:
    """Yield where each day stands that can't be, and why, as the end of a sentence."""
    for path, kind, stated in stated_days(form):
        on = today if stated is None and kind in DEFAULTS_TO_TODAY else stated
        if on is not None and (said := day_fault(kind, on, today, round_)):
            yield path, said if stated else f"bỏ trống là hôm nay, {said}"


def day_faults(form: Form, today: date, round_: Round | None) -> Iterator[DatesOutOfOrder]:
    """Yield a refusal for each day of the form that can't be, by the name of its field."""
    for path, said in bad_days(form, today, round_):
        yield DatesOutOfOrder(f"{_named(form, path)}: {said}.")


def _named(form: Form, path: Path) -> str:
    return " › ".join(field_names(type(form), path))


def latest_day(form: Form) -> date | None:
    """Return the latest day that the form names; None if it names none."""
    return max((each.on for each in stated_days(form) if each.on), default=None)
