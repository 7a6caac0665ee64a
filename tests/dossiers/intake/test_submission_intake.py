from datetime import date

import pytest

from dossiers.intake.submission_intake import Intake, SubmissionCase, check_intake
from dossiers.intake.submission_rules import Entry
from dossiers.model.dossier import Status, UnitGroup
from dossiers.model.errors import DatesOutOfOrder
from dossiers.model.nominee import Honorific, NomineeKind
from dossiers.model.round import Occasion
from dossiers.model.submission import ByNominee
from tests.dossiers.builders import (
    APPRAISED_ON,
    a_collective,
    a_dossier,
    a_household,
    a_nominee,
    a_round,
    a_submission,
    a_unit,
    standings_of,
    the_plan,
)
from tests.dossiers.handing_in import NOMINATED_ANEW, check, reasons, waiting


def test_a_sound_submission_gives_an_entry_a_nominee_in_order() -> None:
    nominees = (a_collective(), a_nominee(), a_household())
    intake = check(*nominees)
    assert intake == Intake(entries=tuple(Entry(nominee=each) for each in nominees))


def test_a_submission_names_somebody() -> None:
    assert reasons() == (
        "Phiếu của Trường Mẫu chưa có tập thể, cá nhân nào; hãy ghi ít nhất một dòng.",
    )


def test_every_reason_is_given_at_once() -> None:
    found = reasons(a_nominee(honorific=None), a_collective(criteria=()), on=date(2026, 9, 30))
    assert len(found) == 3


def test_a_person_needs_an_honorific_and_others_have_none() -> None:
    (reason,) = reasons(a_nominee(honorific=None))
    assert reason == "Cá nhân Nguyễn Văn Mẫu chưa có Ông/Bà; hãy chọn Ông hoặc Bà."
    (reason,) = reasons(a_collective(honorific=Honorific.BA))
    assert reason == "Tập thể Tổ Một cửa Mẫu không dùng Ông/Bà; hãy bỏ trống ô Ông/Bà."


def test_a_nominee_has_a_name_and_an_achievement() -> None:
    assert len(reasons(a_nominee(name=" ", achievement=""))) == 2


@pytest.mark.parametrize("year", [2027, 2026, 2021, 1905, 0, -5])
def test_a_birth_year_that_cannot_be_is_refused(year: int) -> None:
    (reason,) = reasons(a_nominee(birth_year=year))
    assert f"Năm sinh {year} của Nguyễn Văn Mẫu không hợp lý" in reason


@pytest.mark.parametrize("year", [1906, 1988, 2020, None])
def test_a_birth_year_that_can_be_or_is_left_out_is_accepted(year: int | None) -> None:
    assert check(a_nominee(birth_year=year)).entries


OWN = {
    UnitGroup.CO_QUAN: {"III.1.a", "III.1.b", "III.1.c", "III.1.d", "III.1.đ"},
    UnitGroup.MTTQ_TCCTXH: {"III.2.a", "III.2.b"},
    UnitGroup.DOANH_NGHIEP: {"III.3.a", "III.3.b", "III.3.c"},
}
OWN[UnitGroup.KHAC] = OWN[UnitGroup.CO_QUAN] | OWN[UnitGroup.MTTQ_TCCTXH]
OWN[UnitGroup.KHAC] |= OWN[UnitGroup.DOANH_NGHIEP]
ALL_CRITERIA = [*sorted(OWN[UnitGroup.KHAC]), "III.4.a", "III.4.b"]


@pytest.mark.parametrize("group", UnitGroup)
@pytest.mark.parametrize("code", ALL_CRITERIA)
def test_a_nominee_names_criteria_of_its_own_group(group: UnitGroup, code: str) -> None:
    """Plan III.1-III.4."""
    expected = {
        NomineeKind.TAP_THE: OWN[group],
        NomineeKind.HO_GIA_DINH: OWN[group] | {"III.4.b"},
        NomineeKind.CA_NHAN: {"III.4.a", "III.4.b"},
    }
    builders = (a_collective, a_household, a_nominee)
    for nominee in (build(criteria=(code,)) for build in builders):
        unit = a_unit(group=group)
        if code in expected[nominee.kind]:
            assert check(nominee, unit=unit).entries
        else:
            (reason,) = reasons(nominee, unit=unit)
            assert reason.startswith(f"Tiêu chí {code} không dành cho")


