"""Step 1: a round is opened once, within the plan, under a code that staff can pick."""

from typing import Any

import pytest

from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.round import Round
from dossiers.model.steps import Step
from flows.step_list import STEPS
from workflow.services import AppServices
from workflow.step import Report
from workflow.step_engine import carry_out


def opened(services: AppServices, **change: Any) -> Report:
    form = {"code": "2026-HN-GK", "award": "GIAY_KHEN", "occasion": "HANG_NAM", "year": 2026}
    return carry_out(STEPS["open_round"], {**form, **change}, services)


def test_a_round_is_opened_by_the_office_in_the_wards_movement(services: AppServices) -> None:
    report = opened(services)

    with services.register.read_tx() as ledger:
        (round_,) = ledger.rounds()
        (event,) = ledger.events(round=round_.code)
    assert report.round == round_.code == "2026-HN-GK"
    assert report.done == f"Đã mở đợt 2026-HN-GK: {services.plan.round_title(round_)}"
    assert type(round_) is Round, "a plain round, not the form"
    assert round_.movement in {each.code for each in services.plan.movements}
    assert (event.step, event.by) == (Step.OPEN_ROUND, services.plan.ward.office)
    assert event.on == services.today()


def test_the_same_form_again_opens_nothing_and_another_under_its_code_is_refused(
    services: AppServices,
) -> None:
    first = opened(services)

    again = opened(services)

    assert (again.again, again.done) == (True, first.done)
    with pytest.raises(Refused, match="“2026-HN-GK” đã được mở"):
        opened(services, closes_on="2026-10-15")


@pytest.mark.parametrize("code", ["2026 · HN", "x" * 61])
def test_a_code_that_a_drop_down_cannot_show_is_refused(services: AppServices, code: str) -> None:
    with pytest.raises(InvalidForm, match="không dùng được"):
        opened(services, code=code)


def test_what_the_plan_does_not_provide_for_is_refused(services: AppServices) -> None:
    with pytest.raises(Refused, match="chỉ xét năm 2027"):
        opened(services, occasion="SO_KET")
    with services.register.read_tx() as ledger:
        assert ledger.rounds() == ()
