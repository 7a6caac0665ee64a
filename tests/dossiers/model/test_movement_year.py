"""A year of a movement, as the register calls it."""

import pytest

from dossiers.model.movement_year import MovementYear


@pytest.mark.parametrize("movement", ["BK-KHCN-2026-2030", "xanh/sach/dep"])
def test_a_year_is_read_back_from_its_code(movement: str) -> None:
    year = MovementYear(movement=movement, year=2027)

    assert year.code == f"{movement}/2027"
    assert MovementYear.of_code(year.code) == year


def test_what_is_no_year_is_no_code_of_one() -> None:
    with pytest.raises(ValueError, match="nay"):
        MovementYear.of_code("BK-KHCN-2026-2030/nay")
