"""What is proofread, and what it is compared with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from documents.awardees import amounts, listed, post
from documents.form_check.document_parts import DocumentParts
from documents.form_check.parts_finder import find_parts
from documents.kind_registry import kind_of
from documents.kinds import DocumentKind
from documents.readback import Sheet, read_back
from dossiers.council.voting import CouncilSession, Tally
from dossiers.decision.award_decision import Medium, Proposal
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.award import Award
from dossiers.plan.plan import Movement, Plan

_ODD = re.compile(
    r"\d|…|\.{2}|__|[{}\[\]<>]|\?{2}|xxx|todo|khen|thi đua|sổ vàng|kèm theo", re.IGNORECASE
)
"""What may be mistaken for a count, a date, a citation, another award or a place left open."""
_SHORT = 3
"""Texts no longer than this stay: they may be part of what a document itself says."""
_TAKEN = "·"


@dataclass(frozen=True)
class StoredDocument:
    """A document as it lies in the store: its kind, its name for staff, its bytes.

    `context` is what it was generated from, if it was; kinds whose facts the packet does not
    hold are compared with it.
    """

    kind: str
    name: str
    data: bytes
    context: Mapping[str, object] | None = None

    @cached_property
    def sheet(self) -> Sheet:
        """Its paragraphs; raises DamagedDocument."""
        return read_back(self.data)

    @cached_property
    def anatomy(self) -> DocumentParts:
        """Its components of form."""
        return find_parts(self.sheet)


@dataclass(frozen=True)
class PacketFacts:
    """What the register knows of a round up for signature, or issued.

    `dossiers` are all of the round that its documents name, `tallies` those of the session; the
    decision has neither `number` nor `signed_on` while it is a draft.
    """

    plan: Plan
    movement: Movement
    round_: Round
    session: CouncilSession
    proposal: Proposal
    dossiers: tuple[Dossier, ...]
    tallies: tuple[Tally, ...] = ()
    number: int | None = None
    signed_on: date | None = None

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
    def on(self) -> date:
        """The day by whose law the decision is made; of a draft, the day of the proposal."""
        return self.signed_on or self.proposal.proposed_on

    @property
    def electronic(self) -> bool:
        """Whether references in annexes are left open (Decree 30, annex III, form 2.2)."""
        return self.proposal.medium is Medium.DIEN_TU

    @cached_property
    def awarded(self) -> tuple[Dossier, ...]:
        """Those of the proposal, in the order of the list; raises UnknownDossier."""
        return listed(self.proposal.dossiers, self.dossiers)

    @cached_property
    def selected(self) -> tuple[Dossier, ...]:
        """Those whom the council recommends, in the order of the minutes."""
        return listed(self.session.selected, self.dossiers)

    @cached_property
    def considered(self) -> tuple[Dossier, ...]:
        """Those on whom the council voted."""
        return listed([vote.dossier for vote in self.session.votes], self.dossiers)

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """The bonus of each awarded, in the order of the list."""
        return tuple(amounts(self.plan, self.round_, self.awarded, self.on))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each awarded dossier in the list, from 1: its golden-book number."""
        return {dossier.code: place for place, dossier in enumerate(self.awarded, start=1)}

    def plain(self, text: str) -> str:
        """A text without what people wrote in forms, for that may look like anything."""
        for told in self._odd:
            text = text.replace(told, _TAKEN)
        return text

    @cached_property
    def user_texts(self) -> frozenset[str]:
        """What people wrote in forms, as documents print it."""
        return frozenset(text for text in self._told() if text)

    @cached_property
    def _odd(self) -> tuple[str, ...]:
        """Of that, what may be mistaken for something else; the longest first."""
        odd = (each for each in self.user_texts if len(each) > _SHORT and _ODD.search(each))
        return tuple(sorted(odd, key=len, reverse=True))

    def _told(self) -> Iterator[str]:
        yield from (self.session.place, self.session.chair, self.session.secretary)
        for member in self.session.members:
            yield from (member.name, member.role, member.written_opinion)
        yield from (self.proposal.proposer.name, self.proposal.signatory.name)
        for dossier in self.dossiers:
            each = dossier.nominee
            yield from (each.name, each.addressed, each.position, each.workplace, each.address)
            yield from (each.achievement, dossier.unit.name, post(dossier))
            yield dossier.appraisal.reason if dossier.appraisal else ""
