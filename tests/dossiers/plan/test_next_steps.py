"""The one table of what waits for whom."""

from datetime import date

import pytest

from dossiers.model.dossier import Status
from dossiers.model.holds import Hold, HoldGround
from dossiers.model.roles import Role
from dossiers.model.steps import Step
from dossiers.model.transitions import sources
from dossiers.plan.next_steps import WAITS, next_step, waits_of
from tests.dossiers.builders import a_dossier, the_plan

OWN, HIGHER = the_plan().award("GIAY_KHEN"), the_plan().award("BANG_KHEN")
HOLD = Hold(ground=HoldGround.KY_LUAT, reason="Mẫu", by="Mẫu", on=date(2026, 10, 5))


@pytest.mark.parametrize(
    ("status", "step", "role"),
    [
        (Status.CHO_BO_SUNG, Step.SUBMISSION, Role.DON_VI),
        (Status.DA_NOP, Step.RECEPTION, Role.CHUYEN_VIEN),
        (Status.DA_TIEP_NHAN, Step.APPRAISAL, Role.CHUYEN_VIEN),
        (Status.DU_DIEU_KIEN, Step.COUNCIL, Role.THU_KY),
        (Status.HOI_DONG_DE_NGHI, Step.SIGNATURE, Role.LANH_DAO_VHXH),
        (Status.TRINH_KY, Step.ISSUANCE, Role.VAN_THU),
        (Status.DA_BAN_HANH, None, None),
        (Status.DA_RUT, None, None),
    ],
)
def test_a_status_waits_for_a_step_of_a_role(
    status: Status, step: Step | None, role: Role | None
) -> None:
    assert next_step(OWN, status) is step
    waits = [each for each in waits_of(OWN) if each.status is status and not each.optional]
    assert [role in each.roles for each in waits] == ([True] if role else [])


def test_an_award_of_the_province_is_sent_up_and_answered() -> None:
    assert next_step(HIGHER, Status.DU_DIEU_KIEN) is Step.COUNCIL
    assert next_step(HIGHER, Status.HOI_DONG_DE_NGHI) is Step.PROVINCE
    assert next_step(HIGHER, Status.DA_TRINH_TINH) is Step.PROVINCE_RESULT
    assert next_step(HIGHER, Status.TRINH_KY) is None
    assert not {Step.SIGNATURE, Step.ISSUANCE} & {each.step for each in waits_of(HIGHER)}
    assert not {Step.PROVINCE, Step.PROVINCE_RESULT} & {each.step for each in waits_of(OWN)}


def test_every_wait_that_moves_dossiers_is_a_move_of_the_table_of_transitions() -> None:
    for each in WAITS:
        assert each.optional or each.status in sources(each.step)


def test_a_dossier_on_hold_waits_for_no_session() -> None:
    free = a_dossier(status=Status.DU_DIEU_KIEN)
    held = free.model_copy(update={"hold": HOLD})
    taken = {each.step for each in WAITS if each.takes(free)}
    assert taken == {Step.INVITATION, Step.COUNCIL}
    assert not any(each.takes(held) for each in WAITS)
    late = held.model_copy(update={"status": Status.HOI_DONG_DE_NGHI})
    assert [each.step for each in waits_of(OWN) if each.takes(late)] == [Step.SIGNATURE]
