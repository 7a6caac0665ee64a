"""Who may press what, and the duties on one dossier that are of different people."""

from datetime import UTC, date, datetime

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from dossiers.model.events import Event
from dossiers.model.role_duties import (
    CORRECTED_BY,
    KEPT_APART,
    OFFICERS,
    PRESSED_BY,
    SIGNERS,
    UNIT_ROLES,
    UPLOADERS,
    check_corrector,
    check_kept_apart,
    check_press,
    check_unit,
    may_correct,
    may_press,
)
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step
from tests.dossiers.builders import a_dossier


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


_KEEPING = {Step.TEMPLATE_CHECK, Step.ANONYMISING}


def test_neither_members_nor_administrators_take_a_step_of_the_way() -> None:
    of_the_way = [each for each in Step if each not in {*_KEEPING, *_tools()}]
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


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("role", Role)
def test_who_corrects_a_fact_depends_on_where_the_dossier_stands(
    role: Role, status: Status
) -> None:
    somebody, dossier = person(role), a_dossier(status=status)
    if may_correct(somebody, status):
        check_corrector(somebody, dossier)
        assert may_press(somebody, Step.CORRECTION.value)
        return
    with pytest.raises(Refused, match="Nguyễn Thị Lan không được sửa thông tin hồ sơ"):
        check_corrector(somebody, dossier)


def test_a_fact_is_corrected_by_those_whose_papers_follow() -> None:
    assert CORRECTED_BY[Status.DA_TIEP_NHAN] == {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH}
    assert CORRECTED_BY[Status.HOI_DONG_DE_NGHI] >= {Role.THU_KY}
    assert CORRECTED_BY[Status.TRINH_KY] == {Role.LANH_DAO_VHXH}
    assert Status.DA_BAN_HANH not in CORRECTED_BY
