"""The council's arithmetic as cases, each with the article or rule that it comes from."""

from typing import Any, NamedTuple

import pytest

from dossiers.council.ranking import passing
from dossiers.council.voting import Member, Sitting, Tally, Vote, tally, voting_rule
from dossiers.model.errors import QuorumNotMet, VotesDisagree
from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from dossiers.plan.voting_rule import VoteBase
from tests.dossiers.builders import (
    HELD_ON,
    a_ballot_count,
    a_collective,
    a_nominee,
    a_roster_member,
    a_round,
    a_sitting,
    a_vote,
    an_eligible_dossier,
    concluded,
    nominated,
    some_members,
    the_plan,
)

GIAY_KHEN, BANG_KHEN, FLAG = "GIAY_KHEN", "BANG_KHEN", "CO_THI_DUA"
PERSON = NomineeKind.CA_NHAN

# Quorum: at least two thirds of the members, whoever wrote (the council's own rules).

RULES = "Quy chế của Hội đồng"
FLAG_RULE = "Nghị định số 98/2023/NĐ-CP, Điều 30 khoản 7"
QUORUMS = [
    (RULES, GIAY_KHEN, 6, 9, True),
    (RULES, GIAY_KHEN, 5, 9, False),
    (RULES, GIAY_KHEN, 7, 10, True),
    (RULES, GIAY_KHEN, 6, 10, False),
    (RULES, GIAY_KHEN, 8, 11, True),
    (RULES, GIAY_KHEN, 7, 11, False),
    (RULES, BANG_KHEN, 4, 6, True),
    (RULES, BANG_KHEN, 3, 6, False),
]


@pytest.mark.parametrize(("source", "award", "present", "total", "met"), QUORUMS)
def test_a_session_needs_its_quorum(
    source: str, award: str, present: int, total: int, *, met: bool
) -> None:
    rule = voting_rule(the_plan(), award, HELD_ON)
    assert rule.source.text.startswith(source)
    members = some_members(total, absent=total - present, written=total - present)
    vote = a_vote(agree=total, disagree=0)
    round_ = a_round(award=award)
    if met:
        assert concluded(nominated(PERSON, 1), round_, members=members, votes=(vote,))
        return
    with pytest.raises(QuorumNotMet, match=f"chỉ có {present}/{total}"):
        concluded(nominated(PERSON, 1), round_, members=members, votes=(vote,))


# Thresholds, over each base; whole numbers only.


class Threshold(NamedTuple):
    """Who sat, how they voted, and whether that is enough."""

    source: str
    award: str
    base: VoteBase
    members: tuple[Member, ...]
    vote: tuple[int, int, int]
    passed: bool
    of: int
    ballots: tuple[int, int] | None = None
    """Issued and valid."""
    recused: tuple[str, ...] = ()


ALL, PRESENT, VALID = VoteBase.ALL_MEMBERS, VoteBase.PRESENT, VoteBase.VALID_BALLOTS
NINE, SEVEN_OF_NINE = some_members(9), some_members(9, absent=2)
LETTERS = some_members(9, absent=2, written=2)
THRESHOLDS = [
    Threshold(RULES, GIAY_KHEN, ALL, NINE, (5, 4, 0), True, 9),
    Threshold(RULES, GIAY_KHEN, ALL, NINE, (4, 5, 0), False, 9),
    Threshold(RULES, GIAY_KHEN, ALL, some_members(10), (5, 5, 0), False, 10),
    Threshold(RULES, GIAY_KHEN, ALL, SEVEN_OF_NINE, (4, 3, 0), False, 9),
    Threshold(RULES, GIAY_KHEN, ALL, LETTERS, (5, 4, 0), True, 9),
    Threshold(RULES, GIAY_KHEN, ALL, NINE, (4, 3, 1), False, 8, recused=("Thành Viên 8",)),
    Threshold(RULES, GIAY_KHEN, ALL, NINE, (5, 2, 1), True, 8, recused=("Thành Viên 8",)),
    Threshold(RULES, GIAY_KHEN, PRESENT, SEVEN_OF_NINE, (4, 3, 0), True, 7),
    Threshold(RULES, GIAY_KHEN, PRESENT, SEVEN_OF_NINE, (3, 4, 0), False, 7),
    Threshold(RULES, GIAY_KHEN, PRESENT, LETTERS, (5, 4, 0), True, 9),
    Threshold(RULES, GIAY_KHEN, PRESENT, LETTERS, (4, 4, 0), False, 8),
    Threshold(RULES, GIAY_KHEN, PRESENT, NINE, (4, 3, 0), False, 9, (9, 7)),
    Threshold(RULES, GIAY_KHEN, VALID, NINE, (4, 3, 0), True, 7, (9, 7)),
    Threshold(RULES, GIAY_KHEN, ALL, NINE, (4, 3, 0), False, 9, (9, 7)),
    Threshold(RULES, GIAY_KHEN, VALID, NINE, (3, 3, 0), False, 6, (9, 6)),
    Threshold(RULES, GIAY_KHEN, PRESENT, LETTERS, (5, 3, 0), True, 9, (9, 8)),
    Threshold(RULES, GIAY_KHEN, PRESENT, LETTERS, (4, 4, 0), False, 8, (8, 8)),
    Threshold(FLAG_RULE, FLAG, ALL, some_members(10), (8, 2, 0), True, 10),
    Threshold(FLAG_RULE, FLAG, ALL, some_members(10), (7, 3, 0), False, 10),
    Threshold(FLAG_RULE, FLAG, ALL, NINE, (8, 1, 0), True, 9),
    Threshold(FLAG_RULE, FLAG, ALL, NINE, (7, 2, 0), False, 9),
    Threshold(FLAG_RULE, FLAG, ALL, some_members(199), (159, 40, 0), False, 199),
    Threshold(FLAG_RULE, FLAG, ALL, some_members(200), (160, 40, 0), True, 200),
]


