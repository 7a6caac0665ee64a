"""The terms of the ward's legal values: ended with the documents that they are taken from."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from dossiers.model.record import FrozenModel
from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.plan import Plan
from dossiers.plan.validity import LegalValue, value_lists
from wards.award_faults import doubles

Data = TypeVar("Data", bound=FrozenModel)
Ends = Mapping[str, date]
"""The day on which each document lapses, by what other rows call it."""


def ended(plan: Plan) -> Plan:
    """Return the plan, no value of which holds longer than the document that it is taken from."""
    ends = {each.reference: each.lapsed_on for each in plan.legal_bases if each.lapsed_on}
    return _ended(plan, ends) if ends else plan


def in_rank(bases: tuple[LegalBasis, ...]) -> tuple[LegalBasis, ...]:
    """Return the documents in order, one that replaces another where that one stood."""
    places: dict[str, int] = {}
    for place, each in enumerate(bases):
        before = [places[name] for name in each.replaces if name in places]
        places[each.reference] = min(before, default=place)
    return tuple(sorted(bases, key=lambda each: places[each.reference]))


def _ended(data: Data, ends: Ends) -> Data:
    changes: dict[str, object] = {}
    for field in type(data).model_fields:
        before = getattr(data, field)
        after = _ended_field(before, ends)
        if after is not before:
            changes[field] = after
    if isinstance(data, LegalValue) and (end := ends.get(data.source.document)):
        changes["lapsed_on"] = min(end, data.lapsed_on or end)
    return data.model_copy(update=changes) if changes else data


def _ended_field(value: object, ends: Ends) -> object:
    if isinstance(value, FrozenModel):
        return _ended(value, ends)
    if isinstance(value, tuple) and value and isinstance(value[0], FrozenModel):
        after = tuple(_ended(each, ends) for each in value)
        return after if any(a is not b for a, b in zip(after, value, strict=True)) else value
    return value


def term_faults(plan: Plan) -> Iterator[str]:
    """Yield each value that ends before it begins, names an unknown document, or is there twice."""
    known = {each.reference for each in plan.legal_bases}
    for values in value_lists(plan):
        for each in values:
            if each.lapsed_on is not None and each.lapsed_on < each.in_force_from:
                yield f"{_place(each)}: lapsed_on trước in_force_from"
            for name in filter(None, _named(each)):
                if name not in known:
                    yield f"{_place(each)}: legal-bases.toml không có {name}"
        for twice in doubles(values, lambda each: f"{_place(each)} từ ngày {each.in_force_from}"):
            yield f"{twice}: ghi hai lần"


def _named(value: LegalValue) -> tuple[str, ...]:
    """Return the documents that a value names."""
    if isinstance(value, LegalBasis):
        return (value.source.document, value.amends, *value.replaces)
    return (value.source.document,)


def _place(value: LegalValue) -> str:
    """Return where a value stands, and what it is about."""
    named = (value.name,) if isinstance(value, LegalBasis) else value.key
    about = " ".join(str(getattr(each, "value", each)) for each in named if each is not None)
    return f"{value.PLACE.removeprefix('wards/')} {about}".rstrip()
