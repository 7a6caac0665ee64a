"""What the plan knows by its code, and which movement is meant where none is named."""

from datetime import date

import pytest

from dossiers.model.errors import PlanFault, Refused
from dossiers.plan.plan import Movement, Plan
from tests.dossiers.builders import a_round, the_plan

NOW = date(2026, 11, 28)
AFTER_ALL = date(2040, 1, 1)


def a_movement(code: str, begins: date, ends: date) -> Movement:
    """Return the ward's movement under another code, in other years."""
    change = {"code": code, "starts_on": begins, "ends_on": ends}
    return the_plan().movements[0].model_copy(update=change)


def a_plan(*movements: Movement) -> Plan:
    """Return the ward's plan with these movements beside its own."""
    held = (*the_plan().movements, *movements)
    return the_plan().model_copy(update={"movements": held})


OWN = the_plan().movements[0].code
PAST = a_movement("CU", date(2021, 1, 1), date(2025, 12, 31))
BESIDE = a_movement("NTM", date(2026, 1, 1), date(2030, 12, 31))


def test_the_only_movement_is_meant_on_any_day() -> None:
    for day in (date(2020, 1, 1), NOW, AFTER_ALL):
        assert the_plan().current_movement(day).code == OWN


@pytest.mark.parametrize("movements", [(PAST,), (PAST, a_movement("MOI", AFTER_ALL, AFTER_ALL))])
def test_of_several_movements_the_one_in_force_is_meant(movements: tuple[Movement, ...]) -> None:
    plan = a_plan(*movements)
    assert plan.current_movement(NOW).code == OWN
    assert plan.current_movement(date(2023, 5, 1)).code == "CU"
    assert [each.code for each in plan.in_force(NOW)] == [OWN]


def test_two_in_force_are_not_chosen_between() -> None:
    plan = a_plan(PAST, BESIDE)
    with pytest.raises(Refused) as caught:
        plan.current_movement(NOW)
    assert str(caught.value) == (
        "Ngày 28/11/2026 không có đúng một phong trào đang diễn ra; hãy chọn phong trào:"
        " BK-KHCN-2026-2030, NTM."
    )
    assert plan.current_movement(NOW, "NTM").code == "NTM"


def test_none_of_several_in_force_is_not_guessed_either() -> None:
    with pytest.raises(Refused, match=r"01/01/2040.*hãy chọn phong trào: BK-KHCN-2026-2030, CU\."):
        a_plan(PAST).current_movement(AFTER_ALL)


def test_a_movement_that_is_not_there_is_refused_whatever_is_in_force() -> None:
    with pytest.raises(Refused, match=r"Không có phong trào “XA”.*hãy chọn: BK-KHCN-2026-2030, CU"):
        a_plan(PAST).current_movement(NOW, "XA")


def test_a_round_is_titled_by_its_award_occasion_and_year() -> None:
    title = "Giấy khen của Chủ tịch UBND phường, hàng năm, năm 2026"
    assert the_plan().round_title(a_round()) == title
    with pytest.raises(PlanFault, match="chưa có hình thức khen thưởng “HUY_HIEU”"):
        the_plan().round_title(a_round(award="HUY_HIEU"))
