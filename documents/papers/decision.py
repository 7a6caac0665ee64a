"""The decision to award certificates: from the proposal to its context."""

from collections.abc import Sequence
from datetime import date

from documents.contexts import DecisionContext
from documents.kinds import DocumentKind
from documents.naming import (
    award_name,
    committee_heading,
    council_name,
    decider,
    merit,
    numbered,
    occasion,
    plan_basis,
)
from documents.papers.awardees import amounts, counts, kinds, listed, subjects
from documents.papers.proposal_report import minutes_reference
from documents.wording import (
    authority,
    basis_lines,
    date_words,
    document_date,
    head_of,
    money,
    money_in_words,
    recipients,
)
from dossiers.council.voting import CouncilSession
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.bonus import bonus
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


def decision(
    plan: Plan,
    movement: Movement,
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    session: CouncilSession,
    number: int | None,
    signed_on: date | None,
) -> DecisionContext:
    """The context of the decision; raises UnknownDossier if it names a dossier not given.

    Without number and day it is the draft: both places empty, the month that of the proposal.
    """
    ward, on = plan.ward, signed_on or proposal.proposed_on
    awarded = listed(proposal.dossiers, dossiers)
    total = sum(amounts(plan, round_, awarded, on))
    award, deed = award_name(plan, round_), merit(movement, round_)
    return DecisionContext(
        superior=(),
        issuer=committee_heading(ward),
        subject=f"Về việc tặng {award} {occasion(round_)}",
        place=ward.place,
        dated=document_date(signed_on, on),
        authority=authority(proposal.signatory),
        signer=proposal.signatory.name,
        recipients=recipients(*ward.decision_recipients),
        number=numbered(DocumentKind.QUYET_DINH, number),
        competence=decider(plan, round_).upper(),
        bases=_bases(plan, movement, proposal, session, on),
        award=award,
        merit=deed,
        counts=counts(awarded, ward.linh),
        subjects=subjects(awarded),
        rates=_rates(plan, round_, awarded, on),
        total=money(total),
        total_in_words=money_in_words(total, ward.linh),
        fund=ward.fund,
        executors=ward.executors.replace("{doi_tuong}", subjects(awarded)),
    )


def _bases(
    plan: Plan, movement: Movement, proposal: Proposal, session: CouncilSession, on: date
) -> tuple[str, ...]:
    number = numbered(DocumentKind.TO_TRINH, proposal.number)
    return basis_lines(
        bases(plan, DocumentKind.QUYET_DINH, on),
        plan_basis(movement),
        f"Căn cứ {minutes_reference(session)} của {council_name(plan.ward)}",
        f"Theo đề nghị của {head_of(plan.ward.office)} tại Tờ trình số {number} "
        f"{date_words(proposal.proposed_on)}",
    )


def _rates(plan: Plan, round_: Round, awarded: Sequence[Dossier], on: date) -> str:
    """The bonus of each kind that occurs: "1.520.000 đồng/tập thể; 760.000 đồng/cá nhân"."""
    return "; ".join(
        f"{money(bonus(plan, round_.award, kind, on))}/{kind.text.lower()}"
        for kind in kinds(awarded)
    )
