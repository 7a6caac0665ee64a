"""The bonus (tiền thưởng) that goes with an award (Decree 152/2025, articles 49, 50, 54)."""

import math
from datetime import date
from fractions import Fraction

from dossiers.model.nominee import NomineeKind
from dossiers.plan.plan import BaseSalary, BonusCoefficient, BonusRule, Plan
from dossiers.plan.validity import refuse_lapsed, value_on


def bonus(plan: Plan, award: str, kind: NomineeKind, on: date) -> int:
    """Return the bonus in đồng by the values in force on `on`, the day of the decision.

    Coefficient times base salary, rounded up once to the rule's multiple (Decree 152/2025,
    article 49). Raises PlanFault where the ward's data holds no value for that day, NotInForce
    where the one that it held has lapsed.
    """
    salary, share, rule = bonus_values(plan, award, kind, on)
    exact = Fraction(share.coefficient) * salary.amount
    return math.ceil(exact / rule.rounding) * rule.rounding


def bonus_values(
    plan: Plan, award: str, kind: NomineeKind, on: date
) -> tuple[BaseSalary, BonusCoefficient, BonusRule]:
    """Return what the bonus is made of on a day; raise as `bonus` for what the data lacks."""
    name = plan.award(award).name
    refuse_lapsed(plan.award(award), on, name)
    return (
        value_on(BaseSalary, plan.salaries, on),
        value_on(
            BonusCoefficient, _coefficients(plan, award, kind), on, f"hệ số {name}, {kind.text}"
        ),
        value_on(BonusRule, plan.bonus_rules, on),
    )


def _coefficients(plan: Plan, award: str, kind: NomineeKind) -> list[BonusCoefficient]:
    return [each for each in plan.coefficients if (each.award, each.kind) == (award, kind)]