def test_d_and_d_with_a_stroke_are_two_criteria() -> None:
    codes = [each.code for each in the_plan().movements[0].criteria]
    assert {"III.1.d", "III.1.đ"} <= set(codes)
    assert len(codes) == len(set(codes)) == 12


def test_an_unknown_criterion_is_refused_with_those_that_there_are() -> None:
    (reason,) = reasons(a_nominee(criteria=("III.9.z",)))
    assert reason == (
        "Kế hoạch không có tiêu chí “III.9.z” (của Nguyễn Văn Mẫu); hãy chọn: III.4.a, III.4.b."
    )


def test_a_nominee_names_a_criterion() -> None:
    (reason,) = reasons(a_nominee(criteria=()))
    assert "chưa nêu tiêu chí nào" in reason


def test_a_flag_goes_to_collectives_only() -> None:
    flags = a_round(award="CO_THI_DUA", occasion=Occasion.TONG_KET, year=2030)
    (reason,) = reasons(a_nominee(), round_=flags)
    assert "chỉ tặng tập thể (Kế hoạch, Mục IV.2" in reason
    assert check(a_collective(), round_=flags).entries


def test_nothing_is_received_before_it_was_proposed() -> None:
    with pytest.raises(DatesOutOfOrder) as caught:
        check(a_nominee(), on=date(2026, 9, 30))
    assert str(caught.value) == (
        "Ngày nhận 30/09/2026 trước ngày tờ trình số 12/TTr-TM của Trường Mẫu (01/10/2026);"
        " hãy sửa lại ngày."
    )
    assert check(a_nominee(), on=date(2026, 10, 1)).entries


def test_nothing_is_received_before_the_movement() -> None:
    unit = a_unit(proposal_date=date(2025, 12, 1))
    with pytest.raises(DatesOutOfOrder, match="trước năm bắt đầu phong trào thi đua"):
        check(a_nominee(), unit=unit, on=date(2025, 12, 2))


def test_a_name_twice_in_the_form_is_refused_however_it_is_typed() -> None:
    (reason,) = reasons(a_nominee(name="Lò Thị Hoà"), a_nominee(name="LÒ THỊ HÒA"))
    assert reason.startswith("Cá nhân Lò Thị Hoà có hai dòng trong phiếu")


def test_two_persons_of_one_name_are_told_apart_by_their_citizen_numbers() -> None:
    assert check(a_nominee(citizen_id="001"), a_nominee(citizen_id="002")).entries
    assert reasons(a_nominee(citizen_id="001"), a_nominee())


def test_one_citizen_number_is_not_two_persons() -> None:
    (reason,) = reasons(a_nominee(citizen_id="001"), a_nominee(citizen_id="001", name="Bà Khác"))
    assert "cùng một số căn cước" in reason
    held = a_dossier(nominee=a_nominee(citizen_id="001", name="Người Khác"))
    (reason,) = reasons(a_nominee(citizen_id="001"), existing=[held])
    assert "đã ghi cho hồ sơ HS-2026-0001 (Người Khác)" in reason


@pytest.mark.parametrize("status", Status)
def test_who_is_in_the_round_already_is_refused_unless_sent_back_or_out_of_it(
    status: Status,
) -> None:
    held = waiting(status=status)
    if status in NOMINATED_ANEW:
        assert check(a_nominee(), on=APPRAISED_ON, existing=[held]).entries
    else:
        (reason,) = reasons(a_nominee(), existing=[held])
        assert f"đã có hồ sơ HS-2026-0001 trong đợt này, trạng thái “{status.text}”" in reason


def test_a_dossier_of_another_round_does_not_count() -> None:
    assert check(a_nominee(), existing=[waiting(round="2027", status=Status.TRINH_KY)]).entries


def test_a_dossier_that_was_sent_back_is_supplemented() -> None:
    held = waiting()
    (entry,) = check(a_nominee(achievement="Có số liệu"), on=APPRAISED_ON, existing=[held]).entries
    assert entry.supplements == held


