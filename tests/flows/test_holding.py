"""A held dossier stays where it is until it is let go on."""

from typing import Any

import pytest

from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.steps import Step
from flows.step_list import STEPS
from khenthuong.status_command import lines, rows
from tests.walks import SampleStep, Walk
from workflow.forms.choices import choices_of
from workflow.forms.prefill import next_steps
from workflow.pages.status_board import board
from workflow.services import AppServices
from workflow.step import Report
from workflow.step_engine import carry_out

FORM: dict[str, Any] = {
    "dossier": "HS-2026-0001",
    "act": "Tạm dừng xét",
    "ground": "Đang xác minh khiếu nại, tố cáo, phản ánh",
    "reason": "Đơn ngày 20/10/2026",
    "by": "Lý Thị Mẫu Tư",
    "on": "2026-10-25",
}
LIFT: dict[str, Any] = {
    "act": "BO_TAM_DUNG",
    "ground": "",
    "reason": "Kết luận không có sai phạm",
    "on": "2026-11-03",
}


def hold(services: AppServices, **changes: Any) -> Report:
    return carry_out(STEPS["holding"], {**FORM, **changes}, services)


def test_a_held_dossier_is_not_voted_on_until_it_is_let_go(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)
    hold(walk.services)
    with walk.services.register.read_tx() as ledger:
        (round_,) = ledger.rounds()
        dossiers = ledger.dossiers(round=round_.code)
        shown = board(walk.services, ledger, {})
        listed = rows(ledger, None)
        steps = next_steps(walk.services.plan, round_, dossiers, walk.services.today())
    assert "Tạm dừng xét từ 25/10/2026" in shown
    assert "chờ Hội đồng**, tạm dừng xét" in shown
    assert "Tạm dừng xét từ 25/10/2026" in next(lines(listed))
    assert [each["dossier"] for each in listed if "note" in each] == ["HS-2026-0001"]
    votes = next(each.form["votes"] for each in steps if each.step is Step.COUNCIL)
    assert not any("HS-2026-0001" in each["dossier"] for each in votes)

    with pytest.raises(Refused, match=r"HS-2026-0001 .* đang tạm dừng xét"):
        walk.take(SampleStep.COUNCIL)
    hold(walk.services, **LIFT)
    assert walk.take(SampleStep.COUNCIL).dossiers


def test_a_hold_stops_signature_and_issue_but_not_a_return(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL)
    hold(walk.services, on="2026-11-05")
    with pytest.raises(Refused, match="đang tạm dừng xét"):
        walk.take(SampleStep.SIGNATURE)
    hold(walk.services, **{**LIFT, "on": "2026-11-06"})
    walk.take(SampleStep.SIGNATURE)
    hold(walk.services, on="2026-11-10")
    with pytest.raises(Refused, match="đang tạm dừng xét"):
        walk.take(SampleStep.ISSUANCE)
    assert walk.take(
        SampleStep.ISSUANCE, outcome="TRA_LAI", reason="Chờ kết luận khiếu nại"
    ).dossiers


def test_the_same_form_is_one_act_until_the_opposite_was_done(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    assert not hold(walk.services).again
    assert hold(walk.services).again
    assert not hold(walk.services, **LIFT).again
    assert hold(walk.services, **LIFT).again
    assert not hold(walk.services).again
    with walk.services.register.read_tx() as ledger:
        events = [each for each in ledger.events() if each.step is Step.HOLDING]
        offered = choices_of(walk.services, ledger, [Step.HOLDING])[Step.HOLDING]["dossier"]
    assert len(events) == 3
    assert any(each.startswith("HS-2026-0001") for each in offered)


def test_a_hold_needs_a_ground(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    with pytest.raises(InvalidForm, match="Chưa chọn lý do tạm dừng"):
        hold(walk.services, ground="")
