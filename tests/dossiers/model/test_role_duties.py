"""Who may press what, and the duties on one dossier that are of different people."""

from datetime import UTC, date, datetime

import pytest

from dossiers.model.errors import Refused
from dossiers.model.events import Event, Step
from dossiers.model.role_duties import (
    KEPT_APART,
    OFFICERS,
    PRESSED_BY,
    SIGNERS,
    UNIT_ROLES,
    UPLOADERS,
    check_kept_apart,
    check_press,
    check_unit,
    may_press,
)
from dossiers.model.roles import Person, Role


def person(*roles: Role, account: str = "lan", unit: str = "") -> Person:
    return Person(account=account, name="Nguyễn Thị Lan", roles=roles, unit=unit)


def act(step: Step, actor: str, dossier: str = "HS-2026-0001") -> Event:
    return Event(
        round="2026",
        dossier=dossier,
        step=step,
        by="ai đó",
        actor=actor,
        on=date(2026, 10, 5),
        at=datetime(2026, 10, 5, tzinfo=UTC),
    )


def test_every_step_is_somebodys() -> None:
    assert {each.value for each in Step} <= set(PRESSED_BY)
    assert all(PRESSED_BY.values())


def test_units_people_see_their_own_alone_and_everybody_else_everything() -> None:
    assert set(Role) == OFFICERS | UNIT_ROLES
    assert not OFFICERS & UNIT_ROLES
    assert SIGNERS <= UPLOADERS
    assert {Role.DON_VI} == UNIT_ROLES


def test_neither_members_nor_administrators_take_a_step_of_the_way() -> None:
    of_the_way = [each for each in Step if each not in {Step.TEMPLATE_CHECK, *_tools()}]
    for role in (Role.UY_VIEN, Role.QUAN_TRI):
        assert not any(may_press(person(role), each.value) for each in of_the_way)


def _tools() -> set[Step]:
    """List steps that are no part of the way, if there are any that administrators have."""
    return {each for each in Step if each.value == "reminders"}


def test_one_who_may_not_is_refused_by_name_and_told_whose_step_it_is() -> None:
    with pytest.raises(Refused, match=r"Nguyễn Thị Lan.*“Hội đồng xét”.*Thư ký Hội đồng"):
        check_press(person(Role.CHU_TICH), "council", "Hội đồng xét")
    check_press(person(Role.CHU_TICH, Role.THU_KY), "council", "Hội đồng xét")


def test_an_unknown_button_is_nobodys() -> None:
    with pytest.raises(Refused, match="không ai"):
        check_press(person(*Role), "no_op", "no_op")


def test_a_unit_hands_in_for_itself_however_it_is_typed() -> None:
    unit = person(Role.DON_VI, unit="Trường THCS Hòa Mẫu")
    check_unit(unit, "trường THCS  Hoà Mẫu")
    with pytest.raises(Refused, match="không nộp thay “Trường Khác”"):
        check_unit(unit, "Trường Khác")


@pytest.mark.parametrize("before", list(KEPT_APART))
@pytest.mark.parametrize("after", list(KEPT_APART))
def test_proposing_appraising_and_deciding_are_of_three_people(before: Step, after: Step) -> None:
    lan = person(Role.CHUYEN_VIEN)
    events = [act(before, "lan"), act(before, "chi"), act(Step.COUNCIL, "lan"), act(after, "")]
    if KEPT_APART[before] == KEPT_APART[after]:
        check_kept_apart(lan, after, events)
        return
    with pytest.raises(Refused, match=r"Nguyễn Thị Lan đã .* HS-2026-0001 ngày 05/10/2026"):
        check_kept_apart(lan, after, events)
    check_kept_apart(person(Role.VAN_THU, account="van"), after, events)


def test_other_steps_ask_nothing_of_the_past() -> None:
    events = [act(each, "lan") for each in KEPT_APART]
    check_kept_apart(person(Role.THU_KY), Step.COUNCIL, events)
    check_kept_apart(person(Role.CHUYEN_VIEN), Step.WITHDRAWAL, events)
