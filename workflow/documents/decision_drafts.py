"""The decision with its list, as a draft for signature or issued, and the certificates with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from documents.contexts import Context
from documents.kind_registry import kind_of
from documents.kinds import DocumentKind
from documents.papers.certificate import compose_certificates
from documents.papers.commendation_list import DANH_SACH, compose_commendation_list
from documents.papers.decision import QUYET_DINH, compose_decision
from documents.papers.proposal_report import TO_TRINH
from dossiers.decision.award_decision import Outcome, Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.errors import PlanFault
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.award import Award
from dossiers.plan.plan import CitedDecision
from dossiers.plan.unconfirmed import unconfirmed
from storage.ledger.register_ledger import Ledger
from workflow.documents.drafts import Draft
from workflow.step import StepContext

MAX_AT_ONCE = 100
"""Certificates that the step of issuance makes itself, in about a second."""


@dataclass(frozen=True)
class Papers:
    """The facts of one proposal's papers; without number and day they are drafts."""

    round: Round
    proposal: Proposal
    dossiers: Sequence[Dossier]
    number: int | None = None
    signed_on: date | None = None
    plan_decision: CitedDecision | None = None
    subject: str = ""
    """What tells them from those of an earlier decision of the round, see `papers_subject`."""

    @property
    def symbol(self) -> str:
        """Return number and symbol of the decision, "" while it is a draft."""
        return "" if self.number is None else QUYET_DINH.numbered(self.number)


def papers_subject(ledger: Ledger, round_: str, proposal: Proposal) -> str:
    """Return what tells a proposal's papers from those of earlier decisions, which stay.

    A proposal that was returned leaves its place to the next: "" for the first decision, then "2".
    """
    place = len(ledger.decisions(round_)) + (proposal.outcome is not Outcome.DA_KY)
    return "" if place == 1 else str(place)


def unconfirmed_in(papers: Papers, on: date, step: StepContext) -> tuple[str, ...]:
    """Return what the decision on these dossiers leans on that the ward has not confirmed."""
    movement = step.services.movement(papers.round).decided_by(papers.plan_decision)
    return unconfirmed(step.services.plan, movement, papers.round.award, papers.dossiers, on)


MADE = frozenset({TO_TRINH.code, QUYET_DINH.code, DANH_SACH.code})
"""What the steps of the ward's own decision can draw up; each award's row says which it does."""


def make_decision_and_list(papers: Papers, at: Step, step: StepContext) -> None:
    """Make the decision and its list, as far as the award draws them up at the step `at`.

    Raise PlanFault where the award's row names a paper that these steps cannot make.
    """
    award = step.services.plan.award(papers.round.award)
    drawn_up = award.papers(at)
    if odd := set(drawn_up) - MADE:
        raise PlanFault(
            f"wards/awards.toml, {award.code}: bước “{at.text}” không lập được"
            f" {', '.join(sorted(odd))}; hãy sửa."
        )
    own = step.services.facts(papers.round).citing(papers.plan_decision)
    facts = (own, papers.proposal, papers.dossiers)
    signed = (papers.number, papers.signed_on)
    if QUYET_DINH.code in drawn_up:
        session = step.ledger.sessions(papers.round.code)[-1]
        text = compose_decision(*facts, session, *signed)
        _make(QUYET_DINH, "Quyết định", text, papers, step)
    if DANH_SACH.code in drawn_up:
        annex = compose_commendation_list(*facts, *signed)
        _make(DANH_SACH, "Danh sách kèm theo Quyết định", annex, papers, step)


def _make(
    kind: DocumentKind, name: str, context: Context, papers: Papers, step: StepContext
) -> None:
    named = f"{name} số {papers.symbol}" if papers.symbol else f"{name} (dự thảo)"
    draft = Draft(
        papers.round.code,
        title=named,
        file_name=named,
        dossiers=papers.proposal.dossiers,
        by=papers.proposal.proposer.name,
        number=papers.symbol,
        dated=papers.signed_on,
        subject=papers.subject,
    )
    step.make(kind, context, draft)


def make_certificates(papers: Papers, step: StepContext) -> int:
    """Make one certificate a recipient, numbered in the golden book by the order of the list.

    More than MAX_AT_ONCE are left to `flows.bulk_documents`: return how many. An award without a
    certificate has none.
    """
    award = step.services.plan.award(papers.round.award)
    if award.certificate is None:
        return 0
    kind, made_out = kind_of(award.certificate.paper), list(_certificates(papers, award, step))
    if len(made_out) > MAX_AT_ONCE:
        step.enqueue(kind, made_out)
        return len(made_out)
    step.make_all(kind, made_out)
    return 0


def _certificates(
    papers: Papers, award: Award, step: StepContext
) -> Iterator[tuple[Context, Draft]]:
    names = {each.code: each.nominee.name for each in papers.dossiers}
    facts = (step.services.facts(papers.round), papers.proposal, papers.dossiers)
    contexts = compose_certificates(*facts, papers.number, papers.signed_on)
    for place, (code, context) in enumerate(contexts, start=1):
        draft = Draft(
            papers.round.code,
            title=f"{award.short_name}: {names[code]}",
            file_name=f"{award.short_name} {place:02d} {names[code]}",
            dossiers=(code,),
            by=papers.proposal.signatory.name,
            number=papers.symbol,
            dated=papers.signed_on,
            subject=code,
        )
        yield context, draft
