from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.council.conclusion import Conclusion, SessionCase, conclude
from dossiers.council.voting import Namesake, Sitting, Vote
from dossiers.model.dossier import Dossier, Status, dossier_code
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    QuorumNotMet,
    QuotaExceeded,
    Refused,
    UnknownDossier,
    VotesDisagree,
)
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Round
from dossiers.plan.quotas import CHOSEN
from tests.dossiers.builders import (
    AT,
    HELD_ON,
    a_chosen_dossier,
    a_collective,
    a_dossier,
    a_household,
    a_nominee,
    a_round,
    a_sitting,
    a_vote,
    an_eligible_dossier,
    some_members,
    the_plan,
)


def conclude_sample(
    sitting: Sitting, *held: Dossier, others: tuple[Dossier, ...] = (), round_: Round | None = None
) -> Conclusion:
    case = SessionCase(sitting, the_plan(), round_ or a_round(), held, others)
    return conclude(case, 3, AT, run="r1")


def persons(count: int) -> tuple[Dossier, ...]:
    return tuple(an_eligible_dossier(place) for place in range(1, count + 1))


def collectives(count: int) -> tuple[Dossier, ...]:
    return tuple(
        an_eligible_dossier(place, nominee=a_collective(name=f"Tổ {place}"))
        for place in range(1, count + 1)
    )


def votes(*agree: int) -> tuple[Vote, ...]:
    return tuple(a_vote(place, each) for place, each in enumerate(agree, 1))


def code(place: int) -> str:
    return dossier_code(2026, place)


def test_all_that_pass_are_put_forward_in_order_of_votes_when_none_is_named() -> None:
    done = conclude_sample(a_sitting(votes=votes(6, 9, 4, 6)), *persons(4))
    assert done.session.selected == (code(2), code(1), code(4))
    assert [each.rank for each in done.dossiers] == [2, 1, None, 3]
    assert [each.status for each in done.dossiers] == [
        Status.HOI_DONG_DE_NGHI,
        Status.HOI_DONG_DE_NGHI,
        Status.KHONG_DE_NGHI,
        Status.HOI_DONG_DE_NGHI,
    ]


def test_of_two_with_as_many_votes_the_one_with_fewer_against_stands_first() -> None:
    against = a_vote(1, 6, disagree=3)
    abstained = a_vote(2, 6, disagree=1, abstain=2)
    done = conclude_sample(a_sitting(votes=(against, abstained)), *persons(2))
    assert done.session.selected == (code(2), code(1))


def test_the_session_is_kept_with_its_number_and_events_say_who_and_why() -> None:
    done = conclude_sample(a_sitting(), *persons(1))
    assert (done.session.number, done.session.round) == (3, "2026-HN-GK")
    (event,) = done.events
    assert (event.by, event.on, event.run) == ("Thành Viên 0", HELD_ON, "r1")
    assert event.reason == "Đạt 9/9 phiếu đồng ý (100%)."


def test_the_council_s_own_order_is_kept() -> None:
    done = conclude_sample(a_sitting(votes=votes(9, 8), selected=(code(2), code(1))), *persons(2))
    assert [each.rank for each in done.dossiers] == [2, 1]


def test_who_fails_is_told_the_count_and_what_was_needed() -> None:
    done = conclude_sample(a_sitting(votes=votes(4)), *persons(1))
    assert done.events[0].reason == (
        "Chỉ đạt 4/9 phiếu đồng ý (44,44%), cần trên 1/2 tổng số thành viên được biểu quyết."
    )


def test_who_passes_but_finds_no_place_is_told_so() -> None:
    sitting = a_sitting(votes=votes(9, 8, 9), selected=(code(1), code(3)))
    done = conclude_sample(sitting, *collectives(3))
    assert done.dossiers[1].status is Status.KHONG_DE_NGHI
    assert done.events[1].reason == (
        "Đạt 8/9 phiếu đồng ý (88,89%) nhưng vượt số lượng tối đa 02 tập thể (Kế hoạch, Mục IV.4,"
        " gạch đầu dòng thứ nhất)."
    )


def test_who_passes_but_is_not_chosen_though_there_was_a_place_is_told_so() -> None:
    done = conclude_sample(a_sitting(votes=votes(9, 9), selected=(code(1),)), *persons(2))
    assert done.events[1].reason.endswith("nhưng không được Hội đồng chọn.")


