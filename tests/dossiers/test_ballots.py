from datetime import date

import pytest

from dossiers.ballots import ballot_faults, count_faults, voters
from dossiers.council import BallotCount, Member, Sitting, Vote, VoteMode

SITTING = Sitting(
    round="R",
    held_on=date(2026, 11, 5),
    place="Phòng họp",
    chair="A",
    secretary="B",
    members=(
        Member(name="A", role="Chủ tịch", present=True),
        Member(name="B", role="Thư ký", present=True),
        Member(name="C", role="Ủy viên", present=False, written_opinion="nhất trí"),
        Member(name="D", role="Ủy viên", present=False),
    ),
    mode=VoteMode.BO_PHIEU_KIN,
    votes=(),
)


def a_count(issued: int = 3, returned: int = 3, valid: int = 3, invalid: int = 0) -> BallotCount:
    return BallotCount(
        tellers=("B",), issued=issued, returned=returned, valid=valid, invalid=invalid
    )


def a_vote(agree: int, disagree: int = 0, abstain: int = 0, *recused: str) -> Vote:
    return Vote(dossier="HS", agree=agree, disagree=disagree, abstain=abstain, recused=recused)


def test_those_present_and_those_who_wrote_hold_a_ballot() -> None:
    assert len(voters(SITTING)) == 3


@pytest.mark.parametrize(
    "count", [a_count(), a_count(returned=2, valid=2), a_count(valid=2, invalid=1)]
)
def test_sums_that_agree_have_no_fault(count: BallotCount) -> None:
    assert list(count_faults(SITTING, count)) == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (a_count(issued=4), "Phát ra 4 phiếu nhưng chỉ có 3 thành viên"),
        (a_count(issued=2), "Thu về 3 phiếu, nhiều hơn số phát ra 2"),
        (a_count(valid=2), "Phiếu hợp lệ 2 cộng không hợp lệ 0 khác số thu về 3"),
        (a_count(valid=4, invalid=-1), "không thể là số âm"),
        (a_count().model_copy(update={"tellers": ()}), "Chưa ghi ai trong Tổ kiểm phiếu"),
    ],
)
def test_sums_that_do_not_agree_are_told(count: BallotCount, said: str) -> None:
    (fault,) = count_faults(SITTING, count)
    assert said in str(fault)


def test_an_open_vote_has_no_count_of_ballots() -> None:
    open_vote = SITTING.model_copy(update={"mode": VoteMode.BIEU_QUYET})
    (fault,) = count_faults(open_vote, a_count())
    assert "biểu quyết công khai" in str(fault)


@pytest.mark.parametrize(("cast", "right"), [(0, False), (1, True), (2, True), (3, False)])
def test_an_invalid_ballot_may_or_may_not_be_that_of_a_recused_member(
    cast: int, *, right: bool
) -> None:
    spoiled = a_count(valid=2, invalid=1)
    assert right == (not list(ballot_faults(SITTING, spoiled, "HS", a_vote(cast, 0, 0, "B"))))


def test_votes_on_a_dossier_are_the_valid_ballots_less_the_recused() -> None:
    assert list(ballot_faults(SITTING, a_count(), "HS", a_vote(2, 1))) == []
    assert list(ballot_faults(SITTING, a_count(), "HS", a_vote(1, 0, 1, "B"))) == []
    assert list(ballot_faults(SITTING, a_count(), "HS", a_vote(2, 1, 0, "D"))) == []
    (fault,) = ballot_faults(SITTING, a_count(), "HS", a_vote(3, 0, 0, "B"))
    assert "có 3 phiếu" in str(fault)
    assert "phải có 2" in str(fault)
