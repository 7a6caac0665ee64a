from datetime import date

import pytest

from dossiers.council.meeting import Meeting, invitation_note, meeting_faults, notice_fault, serving
from dossiers.model.errors import DatesOutOfOrder, InvalidForm
from dossiers.model.record import Source
from dossiers.plan.plan import MeetingRule, RosterMember

DAY = date(2026, 11, 5)


def a_member(name: str, **changes: object) -> RosterMember:
    facts: dict[str, object] = {
        "name": name,
        "role": "Ủy viên",
        "office": "Trưởng phòng",
        "from_on": date(2026, 1, 1),
        "source": Source(text="mẫu"),
    }
    return RosterMember.model_validate(facts | changes)


def a_meeting(chair: str) -> Meeting:
    return Meeting(meets_on=DAY, place="Phòng họp", chair=chair)


def test_those_serve_whose_term_holds_on_the_day() -> None:
    roster = [
        a_member("Bàn Văn Mẫu"),
        a_member("Lý Thị Mẫu", until_on=date(2026, 11, 4)),
        a_member("Hà Thị Mẫu", until_on=DAY),
        a_member("Vi Văn Mẫu", from_on=date(2026, 11, 6)),
    ]
    assert [each.name for each in serving(roster, DAY)] == ["Bàn Văn Mẫu", "Hà Thị Mẫu"]


def test_nothing_is_wrong_with_an_invitation_on_the_day_itself() -> None:
    members = [a_member("Hoà Thị Mẫu")]
    assert list(meeting_faults(a_meeting("Hòa Thị Mẫu"), members, DAY)) == []


def test_every_fault_is_told_at_once() -> None:
    faults = list(meeting_faults(a_meeting("Người Lạ"), [], date(2026, 11, 6)))
    assert [type(each) for each in faults] == [DatesOutOfOrder, InvalidForm]


def a_rule(confirmed: bool = False) -> MeetingRule:
    source = Source(text="Quy chế", confirmed=confirmed)
    return MeetingRule(notice_days=3, in_force_from=date(2025, 7, 1), source=source)


@pytest.mark.parametrize(("day", "short"), [(2, False), (3, True), (5, True), (6, False)])
def test_short_notice_is_said_and_noted_as_unconfirmed(day: int, short: bool) -> None:
    said = notice_fault([a_rule()], a_meeting("Mẫu"), date(2026, 11, day))
    assert ("Quy chế" in said and "chưa được xác nhận" in said) is short


def test_a_confirmed_notice_is_demanded_and_none_asks_nothing() -> None:
    with pytest.raises(DatesOutOfOrder, match="ít nhất 3 ngày"):
        notice_fault([a_rule(confirmed=True)], a_meeting("Mẫu"), date(2026, 11, 4))
    assert notice_fault((), a_meeting("Mẫu"), DAY) == ""


def test_an_invitation_that_the_session_does_not_follow_is_noted() -> None:
    assert invitation_note(DAY, [date(2026, 11, 2), DAY]) == ""
    assert "Chưa có giấy mời" in invitation_note(DAY, [])
    assert "02/11/2026" in invitation_note(DAY, [date(2026, 11, 2)])
