"""The council by the ward's decision, against who sat."""

from datetime import date
from typing import Any

import pytest

from dossiers.council.roster import roster_faults, roster_notes
from dossiers.council.voting import Member
from dossiers.model.errors import Refused
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.plan.plan import Plan, RosterMember
from tests.dossiers.builders import (
    HELD_ON,
    a_roster_member,
    a_sitting,
    a_vote,
    concluded,
    nominated,
    some_members,
    the_plan,
)

SURE = Source(text="Quyết định thành lập Hội đồng")
NINE = tuple(a_roster_member(name=each.name) for each in some_members())


def confirmed(*members: RosterMember) -> tuple[RosterMember, ...]:
    return tuple(each.model_copy(update={"source": SURE}) for each in members)


def with_roster(*members: RosterMember) -> Plan:
    return the_plan().model_copy(update={"roster": members})


def test_the_council_that_the_ward_decided_on_is_nothing_to_speak_of() -> None:
    for roster in (NINE, confirmed(*NINE)):
        assert not [*roster_faults(a_sitting(), roster), *roster_notes(a_sitting(), roster)]


DIFFERENT = [
    ((*some_members(), Member(name="Người Lạ", role="Ủy viên", present=True)), "Người Lạ không có"),
    (some_members()[:-1], "thiếu thành viên Hội đồng ngày 05/11/2026: Thành Viên 8"),
]


@pytest.mark.parametrize(("members", "said"), DIFFERENT)
def test_a_difference_is_a_note_until_the_roster_is_confirmed_and_then_a_refusal(
    members: tuple[Member, ...], said: str
) -> None:
    sitting = a_sitting(members=members)
    (note,) = roster_notes(sitting, NINE)
    assert said in note
    assert "chưa xác nhận" in note
    assert not list(roster_faults(sitting, NINE))

    (fault,) = roster_faults(sitting, confirmed(*NINE))
    assert said in str(fault)
    assert not list(roster_notes(sitting, confirmed(*NINE)))


def test_one_unconfirmed_member_leaves_the_whole_roster_unconfirmed() -> None:
    roster = (*confirmed(*NINE[:-1]), NINE[-1])
    assert list(roster_notes(a_sitting(members=some_members()[:-1]), roster))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ({"until_on": date(2026, 11, 4)}, "từ 01/01/2026 đến 04/11/2026"),
        ({"from_on": date(2026, 11, 6)}, "từ 06/11/2026"),
        ({"until_on": HELD_ON}, ""),
        ({"from_on": HELD_ON}, ""),
    ],
)
def test_a_member_sits_only_in_the_term(term: dict[str, date], said: str) -> None:
    roster = (*NINE[:-1], NINE[-1].model_copy(update=term))
    notes = list(roster_notes(a_sitting(), roster))
    assert bool(notes) == bool(said)
    if said:
        assert f"không thuộc Hội đồng vào ngày 05/11/2026 (nhiệm kỳ {said})" in notes[0]


def test_with_a_confirmed_roster_nobody_can_be_left_out_of_the_base() -> None:
    plan = with_roster(*confirmed(*NINE))
    held = nominated(NomineeKind.CA_NHAN, 1)
    short: dict[str, Any] = {"members": some_members(8), "votes": (a_vote(agree=5, disagree=3),)}
    with pytest.raises(Refused, match="thiếu thành viên Hội đồng"):
        concluded(held, plan=plan, **short)
    assert concluded(held, plan=with_roster(*NINE), **short).tallies[0].base == 8
    assert concluded(held, plan=plan).tallies[0].base == len(NINE)
