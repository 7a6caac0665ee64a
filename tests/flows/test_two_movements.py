"""A ward with two movements: which is meant where a form names none, by one rule everywhere."""

from dataclasses import replace
from datetime import date

import pytest

from dossiers.model.errors import Refused
from dossiers.plan.plan import Movement, Plan
from tests.dossiers.builders import the_plan
from tests.walks import SampleStep, Walk
from workflow.services import AppServices

ROUND = "2026-HN-GK"
OWN = the_plan().movements[0].code


def with_another(begins: date, ends: date) -> Plan:
    """Return the ward's plan with a second movement of these days before its own in the list."""
    change = {"code": "NTM", "starts_on": begins, "ends_on": ends}
    other: Movement = the_plan().movements[0].model_copy(update=change)
    return the_plan().model_copy(update={"movements": (other, *the_plan().movements)})


def opened(services: AppServices, plan: Plan, movement: str = "") -> str:
    """Open a round, its form naming this movement or none; return the movement it is of."""
    walk = Walk(replace(services, plan=plan))
    walk.take(SampleStep.OPEN_ROUND, movement=movement)
    with services.register.read_tx() as ledger:
        return ledger.round(ROUND).movement


def test_a_round_is_of_the_movement_in_force_whatever_stands_first(services: AppServices) -> None:
    past = with_another(date(2021, 1, 1), date(2025, 12, 31))
    assert opened(services, past) == OWN


def test_with_two_in_force_a_round_needs_its_movement_named(services: AppServices) -> None:
    both = with_another(date(2026, 1, 1), date(2030, 12, 31))
    with pytest.raises(Refused, match=f"hãy chọn phong trào: NTM, {OWN}"):
        opened(services, both)
    assert opened(services, both, "NTM") == "NTM"
