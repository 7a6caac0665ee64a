from datetime import date
from typing import Any

import pytest

from dossiers.intake.hold_rules import HOLDABLE, HoldOrder, check_hold, hold_note
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, InvalidTransition, Refused
from dossiers.model.events import Act, Event
from dossiers.model.holds import Hold, HoldAct, HoldGround
from dossiers.model.steps import Step
from dossiers.model.transitions import why_not
from tests.dossiers.builders import AT, a_chosen_dossier, a_dossier, an_eligible_dossier, the_plan

HOLD = Hold(
    ground=HoldGround.KHIEU_NAI,
    reason="Đơn tố cáo ngày 01/10/2026",
    by="Ma Thị Mẫu",
    on=date(2026, 10, 6),
)


def carry(
    dossier: Dossier, *, on: date = date(2026, 10, 6), **change: Any
) -> tuple[Dossier, Event]:
    facts: dict[str, Any] = {
        "act": HoldAct.TAM_DUNG,
        "ground": HoldGround.KHIEU_NAI,
        "reason": "Đơn tố cáo ngày 01/10/2026",
    }
    act = Act(step=Step.HOLDING, by="Ma Thị Mẫu", on=on, at=AT, run="r1")
    return check_hold(dossier, HoldOrder(**(facts | change)), the_plan(), act)


def lift(dossier: Dossier, **change: Any) -> tuple[Dossier, Event]:
    facts = {"act": HoldAct.BO_TAM_DUNG, "ground": None, "reason": "Kết luận không có sai phạm"}
    return carry(dossier, **(facts | change))


def test_a_hold_says_why_by_which_decree_and_moves_nothing() -> None:
    held, event = carry(a_dossier())

    assert (held.hold, held.status) == (HOLD, Status.DA_TIEP_NHAN)
    assert (event.step, event.target, event.by, event.run) == (
        Step.HOLDING,
        None,
        "Ma Thị Mẫu",
        "r1",
    )
    assert "Nghị định số 152/2025/NĐ-CP, Điều 4" in event.reason
    assert "tố cáo ngày 01/10/2026" in hold_note(held)
    assert hold_note(a_dossier()) == ""


def test_lifting_a_hold_restores_the_dossier() -> None:
    before = an_eligible_dossier()
    freed, event = lift(carry(before)[0], on=date(2026, 10, 20))
    assert freed == before
    assert event.reason == "Bỏ tạm dừng, xét tiếp: Kết luận không có sai phạm"


@pytest.mark.parametrize(
    ("dossier", "step", "target", "way_out"),
    [
        (an_eligible_dossier(rank=1), Step.COUNCIL, Status.HOI_DONG_DE_NGHI, "khỏi phiếu họp"),
        (a_chosen_dossier(), Step.SIGNATURE, Status.TRINH_KY, "cho Hội đồng họp lại"),
        (a_chosen_dossier(), Step.PROVINCE, Status.DA_TRINH_TINH, "cho Hội đồng họp lại"),
        (a_chosen_dossier(status=Status.TRINH_KY), Step.ISSUANCE, Status.DA_BAN_HANH, "“Trả lại”"),
    ],
)
def test_a_held_dossier_goes_no_nearer_to_an_award(
    dossier: Dossier, step: Step, target: Status, way_out: str
) -> None:
    assert why_not(dossier, target, step=step) == ()
    (reason,) = why_not(dossier.model_copy(update={"hold": HOLD}), target, step=step)
    assert "đang tạm dừng xét từ 06/10/2026: Đang xác minh khiếu nại" in reason
    assert way_out in reason


def test_a_held_dossier_can_be_appraised_returned_and_withdrawn() -> None:
    sent_up = a_chosen_dossier(status=Status.TRINH_KY, hold=HOLD)
    back = why_not(sent_up, Status.HOI_DONG_DE_NGHI, step=Step.ISSUANCE, reason="Chờ kết luận")
    taken = why_not(a_dossier(hold=HOLD), Status.DA_RUT, step=Step.WITHDRAWAL, reason="Rút")
    found = an_eligible_dossier(status=Status.DA_TIEP_NHAN, hold=HOLD)
    assert back == taken == why_not(found, Status.DU_DIEU_KIEN, step=Step.APPRAISAL) == ()


@pytest.mark.parametrize("status", sorted(set(Status) - HOLDABLE))
def test_what_is_no_longer_considered_is_not_held(status: Status) -> None:
    with pytest.raises(InvalidTransition, match="không còn đang xét"):
        carry(a_dossier(status=status))


def test_a_faulty_order_is_refused_with_what_to_do() -> None:
    held = a_dossier(hold=HOLD)
    with pytest.raises(InvalidForm, match=r"Chưa chọn lý do.*“Đang xem xét kỷ luật”"):
        carry(a_dossier(), ground=None)
    with pytest.raises(InvalidTransition, match="đã tạm dừng xét từ 06/10/2026"):
        carry(held)
    with pytest.raises(DatesOutOfOrder, match="trước ngày nhận hồ sơ 05/10/2026"):
        carry(a_dossier(), on=date(2026, 10, 4))
    with pytest.raises(InvalidTransition, match="không bị tạm dừng"):
        lift(a_dossier())
    with pytest.raises(DatesOutOfOrder, match="trước ngày tạm dừng 06/10/2026"):
        lift(held, on=date(2026, 10, 5))
    with pytest.raises(Refused, match="bỏ trống ô đó"):
        lift(held, ground=HoldGround.KY_LUAT)


def test_every_ground_has_its_article() -> None:
    assert {each.ground for each in the_plan().holds} == set(HoldGround)
    assert all("152/2025" in each.source.text for each in the_plan().holds)
