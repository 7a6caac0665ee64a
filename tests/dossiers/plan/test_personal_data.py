"""How long a dossier is kept: by who decides the award, from the end of the round's year."""

from datetime import date

import pytest

from dossiers.model.errors import PlanFault
from dossiers.plan.award import Level
from dossiers.plan.personal_data import kept_until
from wards import load_plan

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("level", "until"),
    [(Level.PHUONG, date(2037, 1, 1)), (Level.TINH, date(2047, 1, 1)), (Level.NHA_NUOC, None)],
)
def test_the_wards_terms(level: Level, until: date | None) -> None:
    assert kept_until(load_plan().retention, level, 2026, TODAY) == until


def test_a_level_without_a_term_is_named_with_where_to_enter_it() -> None:
    with pytest.raises(PlanFault, match=r"cấp đơn vị.*personal-data\.toml"):
        kept_until(load_plan().retention, Level.DON_VI, 2026, TODAY)


def test_no_term_is_confirmed_yet() -> None:
    assert not any(each.source.confirmed for each in load_plan().retention)
