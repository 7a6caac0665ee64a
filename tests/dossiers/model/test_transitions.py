import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.dossier import AppraisalResult, Status
from dossiers.model.errors import InvalidTransition
from dossiers.model.events import Act
from dossiers.model.steps import Step
from dossiers.model.transitions import (
    TRANSITIONS,
    WITHDRAWABLE,
    after_appraisal,
    move,
    onward,
    sources,
    why_not,
)
from tests.dossiers.builders import AT, RECEIVED_ON, a_chosen_dossier, a_dossier, a_finding

ACT = Act(step=Step.SIGNATURE, by="Mẫu", on=RECEIVED_ON, at=AT, run="r1")
TABLE = {(each.source, each.target, each.step) for each in TRANSITIONS}


def test_a_move_gives_the_dossier_in_its_new_status_and_the_event() -> None:
    dossier = a_chosen_dossier()
    moved, event = move(dossier, Status.TRINH_KY, ACT)
    assert (moved.status, moved.since) == (Status.TRINH_KY, AT)
    assert (event.source, event.target, event.dossier) == (
        Status.HOI_DONG_DE_NGHI,
        Status.TRINH_KY,
        dossier.code,
    )
    assert (event.round, event.by, event.run) == (dossier.round, "Mẫu", "r1")


def test_a_wrong_move_says_where_the_dossier_stands_and_from_where_the_step_is_made() -> None:
    dossier = a_dossier(nominee=a_dossier().nominee.model_copy(update={"name": "Nguyễn Văn Mẫu"}))
    with pytest.raises(InvalidTransition) as caught:
        move(dossier, Status.TRINH_KY, ACT)
    assert str(caught.value) == (
        "Hồ sơ HS-2026-0001 (Nguyễn Văn Mẫu) đang ở trạng thái “Đã tiếp nhận”, chưa thể chuyển"
        " sang “Đang trình Chủ tịch ký”: người ký Tờ trình chỉ làm bước “Trình ký” khi hồ sơ ở"
        " trạng thái “Hội đồng đề nghị khen thưởng”."
    )


def test_a_step_that_moves_no_dossier_is_told_so() -> None:
    assert why_not(a_dossier(), Status.TRINH_KY, step=Step.OPEN_ROUND) == (
        "Hồ sơ HS-2026-0001 (Nguyễn Văn Mẫu 1) đang ở trạng thái “Đã tiếp nhận”, bước “Mở đợt xét"
        " khen thưởng” không thay đổi trạng thái hồ sơ.",
    )


@given(st.sampled_from(Status), st.sampled_from(Status), st.sampled_from(Step))
def test_only_the_moves_of_the_table_are_made(source: Status, target: Status, step: Step) -> None:
    results = {after_appraisal(each): each for each in AppraisalResult}
    finding = a_finding(result=results.get(target, AppraisalResult.DU_DIEU_KIEN))
    dossier = a_chosen_dossier(status=source, appraisal=finding)
    allowed = not why_not(dossier, target, step=step, reason="Lý do")
    assert allowed == ((source, target, step) in TABLE)


def test_no_move_stands_twice_in_the_table() -> None:
    assert len(TABLE) == len(TRANSITIONS)


def test_every_status_can_be_reached() -> None:
    assert {each.target for each in TRANSITIONS} == set(Status)


def test_a_dossier_can_be_withdrawn_only_before_it_is_sent_up() -> None:
    assert (
        sources(Step.WITHDRAWAL)
        == WITHDRAWABLE
        == {
            Status.DA_NOP,
            Status.DA_TIEP_NHAN,
            Status.CHO_BO_SUNG,
            Status.DU_DIEU_KIEN,
            Status.HOI_DONG_DE_NGHI,
        }
    )


def test_a_withdrawal_needs_a_reason() -> None:
    (reason,) = why_not(a_dossier(), Status.DA_RUT, step=Step.WITHDRAWAL)
    assert "chưa ghi lý do" in reason


def test_a_dossier_without_that_finding_does_not_become_eligible() -> None:
    dossier = a_dossier(appraisal=a_finding(result=AppraisalResult.BO_SUNG))
    (reason,) = why_not(dossier, Status.DU_DIEU_KIEN, step=Step.APPRAISAL)
    assert "chưa có kết quả thẩm định “Đủ điều kiện”" in reason


def test_a_dossier_without_rank_is_not_sent_up() -> None:
    (reason,) = why_not(a_chosen_dossier(rank=None), Status.TRINH_KY, step=Step.SIGNATURE)
    assert "chưa có thứ tự" in reason


def test_a_step_begins_where_the_table_says() -> None:
    assert sources(Step.SUBMISSION) == {Status.CHO_BO_SUNG}
    assert sources(Step.RECEPTION) == {Status.DA_NOP}
    assert sources(Step.ISSUANCE) == {Status.TRINH_KY}
    assert sources(Step.OPEN_ROUND) == frozenset()


def test_what_a_step_takes_back_is_not_what_waits_for_it() -> None:
    decided = {Status.HOI_DONG_DE_NGHI, Status.KHONG_DE_NGHI}
    assert sources(Step.COUNCIL) == {Status.DU_DIEU_KIEN} | decided
    assert onward(Step.COUNCIL) == {Status.DU_DIEU_KIEN}
    assert onward(Step.SUBMISSION) == {Status.CHO_BO_SUNG}
    assert onward(Step.OPEN_ROUND) == frozenset()


def test_a_step_that_was_made_already_says_so() -> None:
    dossier = a_chosen_dossier()
    (reason,) = why_not(dossier, Status.HOI_DONG_DE_NGHI, step=Step.COUNCIL)
    assert reason == (
        f"Hồ sơ {dossier.label} đang ở trạng thái “Hội đồng đề nghị khen thưởng” rồi, bước “Hội"
        " đồng xét” không làm lại; hãy bỏ hồ sơ này khỏi phiếu."
    )
