"""The minutes of the council: from a session and its tallies to their context."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from documents.contexts import Attendee, MinutesContext, RecommendedRow, VoteRow
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
from documents.papers.awardees import considered_count, counts, listed, post
from documents.wording import count, counted, date_words, hour_words, recipients
from dossiers.council.voting import CouncilSession, Member, Tally, Vote, threshold_text, voting_rule
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.plan import Linh, Movement, Plan


def minutes(
    plan: Plan,
    movement: Movement,
    round_: Round,
    session: CouncilSession,
    dossiers: Sequence[Dossier],
    tallies: Sequence[Tally],
    replaced: CouncilSession | None = None,
) -> MinutesContext:
    """The context of the minutes; raises UnknownDossier if a vote has no dossier.

    `replaced` is the session that this one mends, if any.
    """
    ward, award = plan.ward, award_name(plan, round_)
    considered, selected = listed(_codes(tallies), dossiers), listed(session.selected, dossiers)
    return MinutesContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Họp xét, đề nghị tặng {award} {occasion(round_)}",
        number=numbered(DocumentKind.BIEN_BAN_HOP, session.number),
        held=date_words(session.held_on),
        started=hour_words(session.started_at),
        ended=hour_words(session.ended_at),
        place=session.place,
        council=council_name(ward),
        chair=session.chair,
        secretary=session.secretary,
        **_attendance(session, ward.linh),
        mode=session.mode.text.lower(),
        replaces=tuple(_replaces(session, replaced)),
        threshold=threshold_text(voting_rule(plan, round_.award)),
        considered=considered_count(considered, ward.linh),
        votes=vote_rows(considered, tallies, session.selected),
        recusals=tuple(_remarks(session, considered)),
        award=award,
        merit=merit(movement, round_),
        recommended_count=counts(selected, ward.linh),
        recommended=_recommended(selected),
        recipients=recipients("Lưu: VT, Hồ sơ"),
    )


def _attendance(session: CouncilSession, linh: Linh) -> dict[str, Any]:
    """Who was present, who was not, and how many."""
    present = [member for member in session.members if member.present]
    absent = [member for member in session.members if not member.present]
    return {
        "members": counted(len(session.members), "thành viên", linh),
        "present_count": count(len(present), linh),
        "present": _attendees(present),
        "absent_count": count(len(absent), linh),
        "absent": _attendees(absent),
    }


def _codes(tallies: Sequence[Tally]) -> list[str]:
    return [tally.dossier for tally in tallies]


_SILENT = "không có ý kiến bằng văn bản"


def _attendees(members: Iterable[Member]) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(
            name=member.name,
            role=member.role,
            opinion="" if member.present else member.written_opinion or _SILENT,
        )
        for member in members
    )


def vote_rows(
    considered: Sequence[Dossier], tallies: Sequence[Tally], selected: Sequence[str]
) -> tuple[VoteRow, ...]:
    """A row for each dossier considered."""
    by_dossier = {tally.dossier: tally for tally in tallies}
    return tuple(
        _vote(ordinal, dossier, by_dossier[dossier.code], chosen=dossier.code in selected)
        for ordinal, dossier in enumerate(considered, start=1)
    )


def _vote(ordinal: int, dossier: Dossier, tally: Tally, *, chosen: bool) -> VoteRow:
    return VoteRow(
        ordinal=ordinal,
        name=dossier.nominee.addressed,
        unit=dossier.unit.name,
        agree=tally.agree,
        disagree=tally.disagree,
        abstain=tally.abstain,
        share=f"{tally.agree}/{tally.base} ({tally.percent})",
        outcome="Đề nghị" if chosen else "Không đề nghị",
    )


def recusals(votes: Iterable[Vote], considered: Sequence[Dossier]) -> Iterable[str]:
    """Who did not vote on which dossier, a line each."""
    names = {dossier.code: dossier.nominee.in_sentence for dossier in considered}
    for vote in votes:
        if vote.recused:
            absent, name = ", ".join(vote.recused), names[vote.dossier]
            yield f"{absent} không tham gia biểu quyết đối với {name}"


def _remarks(session: CouncilSession, considered: Sequence[Dossier]) -> Iterator[str]:
    """What is to be said below the votes, a line each."""
    yield from recusals(session.votes, considered)
    yield from _namesakes(session.votes, considered)
    yield from _decided_ties(session)


def _namesakes(votes: Iterable[Vote], considered: Sequence[Dossier]) -> Iterator[str]:
    """Who bears a nominee's name and voted all the same, a line each."""
    names = {dossier.code: dossier.nominee.in_sentence for dossier in considered}
    for vote in votes:
        for each in vote.namesakes:
            other = f"{each.name} trùng tên với {names[vote.dossier]}, có biểu quyết"
            yield f"{other}: {_unended(each.reason)}"


def _decided_ties(session: CouncilSession) -> Iterator[str]:
    """How the council decided among equals at the last place."""
    if session.tie_reason:
        yield f"Hồ sơ bằng phiếu, Hội đồng quyết định: {_unended(session.tie_reason)}"


def _replaces(session: CouncilSession, replaced: CouncilSession | None) -> Iterator[str]:
    """Which minutes these replace, and why."""
    if replaced is not None:
        number = numbered(DocumentKind.BIEN_BAN_HOP, replaced.number)
        yield (
            f"Biên bản này thay thế biên bản số {number} {date_words(replaced.held_on)}, lý do:"
            f" {_unended(session.replace_reason)}"
        )


def _unended(sentence: str) -> str:
    """A sentence that the template will end itself."""
    return sentence.rstrip(" .")


def _recommended(selected: Sequence[Dossier]) -> tuple[RecommendedRow, ...]:
    return tuple(
        RecommendedRow(ordinal=ordinal, name=dossier.nominee.addressed, post=post(dossier))
        for ordinal, dossier in enumerate(selected, start=1)
    )
