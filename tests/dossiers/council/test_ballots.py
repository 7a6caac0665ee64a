from datetime import date
from typing import Any

import pytest

from dossiers.council.ballots import ballot_faults, ballot_holders, count_faults
from dossiers.council.conclusion import Conclusion
from dossiers.council.voting import BallotCount, Member, Sitting, Vote, VoteMode
from dossiers.model.errors import InvalidForm, VotesDisagree
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.model.round import Occasion, Round
from tests.dossiers.builders import a_ballot_count, a_round, concluded, nominated, the_plan

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
    assert len(ballot_holders(SITTING)) == 3


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


FLAG = a_round(award="CO_THI_DUA", occasion=Occasion.TONG_KET, year=2030)
SECRET: dict[str, Any] = {"mode": VoteMode.BO_PHIEU_KIN, "ballots": a_ballot_count()}


def decided(round_: Round = FLAG, *, confirmed: bool = False, **change: Any) -> Conclusion:
    """Return a session on a collective, all in favour, the rule on its vote confirmed or not."""
    rules = tuple(
        each.model_copy(update={"source": Source(text=each.source.text, confirmed=confirmed)})
        for each in the_plan().voting
    )
    plan = the_plan().model_copy(update={"voting": rules})
    return concluded(nominated(NomineeKind.TAP_THE, 1), round_, plan=plan, **change)


def test_a_flag_is_voted_on_in_secret_by_a_rule_that_is_confirmed_or_only_noted() -> None:
    """Decree 98/2023, Điều 30 khoản 7: flags by ballot; that Decree 152 keeps it is unsure."""
    said = "Cờ thi đua của UBND tỉnh phải xét bằng bỏ phiếu kín"
    assert [said in each for each in decided().notes].count(True) == 1
    assert not [each for each in decided(**SECRET).notes if said in each]
    with pytest.raises(InvalidForm, match=f"{said} .*; hãy bỏ phiếu kín"):
        decided(confirmed=True)
    assert decided(confirmed=True, **SECRET).session.selected
    for confirmed in (True, False):
        shown = decided(a_round(), confirmed=confirmed)
        assert not [each for each in shown.notes if "phải xét bằng bỏ phiếu kín" in each]


def test_a_session_is_refused_for_what_its_ballots_do_not_say() -> None:
    for wrong in (a_ballot_count(10, 10), a_ballot_count(9, 8)):
        with pytest.raises(VotesDisagree):
            decided(**{**SECRET, "ballots": wrong})
