from datetime import date

import pytest

from dossiers.intake.appraisal_rules import AppraisalCase, AppraisalDecision, check_appraisal
from dossiers.model.dossier import AppraisalResult, Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
)
from dossiers.model.transitions import Moves
from tests.dossiers.builders import (
    APPRAISED_ON,
    a_decision,
    a_dossier,
    a_round,
    an_appraising,
    the_plan,
)

BACK = AppraisalResult.BO_SUNG


def appraise(
    *decisions: AppraisalDecision, held: tuple[Dossier, ...] = (), on: date = APPRAISED_ON
) -> Moves:
    dossiers = held or (a_dossier(1), a_dossier(2))
    act = an_appraising(on=on, run="r1")
    return check_appraisal(AppraisalCase(a_round(), decisions, dossiers, act, the_plan()))


@pytest.mark.parametrize(
    ("result", "status"),
    [
        (AppraisalResult.DU_DIEU_KIEN, Status.DU_DIEU_KIEN),
        (AppraisalResult.BO_SUNG, Status.CHO_BO_SUNG),
        (AppraisalResult.KHONG_DU_DIEU_KIEN, Status.KHONG_DU_DIEU_KIEN),
    ],
)
def test_each_finding_brings_the_dossier_to_its_status(
    result: AppraisalResult, status: Status
) -> None:
    done = appraise(a_decision(result=result, reason="Lý do"))
    (dossier,), (event,) = done.dossiers, done.events
    assert (dossier.status, event.target, event.reason) == (status, status, "Lý do")
    assert dossier.appraisal is not None
    assert (dossier.appraisal.result, dossier.appraisal.appraised_on) == (result, APPRAISED_ON)
    assert (event.by, event.on, event.run) == ("Ma Thị Mẫu", APPRAISED_ON, "r1")


def test_dossiers_that_are_not_named_stay_as_they_are() -> None:
    assert [each.code for each in appraise(a_decision(dossier="HS-2026-0002")).dossiers] == [
        "HS-2026-0002"
    ]


def test_an_empty_form_is_refused() -> None:
    with pytest.raises(InvalidForm, match="chưa có hồ sơ nào"):
        appraise()


def test_a_dossier_of_another_round_is_unknown() -> None:
    with pytest.raises(UnknownDossier, match="Không có hồ sơ HS-2026-0001 trong đợt 2026-HN-GK"):
        appraise(a_decision(), held=(a_dossier(round="2026-HN-GK-2"),))


def test_a_dossier_is_named_once() -> None:
    with pytest.raises(InvalidForm, match="HS-2026-0001 có hai dòng"):
        appraise(a_decision(), a_decision())


def test_a_dossier_already_appraised_is_refused() -> None:
    with pytest.raises(InvalidTransition, match="“Đủ điều kiện, chờ Hội đồng” rồi"):
        appraise(a_decision(), held=(a_dossier(status=Status.DU_DIEU_KIEN),))


@pytest.mark.parametrize("result", [BACK, AppraisalResult.KHONG_DU_DIEU_KIEN])
def test_a_finding_against_needs_a_reason(result: AppraisalResult) -> None:
    with pytest.raises(InvalidForm, match=f"“{result.text}” nhưng chưa ghi lý do"):
        appraise(a_decision(result=result, reason=" "))


def test_nothing_is_appraised_before_it_was_received() -> None:
    with pytest.raises(DatesOutOfOrder, match=r"04/10/2026 trước ngày nhận.*05/10/2026"):
        appraise(a_decision(), on=date(2026, 10, 4))
    assert appraise(a_decision(), on=date(2026, 10, 5)).dossiers


def test_every_reason_is_given_at_once() -> None:
    with pytest.raises(Refused) as caught:
        appraise(a_decision(result=BACK), a_decision(dossier="HS-2026-0099"))
    assert len(caught.value.reasons) == 2
