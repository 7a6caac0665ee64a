"""Legal values that hold from a day until a day, and the one way to look one up.

Every coefficient, amount, rule, time limit and legal basis of the ward's data is a `LegalValue`.
One taken from a document (`source.document`) holds no longer than the document: `wards` enters that
day when it reads the data. A value that has lapsed is never used; what needs it is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, TypeVar

from dossiers.model.errors import NotInForce, PlanFault
from dossiers.model.record import FrozenModel, Source, Text


class LegalValue(FrozenModel):
    """A value of law with its term and source; `lapsed_on` is the first day no longer in it.

    A class says what its values are (`TITLE`), where staff enter them (`PLACE`) and which fields
    tell what a value is about (`KEY`): the newest of several about the same is used.
    """

    TITLE: ClassVar[str]
    PLACE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]] = ()

    in_force_from: date
    lapsed_on: date | None = None
    source: Source

    @property
    def key(self) -> tuple[object, ...]:
        """Return what the value is about."""
        return tuple(getattr(self, field) for field in self.KEY)


Value = TypeVar("Value", bound=LegalValue)


def in_force(value: LegalValue, on: date) -> bool:
    """Tell whether the value holds on a day; the day on which it lapses no longer counts."""
    return value.in_force_from <= on and not lapsed(value, on)


def lapsed(value: LegalValue, on: date) -> bool:
    """Tell whether the value holds no longer on a day."""
    return value.lapsed_on is not None and value.lapsed_on <= on


def values_on(values: Iterable[Value], on: date) -> tuple[Value, ...]:
    """Return those in force on a day, of several about the same the newest, in their order."""
    held = [each for each in values if in_force(each, on)]
    newest = {each.key: each for each in sorted(held, key=lambda each: each.in_force_from)}
    return tuple(each for each in held if newest[each.key] is each)


def value_on(kind: type[Value], values: Sequence[Value], on: date, what: Text = "") -> Value:
    """Return the one value in force on a day, of `values` that are all about the same.

    `what` names it for staff where the title of its kind is not enough. Raises NotInForce where
    the last one has lapsed, PlanFault where none was ever entered for that day.
    """
    if held := values_on(values, on):
        return held[-1]
    named = what or kind.TITLE
    ended = [each for each in values if lapsed(each, on)]
    if not ended:
        raise PlanFault(
            f"Dữ liệu của phường chưa có {named} áp dụng ngày {on:%d/%m/%Y}; hãy bổ sung ở"
            f" {kind.PLACE}."
        )
    last = max(ended, key=lambda each: each.lapsed_on or date.min)
    raise not_in_force(last, on, f"{named} ({last.source.text})")


def refuse_lapsed(value: LegalValue, on: date, named: str) -> None:
    """Raise NotInForce where the value has lapsed by a day; `named` as staff know it."""
    if lapsed(value, on):
        raise not_in_force(value, on, named)


def not_in_force(value: LegalValue, on: date, named: str) -> NotInForce:
    """Return the error that refuses what needs a lapsed value, named as staff know it."""
    return NotInForce(
        f"{named[:1].upper()}{named[1:]} đã hết hiệu lực từ ngày {value.lapsed_on:%d/%m/%Y}, không"
        f" dùng được cho ngày {on:%d/%m/%Y}; hãy nhập quy định thay thế ở {value.PLACE}."
    )


def value_lists(data: object) -> Iterator[tuple[LegalValue, ...]]:
    """Yield the legal values that the data holds at any depth, those of one list together."""
    if isinstance(data, tuple) and data and isinstance(data[0], FrozenModel):
        if isinstance(data[0], LegalValue):
            yield data
        for each in data:
            yield from value_lists(each)
    elif isinstance(data, FrozenModel) and not isinstance(data, Source):
        for field in type(data).model_fields:
            found = getattr(data, field)
            if isinstance(found, LegalValue):
                yield (found,)
            yield from value_lists(found)
