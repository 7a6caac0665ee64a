"""The decision that issues the movement's plan: from the plan's data to its context."""

from documents.kinds import DocumentKind
from documents.naming import chair_of_committee, committee_heading, movement_name, numbered
from documents.plan_contexts import PlanDecisionContext
from documents.wording import (
    authority,
    basis_lines,
    document_date,
    head_of,
    recipients,
    short_date,
)
from dossiers.decision.plan_decision_facts import PlanDecision
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


def plan_decision(plan: Plan, movement: Movement, decided: PlanDecision) -> PlanDecisionContext:
    """The context of the decision; without number and day it is the draft.

    It cites in short form, as the ward's own does.
    """
    ward, on = plan.ward, decided.signed_on or decided.proposed_on
    issued = f"Kế hoạch tổ chức thực hiện {movement_name(movement)}"
    proposal = numbered(DocumentKind.TO_TRINH, decided.proposal_number)
    return PlanDecisionContext(
        superior=(),
        issuer=committee_heading(ward),
        subject=f"Ban hành {issued}",
        place=ward.place,
        dated=document_date(decided.signed_on, on),
        authority=authority(decided.signatory),
        signer=decided.signatory.name,
        recipients=recipients(*decided.recipients),
        number=numbered(DocumentKind.QUYET_DINH_KE_HOACH, decided.number),
        competence=chair_of_committee(ward).upper(),
        bases=basis_lines(
            bases(plan, DocumentKind.QUYET_DINH_KE_HOACH, on),
            f"Theo đề nghị của {head_of(ward.office)} tại Tờ trình số {proposal} "
            f"ngày {short_date(decided.proposed_on)}",
            short=True,
        ),
        issued=issued,
        executors=decided.executors,
    )
