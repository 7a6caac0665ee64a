from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.council.voting import (
    Sitting,
    Vote,
    sitting_faults,
    tally,
    threshold_text,
    vote_faults,
    voter_counts,
    voting_rule,
)
from dossiers.model.errors import InvalidForm, PlanFault, VotesDisagree
from dossiers.plan.voting_rule import VoteBase
from tests.dossiers.builders import HELD_ON, a_sitting, a_vote, some_members, the_plan

GIAY_KHEN = voting_rule(the_plan(), "GIAY_KHEN", HELD_ON)
FLAG = voting_rule(the_plan(), "CO_THI_DUA", HELD_ON)
EIGHT_AND_A_LETTER = some_members(9, absent=1, written=1)


def faults(sitting: Sitting) -> list[str]:
    return [str(each) for each in sitting_faults(sitting)]


@pytest.mark.parametrize(
    ("agree", "members", "passed"),
    [(5, 9, True), (4, 9, False), (5, 10, False), (6, 10, True), (1, 1, True), (0, 1, False)],
)
def test_a_giay_khen_needs_more_than_half_of_all_members(
    agree: int, members: int, *, passed: bool
) -> None:
    sitting = a_sitting(members=some_members(members))
    assert tally(sitting, a_vote(agree=agree), GIAY_KHEN).passed is passed


@pytest.mark.parametrize(
    ("agree", "members", "passed"), [(8, 10, True), (7, 9, False), (4, 5, True)]
)
def test_a_flag_needs_at_least_four_fifths_of_all_members(
    agree: int, members: int, *, passed: bool
) -> None:
    sitting = a_sitting(members=some_members(members))
    assert tally(sitting, a_vote(agree=agree), FLAG).passed is passed


@pytest.mark.parametrize(
    ("started", "ended", "said"),
    [
        (time(8), time(10, 30), []),
        (time(8), time(8), []),
        (time(8), None, []),
        (None, time(10), []),
        (time(10, 30), time(8), ["Giờ kết thúc 08:00 trước giờ bắt đầu 10:30; hãy sửa lại giờ."]),
    ],
)
def test_a_session_does_not_end_before_it_begins(
    started: time | None, ended: time | None, said: list[str]
) -> None:
    assert faults(a_sitting(started_at=started, ended_at=ended)) == said


def test_absent_members_still_count_in_the_base() -> None:
    sitting = a_sitting(members=some_members(9, absent=3))
    counted = tally(sitting, a_vote(agree=4, disagree=2), GIAY_KHEN)
    assert (counted.base, counted.passed) == (9, False)


def test_recused_members_do_not_count_in_the_base() -> None:
    vote = a_vote(agree=5, disagree=3, recused=("THÀNH VIÊN 8",))
    counted = tally(a_sitting(), vote, GIAY_KHEN)
    assert (counted.base, counted.passed, counted.text) == (8, True, "5/8 phiếu đồng ý (62,5%)")


def test_nobody_passes_when_all_are_recused() -> None:
    everybody = tuple(each.name for each in some_members())
    counted = tally(a_sitting(), a_vote(agree=0, disagree=0, recused=everybody), FLAG)
    assert (counted.base, counted.passed, counted.percent) == (0, False, "0%")


@pytest.mark.parametrize("base", [VoteBase.PRESENT, VoteBase.VALID_BALLOTS])
def test_other_bases_count_only_who_took_part(base: VoteBase) -> None:
    rule = GIAY_KHEN.model_copy(update={"base": base})
    sitting = a_sitting(members=some_members(9, absent=3))
    counted = tally(sitting, a_vote(agree=4, disagree=2), rule)
    assert (counted.base, counted.passed) == (6, True)


@pytest.mark.parametrize(
    ("agree", "base", "percent"),
    [(8, 9, "88,89%"), (9, 9, "100%"), (3, 6, "50%"), (0, 9, "0%"), (10, 10, "100%")],
)
def test_the_share_is_printed_in_the_vietnamese_way(agree: int, base: int, percent: str) -> None:
    sitting = a_sitting(members=some_members(base))
    assert tally(sitting, a_vote(agree=agree), GIAY_KHEN).percent == percent


