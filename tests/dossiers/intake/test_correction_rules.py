"""A correction is judged as if the dossier had been handed in so; the wording of the rules."""

from typing import Any

import pytest

from dossiers.intake.correction_rules import (
    CORRECTABLE,
    CORRECTABLE_FACTS,
    CorrectionCase,
    check_correction,
    check_open,
    correct,
    corrected_nominee,
)
from dossiers.matching.earlier_awards import earlier_award, matches_of
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import InvalidForm, InvalidTransition, Refused
from dossiers.model.events import Act
from dossiers.model.match_answers import MatchAnswer, Verdict
from dossiers.model.nominee import Nominee
from dossiers.model.steps import Step
from tests.dossiers.builders import (
    AT,
    RECEIVED_ON,
    a_dossier,
    a_nominee,
    a_round,
    standings_of,
    the_plan,
)

TITLES = dict.fromkeys(CORRECTABLE_FACTS, "Ô") | {"name": "Họ và tên"}
ACT = Act(step=Step.CORRECTION, by="Lan", on=RECEIVED_ON, at=AT)


def case(nominee: Nominee, *others: Dossier, dossier: Dossier | None = None) -> CorrectionCase:
    """Return the correction of a dossier to this nominee, beside other dossiers."""
    own = dossier or a_dossier()
    standings = standings_of((own, *others))
    return CorrectionCase(own, nominee, a_round(), the_plan(), others, standings=standings)


@pytest.mark.parametrize("status", Status)
def test_a_dossier_is_open_on_its_way_alone_and_the_others_are_told_how(status: Status) -> None:
    dossier = a_dossier(status=status)
    if status in CORRECTABLE:
        check_open(dossier)
        return
    with pytest.raises(InvalidTransition, match=f"“{status.text}”.* không sửa thông tin"):
        check_open(dossier)


def test_only_what_differs_is_a_change() -> None:
    dossier = a_dossier(nominee=a_nominee(position="", criteria=("III.4.a",)))
    given: dict[str, object] = {"position": "Hiệu trưởng", "name": dossier.nominee.name}
    nominee, changes = corrected_nominee(dossier, given, TITLES)

    assert [each.text for each in changes] == ["ô: (trống) thành “Hiệu trưởng”"]
    assert nominee == a_nominee(position="Hiệu trưởng", criteria=("III.4.a",))


def test_what_is_as_before_is_refused_by_name() -> None:
    dossier = a_dossier(nominee=a_nominee())
    with pytest.raises(InvalidForm, match=r"vẫn như cũ \(Họ và tên: “Nguyễn Văn Mẫu”\)"):
        corrected_nominee(dossier, {"name": dossier.nominee.name}, TITLES)
    with pytest.raises(InvalidForm, match="chưa ghi thông tin nào"):
        corrected_nominee(dossier, {}, TITLES)


def test_former_names_stay_once_each_but_the_one_that_is_back() -> None:
    dossier = a_dossier(nominee=a_nominee())
    for name in ("B", "C", "Nguyễn Văn Mẫu", "B"):
        nominee, changes = corrected_nominee(dossier, {"name": name}, TITLES)
        dossier, event = correct(dossier, nominee, changes, ACT, "gõ nhầm")

    assert (dossier.nominee.name, dossier.former_names) == ("B", ("C", "Nguyễn Văn Mẫu"))
    assert event.reason == "Sửa họ và tên: “Nguyễn Văn Mẫu” thành “B”. Lý do: gõ nhầm"
    assert (event.dossier, event.source, event.target) == (dossier.code, None, None)


@pytest.mark.parametrize(
    ("facts", "status", "refused"),
    [
        ({"name": "Trần Văn B"}, Status.DA_TIEP_NHAN, True),
        ({"name": "Trần Văn B"}, Status.CHO_BO_SUNG, True),
        ({"name": "Trần Văn B"}, Status.KHONG_DE_NGHI, True),
        ({"name": "Trần Văn B"}, Status.DA_RUT, False),
        ({"name": "Trần Văn B", "citizen_id": "019088000002"}, Status.DA_TIEP_NHAN, False),
        ({"citizen_id": "019088000001"}, Status.TRINH_KY, True),
        ({"citizen_id": "019088000001"}, Status.DA_RUT, False),
    ],
)
def test_it_may_not_become_another_dossier_of_the_round(
    facts: dict[str, Any], status: Status, *, refused: bool
) -> None:
    other = a_dossier(
        7, status=status, nominee=a_nominee(name="Trần Văn B", citizen_id="019088000001")
    )
    asked = case(a_nominee(**facts), other)
    if not refused:
        assert check_correction(asked) == ()
        return
    with pytest.raises(Refused, match="HS-2026-0007"):
        check_correction(asked)


def test_an_earlier_award_counts_unless_an_officer_found_it_to_be_anothers() -> None:
    nominee = a_nominee(name="Trần Văn B")
    other = a_dossier(9, nominee=nominee)
    earlier = earlier_award(other, "Giấy khen", "12/QĐ-UBND", RECEIVED_ON)
    found = matches_of(nominee, other.unit.name, [earlier], the_plan(), RECEIVED_ON)
    plain = CorrectionCase(a_dossier(), nominee, a_round(), the_plan(), (), found)
    with pytest.raises(Refused, match="một thành tích chỉ khen một lần"):
        check_correction(plain)

    said = MatchAnswer(
        award=other.code, verdict=Verdict.KHAC_NGUOI, reason="khác", by="Lan", on=RECEIVED_ON
    )
    answered = CorrectionCase(a_dossier(matches=(said,)), nominee, a_round(), the_plan(), (), found)
    assert check_correction(answered) == ()


@pytest.mark.parametrize(
    ("status", "told"), [(Status.DU_DIEU_KIEN, True), (Status.HOI_DONG_DE_NGHI, False)]
)
def test_a_quota_exceeded_is_told_until_the_council_has_chosen(
    status: Status, *, told: bool
) -> None:
    others = [a_dossier(place, nominee=a_nominee(name=f"Người {place}")) for place in range(2, 12)]
    asked = case(a_nominee(name="Trần Văn B"), *others, dossier=a_dossier(status=status))
    assert bool(check_correction(asked)) is told
