"""What a dossier must hold, and that it goes nowhere as long as something is missing."""

from datetime import date

import pytest

from dossiers.intake.appraisal_rules import AppraisalCase, check_appraisal
from dossiers.intake.components import (
    component_names,
    handed_in,
    missing_components,
    replaced_components,
)
from dossiers.model.dossier import (
    AppraisalResult,
    Component,
    ComponentKind,
    Dossier,
    Status,
    UnitGroup,
)
from dossiers.model.errors import Refused
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.model.round import Occasion
from dossiers.plan.award import NeededComponent
from tests.dossiers.builders import (
    PAPERS,
    a_collective,
    a_decision,
    a_dossier,
    a_household,
    a_nominee,
    a_round,
    a_unit,
    an_appraising,
    the_plan,
)

REPORT = Component(kind=ComponentKind.BAO_CAO_THANH_TICH, object="inbox/bao-cao.docx")
MINUTES = Component(kind=ComponentKind.BIEN_BAN)
OTHER = Component(kind=ComponentKind.KHAC)


@pytest.mark.parametrize(
    ("components", "missing"),
    [
        ((), "báo cáo thành tích; biên bản bình xét"),
        ((OTHER,), "báo cáo thành tích; biên bản bình xét"),
        ((REPORT,), "biên bản bình xét"),
        ((MINUTES,), "báo cáo thành tích"),
        ((REPORT, MINUTES), ""),
        (PAPERS, ""),
    ],
)
def test_report_and_minutes_are_needed_beside_the_letter(
    components: tuple[Component, ...], missing: str
) -> None:
    """Luật Thi đua, khen thưởng, Điều 84 khoản 2: letter, report, minutes."""
    for nominee in (a_nominee(), a_collective(), a_household()):
        dossier = a_dossier(nominee=nominee, components=components)
        assert component_names(missing_components(the_plan(), a_round(), dossier)) == missing


def test_a_paper_may_be_asked_of_some_units_alone() -> None:
    """As other provinces ask of enterprises that their taxes be confirmed."""
    asked = NeededComponent(
        kinds=(NomineeKind.TAP_THE,),
        groups=(UnitGroup.DOANH_NGHIEP,),
        kind=ComponentKind.KHAC,
        in_force_from=date(2026, 1, 1),
        source=Source(text="Quy định của tỉnh"),
    )
    award = the_plan().award("GIAY_KHEN")
    more = award.model_copy(update={"components": (*award.components, asked)})
    plan = the_plan().model_copy(update={"awards": (more,)})
    for group in UnitGroup:
        unit = a_unit(group=group)
        for nominee in (a_collective(), a_nominee()):
            lacking = missing_components(plan, a_round(), a_dossier(nominee=nominee, unit=unit))
            concerned = group is UnitGroup.DOANH_NGHIEP and nominee.kind is NomineeKind.TAP_THE
            assert lacking == ((ComponentKind.KHAC,) if concerned else ())


def test_the_letter_is_there_when_its_number_was_taken_down() -> None:
    bare = a_dossier(components=())
    assert handed_in(bare) == {ComponentKind.TO_TRINH}
    without = bare.model_copy(update={"unit": a_unit(proposal_number="")})
    assert ComponentKind.TO_TRINH in missing_components(the_plan(), a_round(), without)


def test_a_paper_takes_the_place_of_its_own_kind_and_others_come_beside() -> None:
    mended = REPORT.model_copy(update={"object": "inbox/bao-cao-2.docx"})
    more = OTHER.model_copy(update={"object": "inbox/anh.jpg"})
    given = (mended, OTHER, more)
    assert replaced_components((REPORT, MINUTES, OTHER), given) == (MINUTES, OTHER, mended, more)
    assert replaced_components((REPORT,), ()) == (REPORT,)


def test_what_is_needed_depends_on_award_and_nominee() -> None:
    plan = the_plan()
    flag = a_round(award="CO_THI_DUA", occasion=Occasion.TONG_KET, year=2030)
    bare = a_dossier(nominee=a_collective(), components=())
    assert missing_components(plan, flag, bare)
    person = bare.model_copy(update={"nominee": a_nominee()})
    assert missing_components(plan, flag, person) == ()


def appraise(dossier: Dossier, result: AppraisalResult, reason: str = "") -> Dossier:
    decision = a_decision(result=result, reason=reason)
    done = check_appraisal(
        AppraisalCase(a_round(), [decision], [dossier], an_appraising(), the_plan())
    )
    return done.dossiers[0]


def test_an_incomplete_dossier_does_not_pass_and_is_told_how_it_would() -> None:
    with pytest.raises(Refused) as caught:
        appraise(a_dossier(components=(REPORT,)), AppraisalResult.DU_DIEU_KIEN)
    (reason,) = caught.value.reasons
    assert reason.startswith(
        "Hồ sơ HS-2026-0001 (Nguyễn Văn Mẫu 1) còn thiếu: biên bản bình xét; chưa thể đủ điều kiện."
    )
    assert "đúng đơn vị Trường Mẫu" in reason
    assert "“Giấy tờ kèm theo”" in reason


@pytest.mark.parametrize(
    ("result", "status"),
    [
        (AppraisalResult.BO_SUNG, Status.CHO_BO_SUNG),
        (AppraisalResult.KHONG_DU_DIEU_KIEN, Status.KHONG_DU_DIEU_KIEN),
    ],
)
def test_an_incomplete_dossier_can_be_sent_back_or_found_against(
    result: AppraisalResult, status: Status
) -> None:
    assert appraise(a_dossier(components=()), result, "Còn thiếu").status is status
