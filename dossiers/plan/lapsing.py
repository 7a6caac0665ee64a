"""What lapses soon, or has lapsed, without a successor in the ward's data: told before it hurts."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from dossiers.model.record import FrozenModel
from dossiers.plan.legal_bases import replaced
from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.plan import Plan
from dossiers.plan.validity import LegalValue, value_lists


class Lapse(FrozenModel):
    """The end of a document or value that has no successor; `left` days before it, 0 or less after.

    `needed` is what must be entered in its stead, by place and title.
    """

    named: str
    lapsed_on: date
    left: int
    needed: tuple[str, ...]

    @property
    def text(self) -> str:
        """Tell staff when what lapses, and where its successor is to be entered."""
        when = f"còn {self.left} ngày" if self.left > 0 else "đã hết hiệu lực"
        return (
            f"{when}: {self.named} hết hiệu lực từ ngày {self.lapsed_on:%d/%m/%Y}; hãy nhập"
            f" văn bản, quy định thay thế ở {'; '.join(self.needed)}."
        )


def lapsing(plan: Plan, today: date) -> tuple[Lapse, ...]:
    """Return what has lapsed by today or lapses within the days that the ward set, soonest first.

    What is taken from a document that ends is told with the document.
    """
    notice = plan.limits.soon_lapsing if plan.limits else 0
    ending = sorted(
        (end, _named(plan, each), _needed(each))
        for each in _without_successor(plan, today)
        if (end := each.lapsed_on) and (end - today).days <= notice
    )
    return tuple(
        Lapse(
            named=named,
            lapsed_on=end,
            left=(end - today).days,
            needed=tuple(dict.fromkeys(needed for _, _, needed in rows)),
        )
        for (end, named), rows in groupby(ending, key=lambda row: row[:2])
    )


def _without_successor(plan: Plan, today: date) -> Iterator[LegalValue]:
    """Yield each value that ends, without one on the same thing by the end, or by today."""
    for values in value_lists(plan):
        for each in values:
            by = max(each.lapsed_on or today, today)
            if isinstance(each, LegalBasis):
                followed = replaced(plan, each, by)
            else:
                followed = _followed(each, values, by)
            if each.lapsed_on is not None and not followed:
                yield each


def _followed(value: LegalValue, values: Iterable[LegalValue], by: date) -> bool:
    return any(
        each.key == value.key and value.in_force_from < each.in_force_from <= by for each in values
    )


def _named(plan: Plan, value: LegalValue) -> str:
    """Name the document that ends, or the value where it ends on its own."""
    if isinstance(value, LegalBasis):
        return value.name
    for basis in plan.legal_bases:
        if (basis.reference, basis.lapsed_on) == (value.source.document, value.lapsed_on):
            return basis.name
    return f"{value.TITLE} ({value.source.text})"


def _needed(value: LegalValue) -> str:
    return f"{value.PLACE} ({value.TITLE})"
