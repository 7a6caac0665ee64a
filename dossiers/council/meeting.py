"""A session of the council that is yet to be held: whom to invite, and what must be right."""

from collections.abc import Iterator, Sequence
from datetime import date, time

from dossiers.model.dossier import Dossier
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, Refused
from dossiers.model.names import comparable
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.plan.plan import MeetingRule, RosterMember
from dossiers.plan.validity import value_on


class Meeting(FrozenModel):
    """A session to come (phiên họp sắp tới); `agenda` are its items in order."""

    meets_on: date
    starts_at: time | None = None
    place: Text
    chair: Text
    agenda: tuple[Text, ...] = ()


def serving(roster: Sequence[RosterMember], on: date) -> tuple[RosterMember, ...]:
    """Return the members of the council on a day, in the order of the roster."""
    return tuple(each for each in roster if each.covers(on))


def meeting_faults(
    meeting: Meeting, members: Sequence[RosterMember], invited_on: date
) -> Iterator[Refused]:
    """Yield what is wrong with an invitation to the session, sent on a day."""
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


def check_agenda(round_: Round, waiting: Sequence[Dossier], invited_on: date) -> None:
    """Refuse an invitation to a session with nothing to consider, or sent before the appraisal.

    Order of the papers: appraisal, invitation, minutes (plan VI.2.1.c).
    """
    if not waiting:
        raise Refused(
            f"Đợt {round_.code} chưa có hồ sơ nào đủ điều kiện để mời Hội đồng họp xét; hãy thẩm"
            " định trước."
        )
    latest = max((each.appraisal.appraised_on for each in waiting if each.appraisal), default=None)
    if latest is not None and invited_on < latest:
        raise DatesOutOfOrder(
            f"Ngày giấy mời {invited_on:%d/%m/%Y} trước ngày thẩm định {latest:%d/%m/%Y}; hãy sửa"
            " lại ngày."
        )


def notice_fault(rules: Sequence[MeetingRule], meeting: Meeting, invited_on: date) -> str:
    """Return what is to be said of an invitation at short notice, "" if nothing.

    Raises DatesOutOfOrder where the office has confirmed the rule, NotInForce where it has lapsed.
    """
    days = (meeting.meets_on - invited_on).days
    rule = value_on(MeetingRule, rules, invited_on) if rules else None
    if rule is None or not 0 <= days < rule.notice_days:
        return ""
    said = (
        f"Giấy mời gửi trước ngày họp {days} ngày; phải gửi trước ít nhất {rule.notice_days} ngày"
        f" ({rule.source.text})."
    )
    if rule.source.confirmed:
        raise DatesOutOfOrder(said)
    return f"{said} Quy định này chưa được xác nhận."


def invitation_note(held_on: date, invited_for: Sequence[date]) -> str:
    """Return what to say of a session that no invitation calls for that day, "" if nothing."""
    if held_on in invited_for:
        return ""
    if not invited_for:
        return f"Chưa có giấy mời cho phiên họp ngày {held_on:%d/%m/%Y}."
    return (
        f"Giấy mời ghi họp ngày {max(invited_for):%d/%m/%Y}, biên bản ghi họp ngày"
        f" {held_on:%d/%m/%Y}; hãy đối chiếu."
    )
