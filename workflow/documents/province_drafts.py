"""The papers that go up to the province: proposal, list, an extract a nominee, and the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.awardees import listed
from documents.contexts import Context
from documents.kinds import DocumentKind
from documents.papers.dossier_index import MUC_LUC_HO_SO, compose_dossier_index
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN, compose_minutes_extract, latest_vote
from documents.papers.province_list import DANH_SACH_TINH, compose_province_list
from documents.papers.province_proposal import TO_TRINH_TINH, compose_province_proposal
from documents.vote_counts import tallies
from dossiers.council.voting import CouncilSession
from dossiers.model.dossier import Dossier
from dossiers.model.errors import PlanFault
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.province.sending import Forwarding
from workflow.documents.drafts import Draft
from workflow.documents.province_packet import index_entries, packet_items, packet_subject
from workflow.intake.award_history import earlier_award_texts
from workflow.step import StepContext


@dataclass(frozen=True)
class SentPapers:
    """The facts of one proposal's papers: all dossiers and sessions of the round."""

    round: Round
    forwarding: Forwarding
    earlier: tuple[Forwarding, ...]
    dossiers: tuple[Dossier, ...]
    sessions: tuple[CouncilSession, ...]

    @property
    def sent(self) -> tuple[Dossier, ...]:
        """Return those that it sends up, in the order of the list."""
        return listed(self.forwarding.dossiers, self.dossiers)

    @property
    def subject(self) -> str:
        """Return what tells its papers from those of earlier proposals, which stay."""
        return packet_subject((*self.earlier, self.forwarding))


def make_province_papers(papers: SentPapers, step: StepContext) -> None:
    """Make what the award's row names for the step; raise PlanFault for another paper."""
    award = step.services.plan.award(papers.round.award)
    for code in award.papers(Step.PROVINCE):
        if code not in _MAKERS:
            raise PlanFault(
                f"wards/awards.toml, {award.code}: bước “{Step.PROVINCE.text}” không lập được"
                f" {code}; hãy sửa."
            )
    for code, make in _MAKERS.items():  # the index comes last, whatever the order of the row
        if code in award.papers(Step.PROVINCE):
            make(papers, step)


def _make_proposal(papers: SentPapers, step: StepContext) -> None:
    context = compose_province_proposal(
        step.services.facts(papers.round).citing(papers.forwarding.plan_decision),
        papers.forwarding,
        papers.dossiers,
        papers.sessions[-1],
        papers.earlier,
    )
    _make(TO_TRINH_TINH, "Tờ trình cấp tỉnh", context, papers, step)


def _make_list(papers: SentPapers, step: StepContext) -> None:
    facts = step.services.facts(papers.round)
    context = compose_province_list(
        facts,
        papers.forwarding,
        papers.dossiers,
        tallies(facts, papers.sessions),
        earlier_award_texts(step.ledger, step.services.plan, papers.sent),
    )
    _make(DANH_SACH_TINH, "Danh sách kèm theo Tờ trình cấp tỉnh", context, papers, step)


def _make_index(papers: SentPapers, step: StepContext) -> None:
    items = packet_items(step.ledger, papers.forwarding, papers.subject, papers.sent)
    entries = tuple(index_entries(items, step.ledger, step.services.objects))
    context = compose_dossier_index(step.services.facts(papers.round), papers.forwarding, entries)
    _make(MUC_LUC_HO_SO, "Mục lục hồ sơ theo Tờ trình cấp tỉnh", context, papers, step)


def _make(
    kind: DocumentKind, name: str, context: Context, papers: SentPapers, step: StepContext
) -> None:
    number = TO_TRINH_TINH.numbered(papers.forwarding.number)
    draft = Draft(
        papers.round.code,
        title=f"{name} số {number}",
        file_name=f"{name} số {number}",
        dossiers=papers.forwarding.dossiers,
        by=papers.forwarding.signatory.name,
        number=number,
        dated=papers.forwarding.signed_on,
        subject=papers.subject,
    )
    step.make(kind, context, draft)


def _make_extracts(papers: SentPapers, step: StepContext) -> None:
    step.make_all(TRICH_BIEN_BAN, list(_extracts(papers, step)))


def _extracts(papers: SentPapers, step: StepContext) -> Iterator[tuple[Context, Draft]]:
    facts = step.services.facts(papers.round)
    votes = tallies(facts, papers.sessions)
    for dossier in papers.sent:
        session = latest_vote(papers.sessions, dossier.code)
        context = compose_minutes_extract(facts, session, dossier, votes[dossier.code])
        yield context, _extract_draft(papers.round, session, dossier)


def _extract_draft(round_: Round, session: CouncilSession, dossier: Dossier) -> Draft:
    """Return how an extract is entered: under number and day of the minutes themselves."""
    name = f"{TRICH_BIEN_BAN.title} {dossier.code}"
    return Draft(
        round_.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name}",
        dossiers=(dossier.code,),
        by=session.secretary,
        number=BIEN_BAN_HOP.numbered(session.number),
        dated=session.held_on,
        subject=dossier.code,
    )


_MAKERS = {
    TO_TRINH_TINH.code: _make_proposal,
    DANH_SACH_TINH.code: _make_list,
    TRICH_BIEN_BAN.code: _make_extracts,
    MUC_LUC_HO_SO.code: _make_index,
}


def sent_papers(
    round_: Round, forwarding: Forwarding, earlier: Sequence[Forwarding], step: StepContext
) -> SentPapers:
    """Gather the facts of a proposal's papers from the ledger."""
    return SentPapers(
        round_,
        forwarding,
        tuple(earlier),
        step.ledger.dossiers(round=round_.code),
        step.ledger.sessions(round_.code),
    )
