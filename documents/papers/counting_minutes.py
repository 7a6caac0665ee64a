"""The minutes of the count of a secret ballot: from the count and the votes to their context."""

from collections.abc import Sequence

from documents.council_contexts import BallotRow, CountingMinutesContext
from documents.kinds import DocumentKind
from documents.naming import (
    award_name,
    committee_short,
    council_heading,
    council_name,
    numbered,
    occasion,
)
from documents.papers.awardees import considered_count, listed
from documents.papers.minutes import recusals, vote_rows
from documents.wording import OPEN_NAME, count, counted, date_words, recipients
from dossiers.council.ballots import voters
from dossiers.council.voting import BallotCount, CouncilSession, Tally
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan

_TELLERS = 3
"""Lines left open for who counted, when nobody was noted: the head and two more."""


def counting_minutes(
    plan: Plan,
    movement: Movement,  # noqa: ARG001 - all kinds are composed from the same facts
    round_: Round,
    session: CouncilSession,
    dossiers: Sequence[Dossier],
    tallies: Sequence[Tally],
    ballots: BallotCount,
    number: int | None,
) -> CountingMinutesContext:
    """Compose the minutes; `dossiers.council.conclusion` has seen to it that the sums agree."""
    considered = listed([tally.dossier for tally in tallies], dossiers)
    ward, linh, award = plan.ward, plan.ward.linh, award_name(plan, round_)
    present = sum(member.present for member in session.members)
    head, *others = ballots.tellers or (OPEN_NAME,) * _TELLERS
    return CountingMinutesContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Kiểm phiếu xét, đề nghị tặng {award} {occasion(round_)}",
        number=numbered(DocumentKind.BIEN_BAN_KIEM_PHIEU, number),
        held=date_words(session.held_on),
        place=session.place,
        council=council_name(ward),
        head=head,
        tellers=tuple(others),
        members=counted(len(session.members), "thành viên", linh),
        present_count=count(present, linh),
        sent_count=count(len(voters(session)) - present, linh),
        issued=counted(ballots.issued, "phiếu", linh),
        returned=counted(ballots.returned, "phiếu", linh),
        valid=counted(ballots.valid, "phiếu", linh),
        invalid=counted(ballots.invalid, "phiếu", linh),
        considered=considered_count(considered, linh),
        votes=_rows(considered, tallies, session.selected),
        recusals=tuple(recusals(session.votes, considered)),
        award=award,
        recipients=recipients("Lưu: VT, Hồ sơ"),
    )


def _rows(
    considered: Sequence[Dossier], tallies: Sequence[Tally], selected: Sequence[str]
) -> tuple[BallotRow, ...]:
    return tuple(
        BallotRow(**dict(row), valid=row.agree + row.disagree + row.abstain)
        for row in vote_rows(considered, tallies, selected)
    )