def test_one_above_the_quota_is_refused_with_the_paragraph_and_those_that_pass() -> None:
    """Plan IV.4: at most 02 collectives a year."""
    conclude_sample(a_sitting(votes=votes(9, 9)), *collectives(2))
    with pytest.raises(QuotaExceeded) as caught:
        conclude_sample(a_sitting(votes=votes(7, 9, 8)), *collectives(3))
    assert str(caught.value) == (
        "Hội đồng chọn 3 tập thể, vượt tối đa 02 tập thể (Kế hoạch, Mục IV.4, gạch đầu dòng thứ"
        " nhất); hãy chọn lại trong số đạt phiếu: (1) HS-2026-0002 (Tổ 2) 9/9 phiếu đồng ý (100%),"
        " (2) HS-2026-0003 (Tổ 3) 8/9 phiếu đồng ý (88,89%),"
        " (3) HS-2026-0001 (Tổ 1) 7/9 phiếu đồng ý (77,78%)."
    )


def test_places_taken_by_other_rounds_of_the_same_quota_count() -> None:
    elsewhere = tuple(
        a_chosen_dossier(50 + n, round="2026-HN-GK-2", status=Status.DA_BAN_HANH) for n in range(3)
    )
    assert conclude_sample(a_sitting(votes=votes(9)), *persons(1), others=elsewhere)
    with pytest.raises(QuotaExceeded, match="chọn 2 cá nhân, đã có 3 trước đó, vượt tối đa 04"):
        conclude_sample(a_sitting(votes=votes(9, 9)), *persons(2), others=elsewhere)


def test_a_second_session_ranks_after_the_first() -> None:
    earlier = a_chosen_dossier(8, rank=2)
    done = conclude_sample(a_sitting(votes=votes(9)), *persons(1), earlier)
    assert done.dossiers[0].rank == 3


def test_a_dossier_not_voted_on_waits_and_is_noted() -> None:
    done = conclude_sample(a_sitting(votes=votes(9)), *persons(2))
    assert [each.code for each in done.dossiers] == [code(1)]
    assert "Hồ sơ HS-2026-0002 (Nguyễn Văn Mẫu 2) chưa được biểu quyết, vẫn chờ Hội đồng." in (
        done.notes
    )


def test_households_have_no_quota_and_that_is_said() -> None:
    held = [an_eligible_dossier(n, nominee=a_household(name=f"Hộ {n}")) for n in range(1, 8)]
    done = conclude_sample(a_sitting(votes=votes(*[9] * 7)), *held)
    assert len(done.session.selected) == 7
    said = "Kế hoạch không quy định số lượng đối với hộ gia đình; Hội đồng chọn 7."
    assert said in done.notes


def test_a_member_who_bears_a_nominee_s_name_does_not_vote_unless_it_is_another() -> None:
    held = an_eligible_dossier(nominee=a_nominee(name="Thành viên 4"))
    with pytest.raises(VotesDisagree, match="Thành Viên 4 có tên trong hồ sơ HS-2026-0001"):
        conclude_sample(a_sitting(), held)
    recused = a_vote(1, 8, disagree=0, recused=("Thành Viên 4",))
    assert conclude_sample(a_sitting(votes=(recused,)), held).tallies[0].base == 8
    other = Namesake(name="Thành Viên 4", reason="khác năm sinh, khác đơn vị.")
    done = conclude_sample(a_sitting(votes=(a_vote(namesakes=(other,)),)), held)
    assert done.events[0].reason.endswith(
        "Thành viên Thành Viên 4 trùng tên: khác năm sinh, khác đơn vị."
    )


def test_what_the_ward_has_not_confirmed_is_said() -> None:
    notes = conclude_sample(a_sitting(), *persons(1)).notes
    assert (
        "Chưa xác nhận: họp khi có ít nhất 2/3 thành viên, cần trên 1/2 tổng số thành viên được"
        " biểu quyết (Quy chế của Hội đồng (quá bán; họp khi có ít nhất 2/3 thành viên), luật không"
        " quy định tỷ lệ đối với Giấy khen)."
    ) in notes


def test_a_session_without_votes_is_refused() -> None:
    with pytest.raises(InvalidForm, match="chưa có kết quả của hồ sơ nào"):
        conclude_sample(a_sitting(votes=()), *persons(1))


def test_a_dossier_is_voted_on_once() -> None:
    with pytest.raises(InvalidForm, match="HS-2026-0001 có hai dòng"):
        conclude_sample(a_sitting(votes=(a_vote(), a_vote())), *persons(1))


