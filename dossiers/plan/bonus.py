"""The bonus (tiền thưởng) that goes with an award (Decree 152/2025, articles 49, 50, 54)."""

import math
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from dossiers.model.errors import PlanFault
from dossiers.model.nominee import NomineeKind
from dossiers.plan.plan import BaseSalary, BonusCoefficient, BonusRule, Plan


class Dated(Protocol):
    """A value that holds from a day until the next of its sort."""

    @property
    def in_force_from(self) -> date:
        """Return the first day."""


Value = TypeVar("Value", bound=Dated)


def bonus(plan: Plan, award: str, kind: NomineeKind, on: date) -> int:
    """Return the bonus in đồng by the values in force on `on`, the day of the decision.

    Coefficient times base salary, rounded up once to the rule's multiple (Decree 152/2025,
    article 49). Raises PlanFault where the ward's data holds no value for that day.
    """
    salary, share, rule = bonus_values(plan, award, kind, on)
    exact = Fraction(share.coefficient) * salary.amount
    return math.ceil(exact / rule.rounding) * rule.rounding


def bonus_values(
    plan: Plan, award: str, kind: NomineeKind, on: date
) -> tuple[BaseSalary, BonusCoefficient, BonusRule]:
    """Return what the bonus is made of on a day; raise PlanFault for what the data lacks."""
    name = f"{plan.award(award).name}, {kind.text}"
    return (
        _in_force(plan.salaries, on, "lương cơ sở"),
        _in_force(_coefficients(plan, award, kind), on, f"hệ số {name}"),
        _in_force(plan.bonus_rules, on, "cách làm tròn tiền thưởng"),
    )


def _coefficients(plan: Plan, award: str, kind: NomineeKind) -> list[BonusCoefficient]:
    return [each for each in plan.coefficients if (each.award, each.kind) == (award, kind)]


def _in_force(values: Iterable[Value], on: date, what: str) -> Value:
    begun = [each for each in values if each.in_force_from <= on]
    if not begun:
        raise PlanFault(
            f"Dữ liệu của phường chưa có {what} áp dụng ngày {on:%d/%m/%Y}; hãy bổ sung."
        )
    return max(begun, key=lambda each: each.in_force_from)
