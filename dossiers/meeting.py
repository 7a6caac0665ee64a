"""A session of the council that is yet to be held: whom to invite, and what must be right."""

from collections.abc import Iterator, Sequence
from datetime import date, time

from dossiers.errors import DatesOutOfOrder, InvalidForm, Refused
from dossiers.facts import Fact, Text
from dossiers.names import comparable
from dossiers.plan import RosterMember


class Meeting(Fact):
    """A session to come (phiên họp sắp tới); `agenda` are its items in order."""

    meets_on: date
    starts_at: time | None = None
    place: Text
    chair: Text
    agenda: tuple[Text, ...] = ()


def serving(roster: Sequence[RosterMember], on: date) -> tuple[RosterMember, ...]:
    """The members of the council on a day, in the order of the roster."""
    return tuple(each for each in roster if each.covers(on))


def meeting_faults(
    meeting: Meeting, members: Sequence[RosterMember], invited_on: date
) -> Iterator[Refused]:
    """What is wrong with an invitation to the session, sent on a day."""
    if invited_on > meeting.meets_on:
        yield DatesOutOfOrder(
            f"Ngày giấy mời {invited_on:%d/%m/%Y} sau ngày họp {meeting.meets_on:%d/%m/%Y};"
            " hãy sửa lại ngày."
        )
    if comparable(meeting.chair) not in {comparable(each.name) for each in members}:
        yield InvalidForm(
            f"Người chủ trì {meeting.chair} không có trong danh sách Hội đồng ngày"
            f" {meeting.meets_on:%d/%m/%Y}; hãy sửa tên hoặc danh sách."
        )
