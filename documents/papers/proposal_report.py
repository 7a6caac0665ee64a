"""The proposal of VH-XH to the Chủ tịch: from the council's conclusion to its context."""

from collections.abc import Mapping, Sequence

from documents.contexts import ProposalReportContext, ProposedRow
from documents.kinds import DocumentKind
from documents.naming import (
    award_name,
    committee_short,
    council_name,
    decider,
    merit,
    numbered,
    occasion,
    plan_basis,
)
from documents.papers.awardees import amounts, counts, listed, post
from documents.wording import (
    basis_lines,
    date_words,
    heading,
    money,
    money_in_words,
    office_authority,
    recipients,
)
from dossiers.council.voting import CouncilSession, tally, voting_rule
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


def proposal_report(
    plan: Plan,
    movement: Movement,
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    session: CouncilSession,
    earlier: Sequence[CouncilSession] = (),
) -> ProposalReportContext:
    """The context of the proposal, which always carries its number and date: VH-XH issues it.

    Some dossiers may have been voted on `earlier`. Raises UnknownDossier for one not given.
    """
    ward, on = plan.ward, proposal.proposed_on
    proposed = listed(proposal.dossiers, dossiers)
    sums = amounts(plan, round_, proposed, on)
    award, deed = award_name(plan, round_), merit(movement, round_)
    return ProposalReportContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Về việc đề nghị tặng {award} {occasion(round_)}",
        place=ward.place,
        dated=date_words(on),
        authority=office_authority(proposal.proposer.title),
        signer=proposal.proposer.name,
        recipients=recipients(*ward.proposal_recipients),
        number=numbered(DocumentKind.TO_TRINH, proposal.number),
        addressee=decider(plan, round_),
        office=ward.office,
        bases=basis_lines(bases(plan, DocumentKind.TO_TRINH, on), plan_basis(movement)),
        council=council_name(ward),
        minutes=minutes_reference(session),
        award=award,
        merit=deed,
        counts=counts(proposed, ward.linh),
        rows=_rows(proposed, sums, _agreed(plan, round_, (*earlier, session))),
        total=money(sum(sums)),
        total_in_words=money_in_words(sum(sums), ward.linh),
        fund=ward.fund,
    )


def minutes_reference(session: CouncilSession) -> str:
    """How other documents cite the minutes: "Biên bản số 01/BB-HĐTĐKT ngày …"."""
    number = numbered(DocumentKind.BIEN_BAN_HOP, session.number)
    return f"Biên bản số {number} {date_words(session.held_on)}"


def _rows(
    proposed: Sequence[Dossier], sums: Sequence[int], votes: Mapping[str, str]
) -> tuple[ProposedRow, ...]:
    return tuple(
        ProposedRow(
            ordinal=ordinal,
            name=dossier.nominee.addressed,
            post=post(dossier),
            votes=votes[dossier.code],
            bonus=money(amount),
        )
        for ordinal, (dossier, amount) in enumerate(zip(proposed, sums, strict=True), start=1)
    )


def _agreed(plan: Plan, round_: Round, sessions: Sequence[CouncilSession]) -> dict[str, str]:
    """The votes in favour of each dossier, out of how many: "8/9"."""
    rule = voting_rule(plan, round_.award)
    counted = [tally(session, vote, rule) for session in sessions for vote in session.votes]
    return {each.dossier: f"{each.agree}/{each.base}" for each in counted}
