"""The invitation to the council's session: from a meeting to come to its context."""

from collections.abc import Sequence
from datetime import date

from documents.council_contexts import InvitationContext, Invitee
from documents.kinds import DocumentKind
from documents.naming import (
    award_name,
    committee_short,
    council_heading,
    council_name,
    merit,
    numbered,
    occasion,
)
from documents.papers.awardees import considered_count
from documents.wording import (
    council_authority,
    date_words,
    document_date,
    hour_words,
    recipients,
)
from dossiers.council.meeting import Meeting, meeting_faults, serving
from dossiers.model.dossier import Dossier
from dossiers.model.errors import refuse_all
from dossiers.model.names import comparable
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan, RosterMember

AGENDA = (
    "nghe báo cáo kết quả thẩm định hồ sơ đề nghị khen thưởng",
    "thảo luận, xét và biểu quyết từng hồ sơ",
    "thông qua biên bản họp",
)
"""What a session does in any case, where the form names no items."""


def invitation(
    plan: Plan,
    movement: Movement,
    round_: Round,
    meeting: Meeting,
    dossiers: Sequence[Dossier],
    number: int | None,
    invited_on: date,
) -> InvitationContext:
    """The context of the invitation to all who sit on the council on that day.

    `dossiers` are those to be considered. Raises Refused with what is wrong with the meeting.
    """
    ward, members = plan.ward, serving(plan.roster, meeting.meets_on)
    refuse_all(meeting_faults(meeting, members, invited_on))
    chair = _chair(meeting, members)
    award = award_name(plan, round_)
    return InvitationContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Họp xét, đề nghị tặng {award} {occasion(round_)}",
        place=ward.place,
        dated=document_date(invited_on if number is not None else None, invited_on),
        authority=council_authority(chair.role),
        signer=chair.name,
        recipients=recipients("Như trên", f"Lưu: VT, {ward.drafter}"),
        number=numbered(DocumentKind.GIAY_MOI, number),
        council=council_name(ward),
        invitees=_invitees(members),
        considered=considered_count(dossiers, ward.linh),
        award=award,
        merit=merit(movement, round_),
        chair=f"{chair.name}, {chair.role}",
        time=f"{hour_words(meeting.starts_at)}, {date_words(meeting.meets_on)}",
        venue=meeting.place,
        agenda=tuple(item.rstrip(" .;") for item in meeting.agenda or AGENDA),
        office_held=chair.office.upper(),
    )


def _chair(meeting: Meeting, members: Sequence[RosterMember]) -> RosterMember:
    return next(each for each in members if comparable(each.name) == comparable(meeting.chair))


def _invitees(members: Sequence[RosterMember]) -> tuple[Invitee, ...]:
    return tuple(Invitee(name=each.name, office=each.office, role=each.role) for each in members)