def test_a_withdrawn_dossier_is_not_supplemented_but_opened_anew() -> None:
    (entry,) = check(a_nominee(), existing=[waiting(status=Status.DA_RUT)]).entries
    assert entry.supplements is None


def test_only_the_unit_that_nominated_may_supplement() -> None:
    other = a_unit(name="Trường Khác")
    (reason,) = reasons(a_nominee(), unit=other, on=APPRAISED_ON, existing=[waiting()])
    assert "đang chờ Trường Mẫu bổ sung, không phải Trường Khác" in reason


def test_a_supplement_comes_after_the_dossier_was_sent_back() -> None:
    with pytest.raises(DatesOutOfOrder, match="trước ngày trả lại 20/10/2026"):
        check(a_nominee(), on=date(2026, 10, 19), existing=[waiting()])


def test_over_quota_at_nomination_is_only_warned_of() -> None:
    """Plan IV.4: at most 02 collectives a year."""
    held = [a_dossier(n, nominee=a_collective(name=f"Tổ {n}")) for n in (1, 2)]
    (warning,) = check(a_collective(), existing=held).warnings
    assert warning == (
        "Đợt có 3 tập thể được đề nghị, tối đa được khen 02 (Kế hoạch, Mục IV.4, gạch đầu dòng"
        " thứ nhất); Hội đồng sẽ phải chọn."
    )
    assert check(a_household(), existing=held).warnings == ()


def test_rounds_on_one_quota_are_warned_of_together() -> None:
    other = [
        a_dossier(n, round="2026-HN-GK-2", nominee=a_collective(name=f"Tổ {n}"), status=status)
        for n, status in enumerate((Status.DA_BAN_HANH, Status.DA_TIEP_NHAN, Status.DA_RUT), 1)
    ]
    handed = a_submission(nominees=(a_collective(), a_nominee()))
    none = ByNominee(handed.round, ())
    case = SubmissionCase(handed, the_plan(), none, (), standings_of(other))
    (warning,) = check_intake(case).warnings
    assert warning.startswith("Đợt và các đợt khác cùng số lượng có 3 tập thể được đề nghị")
    fewer = SubmissionCase(handed, the_plan(), none, (), standings_of(other[1:]))
    assert check_intake(fewer).warnings == ()


def test_a_withdrawn_dossier_does_not_count_as_nominated() -> None:
    held = [a_dossier(n, nominee=a_collective(name=f"Tổ {n}")) for n in (1, 2)]
    held[0] = held[0].model_copy(update={"status": Status.DA_RUT})
    assert check(a_collective(), existing=held).warnings == ()


DATED = a_round(opens_on=date(2026, 10, 5), closes_on=date(2026, 10, 9))


@pytest.mark.parametrize(("day", "said"), [(3, "trước ngày bắt đầu"), (10, "sau hạn")])
def test_early_and_late_need_a_reason_that_stays(day: int, said: str) -> None:
    on = date(2026, 10, day)
    (refusal,) = reasons(a_nominee(), round_=DATED, on=on)
    assert said in refusal
    assert "hãy ghi lý do vào ô “Lý do nhận sớm, nhận muộn”" in refusal
    intake = check(a_nominee(), round_=DATED, on=on, late_reason="Đơn vị mất điện")
    assert intake.reason == "Đơn vị mất điện"
    assert said in intake.warnings[0]
    assert intake.warnings[0].endswith("lý do: Đơn vị mất điện.")


@pytest.mark.parametrize("day", [5, 9])
def test_the_first_and_the_last_day_are_neither_early_nor_late(day: int) -> None:
    on = date(2026, 10, day)
    intake = check(a_nominee(), round_=DATED, on=on, late_reason="Không cần")
    assert (intake.warnings, intake.reason) == ((), "")


def test_a_supplement_is_not_late() -> None:
    dated = a_round(closes_on=date(2026, 10, 9))
    intake = check(a_nominee(), round_=dated, on=date(2026, 10, 25), existing=[waiting()])
    assert intake.warnings == ()