def test_a_dossier_of_another_round_is_unknown() -> None:
    with pytest.raises(UnknownDossier, match="Không có hồ sơ HS-2026-0001 trong đợt"):
        conclude_sample(a_sitting(), an_eligible_dossier(round="2027"))


def test_a_dossier_not_yet_appraised_is_not_voted_on() -> None:
    with pytest.raises(InvalidTransition, match="“Đã tiếp nhận”, chưa thể chuyển"):
        conclude_sample(a_sitting(), a_dossier())


def test_the_council_sits_after_the_appraisal() -> None:
    with pytest.raises(DatesOutOfOrder, match=r"Ngày họp 19/10/2026 trước ngày thẩm định"):
        conclude_sample(a_sitting(held_on=date(2026, 10, 19)), *persons(1))
    assert conclude_sample(a_sitting(held_on=date(2026, 10, 20)), *persons(1))


def test_too_few_members_and_wrong_sums_are_refused_together() -> None:
    sitting = a_sitting(members=some_members(9, absent=4))
    with pytest.raises(Refused) as caught:
        conclude_sample(sitting, *persons(1))
    assert len(caught.value.reasons) == 2
    with pytest.raises(QuorumNotMet):
        conclude_sample(
            sitting.model_copy(update={"votes": (a_vote(agree=5, disagree=0),)}), *persons(1)
        )
    with pytest.raises(VotesDisagree):
        conclude_sample(a_sitting(votes=(a_vote(agree=5, disagree=0),)), *persons(1))


@pytest.mark.parametrize(
    ("selected", "said"),
    [
        ((1, 1), "được chọn hai lần"),
        ((3,), "được chọn nhưng không có kết quả biểu quyết"),
        ((99,), "Hồ sơ HS-2026-0099 được chọn nhưng không có kết quả"),
        ((2,), "chỉ đạt 4/9 phiếu đồng ý"),
    ],
)
def test_only_who_passed_can_be_selected_and_once(selected: tuple[int, ...], said: str) -> None:
    sitting = a_sitting(votes=votes(9, 4), selected=tuple(code(each) for each in selected))
    with pytest.raises(Refused, match=said):
        conclude_sample(sitting, *persons(3))


ROWS = st.lists(st.tuples(st.sampled_from(NomineeKind), st.integers(0, 9)), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.data())
def test_whatever_is_voted_no_more_are_put_forward_than_the_plan_allows(
    rows: list[tuple[NomineeKind, int]], data: st.DataObject
) -> None:
    build = {
        NomineeKind.TAP_THE: a_collective,
        NomineeKind.CA_NHAN: a_nominee,
        NomineeKind.HO_GIA_DINH: a_household,
    }
    held = [
        an_eligible_dossier(n, nominee=build[kind](name=f"Tên {n}"))
        for n, (kind, _) in enumerate(rows, 1)
    ]
    chosen = data.draw(st.lists(st.integers(1, len(rows)), unique=True))
    sitting = a_sitting(
        votes=votes(*(agree for _, agree in rows)), selected=tuple(code(n) for n in chosen)
    )
    try:
        done = conclude_sample(sitting, *held)
    except Refused:
        return
    put_forward = [each for each in done.dossiers if each.status in CHOSEN]
    kinds = [each.nominee.kind for each in put_forward]
    assert kinds.count(NomineeKind.TAP_THE) <= 2
    assert kinds.count(NomineeKind.CA_NHAN) <= 4
    passed = {each.dossier for each in done.tallies if each.passed}
    assert {each.code for each in put_forward} <= passed
    assert sorted(each.rank or 0 for each in put_forward) == list(range(1, len(put_forward) + 1))


def test_only_those_that_still_wait_are_said_to_wait() -> None:
    held = [
        an_eligible_dossier(1),
        an_eligible_dossier(2),
        a_dossier(3),
        an_eligible_dossier(4, status=Status.DA_RUT),
    ]
    notes = conclude_sample(a_sitting(votes=votes(9)), *held).notes
    waiting = [each for each in notes if "vẫn chờ Hội đồng" in each]
    assert [each.partition(" (")[0] for each in waiting] == ["Hồ sơ HS-2026-0002"]


def test_what_people_should_look_at_is_said() -> None:
    held = an_eligible_dossier(1, nominee=a_nominee(name="Thanh Vien 4"))
    said = " ".join(conclude_sample(a_sitting(), held).notes)
    assert "Tên thành viên Thành Viên 4 gần giống" in said
    assert "không có trong danh sách Hội đồng" in said
    assert "Chưa xác nhận: họp khi có ít nhất 2/3 thành viên" in said