@given(st.integers(1, 300), st.data())
def test_one_vote_more_never_makes_a_dossier_fail(members: int, data: st.DataObject) -> None:
    agree = data.draw(st.integers(0, members - 1))
    sitting = a_sitting(members=some_members(members))
    for rule in (GIAY_KHEN, FLAG):
        fewer = tally(sitting, a_vote(agree=agree), rule).passed
        more = tally(sitting, a_vote(agree=agree + 1), rule).passed
        assert more or not fewer
        assert tally(sitting, a_vote(agree=members), rule).passed


@given(st.integers(1, 40), st.data())
def test_votes_agree_just_when_the_present_all_and_the_absent_in_writing_may_have_voted(
    total: int, data: st.DataObject
) -> None:
    absent = data.draw(st.integers(0, total))
    written = data.draw(st.integers(0, absent))
    recused = data.draw(st.sets(st.integers(0, total - 1)))
    agree, disagree, abstain = (data.draw(st.integers(0, total)) for _ in range(3))
    members = some_members(total, absent, written)
    vote = Vote(
        dossier="HS-2026-0001",
        agree=agree,
        disagree=disagree,
        abstain=abstain,
        recused=tuple(members[place].name for place in recused),
    )
    sitting = a_sitting(members=members)
    free = [each for place, each in enumerate(members) if place not in recused]
    least = sum(each.present for each in free)
    most = least + sum(not each.present and bool(each.written_opinion) for each in free)
    assert voter_counts(sitting, vote) == (least, most - least)
    sound = least <= agree + disagree + abstain <= most
    assert sound == (not list(vote_faults(sitting, "HS", vote)))


def test_votes_that_do_not_add_up_are_refused_with_the_numbers() -> None:
    sitting = a_sitting(members=EIGHT_AND_A_LETTER)
    (fault,) = vote_faults(sitting, "HS-2026-0001 (Mẫu)", a_vote(agree=5, disagree=2, abstain=0))
    assert isinstance(fault, VotesDisagree)
    assert str(fault) == (
        "Hồ sơ HS-2026-0001 (Mẫu) có 7 phiếu (5 đồng ý, 2 không đồng ý, 0 không có ý kiến) nhưng"
        " phải có từ 8 đến 9 phiếu (8 thành viên có mặt được biểu quyết, 1 ý kiến bằng văn bản);"
        " hãy kiểm tra lại số phiếu."
    )


def test_a_negative_count_is_refused_even_when_the_sum_is_right() -> None:
    (fault,) = vote_faults(a_sitting(), "HS", a_vote(agree=10, disagree=-1))
    assert "số phiếu âm" in str(fault)


def test_only_members_can_be_recused() -> None:
    (fault,) = vote_faults(a_sitting(), "HS", a_vote(recused=("Người Lạ",)))
    assert "Người Lạ không tham gia biểu quyết" in str(fault)


def test_the_chair_is_a_member_who_is_present() -> None:
    assert "không có trong danh sách" in faults(a_sitting(chair="Người Lạ"))[0]
    members = some_members(9, absent=1)
    assert "vắng mặt" in faults(a_sitting(chair="Thành Viên 8", members=members))[0]


def test_the_secretary_may_come_from_outside_but_must_be_there() -> None:
    members = some_members(9, absent=1)
    assert "vắng mặt" in faults(a_sitting(secretary="Thành Viên 8", members=members))[0]
    assert faults(a_sitting(secretary="Thư Ký Ngoài")) == []


def test_a_member_stands_once_in_the_list() -> None:
    members = (*some_members(), some_members()[0].model_copy(update={"name": "THÀNH VIÊN 0"}))
    (fault,) = sitting_faults(a_sitting(members=members))
    assert isinstance(fault, InvalidForm)
    assert "Thành viên THÀNH VIÊN 0 có hai dòng" in str(fault)


def test_the_threshold_is_told_in_words() -> None:
    assert threshold_text(GIAY_KHEN) == "trên 1/2 tổng số thành viên được biểu quyết"
    assert threshold_text(FLAG) == "ít nhất 80/100 tổng số thành viên được biểu quyết"


def test_an_award_without_a_rule_is_a_fault_of_the_plan() -> None:
    with pytest.raises(PlanFault, match="cách biểu quyết Giấy khen"):
        voting_rule(the_plan().model_copy(update={"voting": ()}), "GIAY_KHEN", HELD_ON)
