from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.errors import PlanFault
from dossiers.model.nominee import NomineeKind
from dossiers.plan.bonus import bonus
from tests.dossiers.builders import the_plan

PERSON, GROUP, HOUSE = NomineeKind.CA_NHAN, NomineeKind.TAP_THE, NomineeKind.HO_GIA_DINH
OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)
"""The last day of one base salary and the first of the next."""


@pytest.mark.parametrize(
    ("award", "kind", "before", "after"),
    [
        ("GIAY_KHEN", PERSON, 710_000, 760_000),
        ("GIAY_KHEN", GROUP, 1_410_000, 1_520_000),
        ("GIAY_KHEN", HOUSE, 1_060_000, 1_140_000),
        ("BANG_KHEN", PERSON, 3_510_000, 3_800_000),
        ("BANG_KHEN", GROUP, 7_020_000, 7_590_000),
        ("CO_THI_DUA", GROUP, 18_720_000, 20_240_000),
    ],
)
def test_the_bonus_follows_the_base_salary_of_the_day_of_the_decision(
    award: str, kind: NomineeKind, before: int, after: int
) -> None:
    """Decree 152/2025, articles 49, 50, 54."""
    assert bonus(the_plan(), award, kind, OLD) == before
    assert bonus(the_plan(), award, kind, NEW) == after


def test_the_whole_yearly_quota_costs_what_the_reference_says() -> None:
    costs = [2 * bonus(the_plan(), "GIAY_KHEN", GROUP, on) for on in (OLD, NEW)]
    costs = [
        cost + 4 * bonus(the_plan(), "GIAY_KHEN", PERSON, on)
        for cost, on in zip(costs, (OLD, NEW), strict=True)
    ]
    assert costs == [5_660_000, 6_080_000]


@given(st.integers(1, 99_999_999), st.decimals("0.01", "20", places=2))
def test_rounding_goes_up_to_the_next_ten_thousand_and_no_further(
    salary: int, coefficient: Decimal
) -> None:
    plan = the_plan()
    changed = plan.model_copy(
        update={
            "salaries": (plan.salaries[-1].model_copy(update={"amount": salary}),),
            "coefficients": (plan.coefficients[0].model_copy(update={"coefficient": coefficient}),),
        }
    )
    amount = bonus(changed, "GIAY_KHEN", GROUP, NEW)
    assert amount % 10_000 == 0
    assert 0 <= amount - coefficient * salary < 10_000


def test_a_day_without_a_value_is_a_fault_of_the_plan() -> None:
    with pytest.raises(PlanFault, match=r"chưa có lương cơ sở áp dụng ngày 01/01/2020"):
        bonus(the_plan(), "GIAY_KHEN", PERSON, date(2020, 1, 1))
    with pytest.raises(PlanFault, match="hệ số Cờ thi đua của UBND tỉnh, Cá nhân"):
        bonus(the_plan(), "CO_THI_DUA", PERSON, NEW)
