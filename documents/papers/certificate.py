"""The certificates of merit: one context for each awardee of a decision."""

from collections.abc import Sequence
from datetime import date

from documents.contexts import CertificateContext
from documents.kinds import DocumentKind
from documents.naming import decider, merit, numbered
from documents.papers.awardees import listed, post
from documents.wording import authority, document_date
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan


def certificates(
    plan: Plan,
    movement: Movement,
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    number: int | None,
    signed_on: date | None,
) -> list[tuple[str, CertificateContext]]:
    """Each awardee's dossier code and certificate, in the order of the list.

    The golden-book number is the ordinal in the decision's list (Decree 98/2023, Điều 104).
    """
    award, competence = plan.award(round_.award), decider(plan, round_).upper()
    title = award.certificate.title if award.certificate else ""
    return [
        (
            dossier.code,
            CertificateContext(
                competence=competence,
                title=title,
                name=dossier.nominee.addressed,
                post=post(dossier),
                achievement=dossier.nominee.achievement,
                merit=merit(movement, round_),
                number=numbered(DocumentKind.QUYET_DINH, number),
                dated=document_date(signed_on, proposal.proposed_on),
                golden_book=f"{ordinal:02d}",
                place=plan.ward.place,
                authority=authority(proposal.signatory),
                signer=proposal.signatory.name,
            ),
        )
        for ordinal, dossier in enumerate(listed(proposal.dossiers, dossiers), start=1)
    ]
