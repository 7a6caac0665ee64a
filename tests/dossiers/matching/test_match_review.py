from datetime import date

import pytest

from dossiers.intake.appraisal_rules import AppraisalCase, check_appraisal
from dossiers.matching.earlier_awards import EarlierAward, matches_of
from dossiers.matching.match_review import MatchLine, second_award_faults
from dossiers.model.dossier import AppraisalResult, Dossier, Status
from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.match_answers import MatchAnswer, Verdict
from dossiers.model.transitions import Moves
from tests.dossiers.builders import (
    APPRAISED_ON,
    RECEIVED_ON,
    a_decision,
    a_dossier,
    a_nominee,
    a_round,
    an_appraising,
    the_plan,
)
from tests.dossiers.matching.test_earlier_awards import an_award

SAME = an_award()
ALIKE = an_award(achievement="Có nhiều sáng kiến số hóa hồ sơ")
OTHER = an_award(achievement="Dẫn đầu phong trào thể thao")
ANSWER = MatchLine(award="KT-000001", verdict=Verdict.CUNG_NGUOI, reason="Đã đối chiếu hồ sơ gốc")


def appraise(
    earlier: EarlierAward,
    *lines: MatchLine,
    result: AppraisalResult = AppraisalResult.DU_DIEU_KIEN,
    dossier: Dossier | None = None,
) -> Moves:
    held = dossier or a_dossier(nominee=a_nominee())
    found = matches_of(held.nominee, held.unit.name, [earlier], the_plan(), RECEIVED_ON)
    case = AppraisalCase(
        a_round(),
        [a_decision(matches=lines, result=result, reason="Lý do")],
        [held],
        an_appraising(),
        the_plan(),
        matches={held.code: found},
    )
    return check_appraisal(case)


def test_an_answer_stays_with_the_dossier_and_in_its_history() -> None:
    done = appraise(ALIKE, ANSWER)

    (dossier,), (event,) = done.dossiers, done.events
    (answer,) = dossier.matches
    assert (answer.verdict, answer.by, answer.on) == (ANSWER.verdict, "Ma Thị Mẫu", APPRAISED_ON)
    assert event.reason == (
        "Lý do; KT-000001: cùng người, cùng đơn vị, thành tích khác (Đã đối chiếu hồ sơ gốc)"
    )


@pytest.mark.parametrize("earlier", [SAME, ALIKE])
def test_what_may_be_the_same_achievement_must_be_answered(earlier: EarlierAward) -> None:
    with pytest.raises(Refused) as caught:
        appraise(earlier, MatchLine(award="KT-000001"))
    for said in ("12/QĐ-UBND", "“Lần khen trước giống hồ sơ này”", "KT-000001", "Điều 5"):
        assert said in str(caught.value)


@pytest.mark.parametrize("result", [AppraisalResult.BO_SUNG, AppraisalResult.KHONG_DU_DIEU_KIEN])
def test_sending_back_and_finding_against_need_no_answer(result: AppraisalResult) -> None:
    assert appraise(SAME, result=result).dossiers


def test_another_achievement_needs_no_answer() -> None:
    assert appraise(OTHER).dossiers[0].matches == ()


@pytest.mark.parametrize(
    ("earlier", "verdict", "passes"),
    [
        (ALIKE, Verdict.KHAC_NGUOI, True),
        (ALIKE, Verdict.CUNG_NGUOI, True),
        (ALIKE, Verdict.CUNG_THANH_TICH, False),
        (SAME, Verdict.KHAC_NGUOI, True),
        (SAME, Verdict.CUNG_NGUOI, False),
        (OTHER, Verdict.CUNG_THANH_TICH, False),
    ],
)
def test_nobody_is_eligible_for_what_was_awarded_before(
    earlier: EarlierAward, verdict: Verdict, passes: bool
) -> None:
    line = ANSWER.model_copy(update={"verdict": verdict})
    if passes:
        assert appraise(earlier, line).dossiers[0].status is Status.DU_DIEU_KIEN
    else:
        with pytest.raises(Refused, match="một thành tích chỉ khen một lần"):
            appraise(earlier, line)


def test_one_citizen_number_is_one_person() -> None:
    numbered = {"citizen_id": "006088000001"}
    held = a_dossier(nominee=a_nominee(**numbered))
    line = ANSWER.model_copy(update={"verdict": Verdict.KHAC_NGUOI})
    with pytest.raises(Refused, match="trùng số căn cước"):
        appraise(an_award(**numbered, achievement=""), line, dossier=held)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((ANSWER.model_copy(update={"reason": ""}),), "chưa ghi lý do"),
        (
            (ANSWER.model_copy(update={"award": "KT-000099"}),),
            "không có lần khen trước “KT-000099”",
        ),
        ((ANSWER, ANSWER), "trả lời hai lần"),
    ],
)
def test_an_answer_must_be_whole_and_to_the_point(lines: tuple[MatchLine, ...], said: str) -> None:
    with pytest.raises(InvalidForm, match=said):
        appraise(ALIKE, *lines)


def test_an_answer_given_before_a_supplement_holds() -> None:
    given = MatchAnswer(
        award="KT-000001",
        verdict=Verdict.KHAC_NGUOI,
        reason="Khác nơi ở",
        by="Ma Thị Mẫu",
        on=date(2026, 10, 10),
    )
    held = a_dossier(nominee=a_nominee(), matches=(given,))
    assert appraise(ALIKE, dossier=held).dossiers[0].matches == (given,)
    assert appraise(ALIKE, ANSWER, dossier=held).dossiers[0].matches[0].reason == ANSWER.reason


@pytest.mark.parametrize(
    ("earlier", "faults"),
    [
        (SAME, 1),
        (an_award(status=Status.TRINH_KY, round="2026-DX"), 1),
        (an_award(status=Status.HOI_DONG_DE_NGHI, round="2026-DX"), 1),
        (an_award(status=Status.DU_DIEU_KIEN, round="2026-DX"), 0),
        (ALIKE, 0),
    ],
)
def test_nobody_is_chosen_or_sent_up_a_second_time(earlier: EarlierAward, faults: int) -> None:
    dossier = a_dossier(nominee=a_nominee())
    found = matches_of(dossier.nominee, dossier.unit.name, [earlier], the_plan(), RECEIVED_ON)
    assert len(list(second_award_faults(dossier, found))) == faults


def test_who_was_said_to_be_another_is_chosen_all_the_same() -> None:
    said = MatchAnswer(
        award=SAME.code, verdict=Verdict.KHAC_NGUOI, reason="Khác", by="Mẫu", on=date(2026, 10, 10)
    )
    dossier = a_dossier(nominee=a_nominee(), matches=(said,))
    found = matches_of(dossier.nominee, dossier.unit.name, [SAME], the_plan(), RECEIVED_ON)
    assert not list(second_award_faults(dossier, found))
