from datetime import date

from dossiers.errors import DatesOutOfOrder, InvalidForm
from dossiers.facts import Source
from dossiers.meeting import Meeting, meeting_faults, serving
from dossiers.plan import RosterMember

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
