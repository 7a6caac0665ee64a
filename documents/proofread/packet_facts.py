"""What a packet is compared with: the register's facts of a round."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from documents.awardees import amounts, listed, post
from documents.kind_registry import kind_of
from documents.kinds import DocumentKind
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.readback import Paragraph
from dossiers.council.voting import CouncilSession, Tally
from dossiers.decision.award_decision import Medium, Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import Nominee
from dossiers.model.round import Round
from dossiers.plan.award import Award
from dossiers.plan.plan import CitedDecision, Movement, Plan
from dossiers.province.sending import Forwarding

_ODD = re.compile(
    r"\d|…|\.{2}|__|[{}\[\]<>]|\?{2}|xxx|todo|khen|thi đua|sổ vàng|kèm theo", re.IGNORECASE
)
"""What may be mistaken for a count, a date, a citation, another award or a place left open."""
_MAX_KEPT_LETTERS = 3
"""Texts no longer than this stay: they may be part of what a document itself says."""
_TAKEN = "·"
_TEXT_FIELDS = [name for name, field in Nominee.model_fields.items() if field.annotation is str]


@dataclass(frozen=True)
class PacketFacts:
    """What the register knows of a round up for signature, issued, or sent up to the province.

    `dossiers` are all of the round that its documents name, `tallies` those of the session; the
    decision has neither `number` nor `signed_on` while it is a draft. `earlier` says by dossier
    what its nominee was awarded before.
    """

    plan: Plan
    movement: Movement
    round_: Round
    session: CouncilSession
    proposal: Proposal | Forwarding
    dossiers: tuple[Dossier, ...]
    tallies: tuple[Tally, ...] = ()
    number: int | None = None
    signed_on: date | None = None
    earlier: Mapping[str, str] = field(default_factory=dict)
    plan_decision: CitedDecision | None = None
    """How the decision cites that on the plan; the proposal says it for itself."""

    @property
    def award(self) -> Award:
        """Return the award of the round."""
        return self.plan.award(self.round_.award)

    @property
    def certificates(self) -> tuple[DocumentKind, ...]:
        """Return the kind of the award's certificate; none where it has no certificate."""
        code = self.award.certificate_paper
        return (kind_of(code),) if code else ()

    @property
    def proposal_kind(self) -> DocumentKind:
        """Return the kind of the proposal: to the ward's Chủ tịch, or to the province."""
        return TO_TRINH_TINH if isinstance(self.proposal, Forwarding) else TO_TRINH

    @property
    def on(self) -> date:
        """Return the day by whose law the decision is made; of a draft, the day of the proposal."""
        return self.signed_on or self.proposal.proposed_on

    @property
    def electronic(self) -> bool:
        """Tell whether references in annexes are left open (Decree 30, annex III, form 2.2)."""
        return self.proposal.medium is Medium.DIEN_TU

    @cached_property
    def awarded(self) -> tuple[Dossier, ...]:
        """Return those of the proposal, in the order of the list; raises UnknownDossier."""
        return listed(self.proposal.dossiers, self.dossiers)

    @cached_property
    def selected(self) -> tuple[Dossier, ...]:
        """Return those whom the council recommends, in the order of the minutes."""
        return listed(self.session.selected, self.dossiers)

    @cached_property
    def considered(self) -> tuple[Dossier, ...]:
        """Return those on whom the council voted."""
        return listed([vote.dossier for vote in self.session.votes], self.dossiers)

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """Return the bonus of each awarded, in the order of the list."""
        return tuple(amounts(self.plan, self.round_, self.awarded, self.on))

    @cached_property
    def places(self) -> dict[str, int]:
        """Return the place of each awarded dossier in the list, from 1: its golden-book number."""
        return {dossier.code: place for place, dossier in enumerate(self.awarded, start=1)}

    def plain(self, text: str) -> str:
        """Return a text without what people wrote in forms, for that may look like anything."""
        for written in self._odd:
            text = text.replace(written, _TAKEN)
        return text

    def found_in(self, paragraph: Paragraph, pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
        """Return what a pattern of several groups finds outside of what people wrote in forms."""
        text = paragraph.text
        return pattern.findall(self.plain(text)) if pattern.search(text) else []

    @cached_property
    def user_texts(self) -> frozenset[str]:
        """Return what people wrote in forms, as documents print it."""
        return frozenset(text for text in self._written() if text)

    @cached_property
    def _odd(self) -> tuple[str, ...]:
        """Return those that may be mistaken for something else; the longest first."""
        long = (text for text in self.user_texts if len(text) > _MAX_KEPT_LETTERS)
        return tuple(sorted(filter(_ODD.search, long), key=len, reverse=True))

    def _written(self) -> Iterator[str]:
        yield from (self.session.place, self.session.chair, self.session.secretary)
        for member in self.session.members:
            yield from (member.name, member.role, member.written_opinion)
        yield from (self.proposal.proposer.name, self.proposal.signatory.name)
        for dossier in self.dossiers:
            who = dossier.nominee
            yield from (getattr(who, field) for field in _TEXT_FIELDS)
            yield from (who.addressed, dossier.unit.name, post(dossier))
            yield dossier.appraisal.reason if dossier.appraisal else ""
        yield from self.earlier.values()
