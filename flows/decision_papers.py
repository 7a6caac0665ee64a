"""The decision with its list, as a draft for signature or issued, and the certificates with it."""

from collections.abc import Sequence
from datetime import date

from documents.certificate import certificates
from documents.commendation_list import commendation_list
from documents.decision import decision
from documents.kinds import DocumentKind
from documents.wording import document_number
from dossiers.decision import Proposal
from dossiers.dossier import Dossier
from dossiers.plan import Round
from flows.work import Draft, Work

DECISION = DocumentKind.QUYET_DINH


def make_decision_papers(
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    work: Work,
    *,
    number: int | None = None,
    signed_on: date | None = None,
) -> None:
    """The decision and its list; without number and day they are drafts."""
    session = work.ledger.sessions(round_.code)[-1]
    plan, movement = work.office.plan, work.office.movement(round_)
    facts = (plan, movement, round_)
    which = f"số {document_number(number, DECISION.symbol)}" if number else "(dự thảo)"
    for kind, context, name in (
        (
            DECISION,
            decision(
                *facts,
                proposal=proposal,
                dossiers=dossiers,
                session=session,
                number=number,
                signed_on=signed_on,
            ),
            "Quyết định",
        ),
        (
            DocumentKind.DANH_SACH,
            commendation_list(
                *facts, proposal=proposal, dossiers=dossiers, number=number, signed_on=signed_on
            ),
            "Danh sách kèm theo Quyết định",
        ),
    ):
        draft = Draft(
            round_.code,
            title=f"{name} {which}",
            file_name=f"{name} {which}",
            dossiers=proposal.dossiers,
            by=proposal.proposer.name,
            number=document_number(number, DECISION.symbol) if number else "",
            dated=signed_on,
            issued=number is not None,
        )
        work.make(kind, context, draft)


def make_certificates(
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    work: Work,
    *,
    number: int,
    signed_on: date,
) -> None:
    """One certificate a recipient, numbered in the golden book by the order of the list."""
    names = {each.code: each.nominee.name for each in dossiers}
    symbol = document_number(number, DECISION.symbol)
    for place, (code, context) in enumerate(
        certificates(
            work.office.plan,
            work.office.movement(round_),
            round_,
            proposal=proposal,
            dossiers=dossiers,
            number=number,
            signed_on=signed_on,
        ),
        start=1,
    ):
        draft = Draft(
            round_.code,
            title=f"Giấy khen: {names[code]}",
            file_name=f"Giấy khen {place:02d} {names[code]}",
            dossiers=(code,),
            by=proposal.signatory.name,
            number=symbol,
            dated=signed_on,
            issued=True,
            subject=code,
        )
        work.make(DocumentKind.GIAY_KHEN, context, draft)