def seated(case: Threshold) -> tuple[Sitting, Vote]:
    agree, disagree, abstain = case.vote
    vote = a_vote(agree=agree, disagree=disagree, abstain=abstain, recused=case.recused)
    change: dict[str, Any] = {"members": case.members, "votes": (vote,)}
    if case.ballots is not None:
        issued, valid = case.ballots
        change |= {"mode": "BO_PHIEU_KIN", "ballots": a_ballot_count(issued, valid)}
    return a_sitting(**change), vote


@pytest.mark.parametrize("case", THRESHOLDS, ids=range(len(THRESHOLDS)))
def test_who_reaches_the_threshold_passes(case: Threshold) -> None:
    rule = voting_rule(the_plan(), case.award, HELD_ON)
    assert rule.source.text.startswith(case.source)
    counted = tally(*seated(case), rule.model_copy(update={"base": case.base}))
    assert (counted.base, counted.passed) == (case.of, case.passed)


@pytest.mark.parametrize("case", [each for each in THRESHOLDS if each.award == GIAY_KHEN])
def test_a_session_decides_by_that(case: Threshold) -> None:
    plan = the_plan()
    rules = tuple(each.model_copy(update={"base": case.base}) for each in plan.voting)
    sitting, _ = seated(case)
    done = concluded(
        nominated(PERSON, 1),
        plan=plan.model_copy(update={"voting": rules}),
        **{name: getattr(sitting, name) for name in ("members", "votes", "mode", "ballots")},
    )
    assert bool(done.session.selected) == case.passed


# Ties: by law a woman, or a collective with at least 70 % women, goes first.

TIES = "Nghị định số 152/2025/NĐ-CP, Điều 4 khoản 6"


def woman(name: str) -> Nominee:
    return a_nominee(name=name, honorific=Honorific.BA)


def with_women(name: str, women: int | None, members: int | None) -> Nominee:
    return a_collective(name=name, women=women, members=members)


FAVOURED = [
    (TIES, (a_nominee(name="Nam"), woman("Nữ")), (9, 9), [2, 1]),
    (TIES, (a_nominee(name="Nam"), woman("Nữ")), (9, 8), [1, 2]),
    (TIES, (woman("Nữ 1"), woman("Nữ 2")), (9, 9), [1, 2]),
    (TIES, (a_collective(name="A"), with_women("B", 7, 10)), (9, 9), [2, 1]),
    (TIES, (a_collective(name="A"), with_women("B", 69, 100)), (9, 9), [1, 2]),
    (TIES, (a_collective(name="A"), with_women("B", 70, 100)), (9, 9), [2, 1]),
    (TIES, (a_collective(name="A"), with_women("B", 2, 3)), (9, 9), [1, 2]),
    (TIES, (a_collective(name="A"), with_women("B", 5, None)), (9, 9), [1, 2]),
]


@pytest.mark.parametrize(("source", "nominees", "agree", "order"), FAVOURED)
def test_equals_stand_as_the_law_says(
    source: str, nominees: tuple[Nominee, ...], agree: tuple[int, ...], order: list[int]
) -> None:
    (rule,) = the_plan().tie_breaks
    assert rule.source.text == source
    held = {
        each.code: each
        for each in (an_eligible_dossier(n, nominee=one) for n, one in enumerate(nominees, 1))
    }
    counts = [
        Tally(dossier=code, agree=n, disagree=9 - n, abstain=0, base=9, passed=True)
        for code, n in zip(held, agree, strict=True)
    ]
    assert [int(each.dossier[-1]) for each in passing(counts, held, rule)] == order


# Recusal: whoever is concerned does not vote, and the base shrinks.

CONCERN = "Quy chế của Hội đồng; Luật Thi đua, khen thưởng, Điều 5 (công bằng, khách quan)"
HEAD, HEADED = "Thành Viên 3", "Chi cục Mẫu"
RECUSALS = [
    (CONCERN, a_nominee(name="Thành Viên 3"), ("Thành Viên 3",), 8),
    (CONCERN, a_nominee(name="THÀNH VIÊN 3"), (), None),
    (CONCERN, a_nominee(name="Thành viên 3"), ("Thành Viên 4",), None),
    (CONCERN, a_nominee(name="Thanh Vien 3"), (), 9),
    (CONCERN, a_collective(name=HEADED), (HEAD,), 8),
    (CONCERN, a_collective(name="CHI CỤC MẪU"), (), None),
    (CONCERN, a_collective(name="Chi cục khác"), (), 9),
    (CONCERN, a_collective(name="Thành Viên 3"), (), 9),
    (CONCERN, a_nominee(name="Thành Viên 0"), ("Thành Viên 0",), 8),
]


@pytest.mark.parametrize(("source", "nominee", "recused", "base"), RECUSALS)
def test_whoever_is_concerned_does_not_vote(
    source: str, nominee: Nominee, recused: tuple[str, ...], base: int | None
) -> None:
    assert source
    roster = (a_roster_member(name=HEAD, heads=(HEADED,)),)
    plan = the_plan().model_copy(update={"roster": roster})
    held = an_eligible_dossier(nominee=nominee)
    vote = a_vote(agree=9 - len(recused), disagree=0, recused=recused)
    if base is None:
        with pytest.raises(VotesDisagree, match="không được biểu quyết"):
            concluded([held], plan=plan, votes=(vote,))
        return
    assert concluded([held], plan=plan, votes=(vote,)).tallies[0].base == base
