"""What a step is: its definition, its run, what it may use and what it reports."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from documents.contexts import Context
from documents.kinds import DocumentKind
from documents.render import render
from dossiers.books.number_book import NumberRequest, book_of
from dossiers.model.dossier import Dossier
from dossiers.model.errors import refuse_all
from dossiers.model.events import Act, Event
from dossiers.model.record import FrozenModel
from dossiers.model.roles import Person
from dossiers.model.step_order import order_faults
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import PendingDocument, StepRecord
from workflow.documents.drafts import Draft, build_pending, document_record
from workflow.forms.base import Form
from workflow.services import AppServices, template_in_force

AnyForm = TypeVar("AnyForm", bound=Form)

Files = Mapping[str, str]
"""Hashes of files by their keys."""

MAX_CONCURRENCY = 8
"""How many documents wait for the disk side by side."""


class Report(FrozenModel):
    """What a step did, as staff read it; `files` are keys of what it laid down to be downloaded.

    Without a round it is no step of a round's way. The engine adds which dossiers were moved and
    which documents were made, and `again` when the same form had been carried out before.
    """

    done: str
    round: str = ""
    dossiers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    again: bool = False
    state: str = ""
    """The state that the run ends in, where it is not the step's own."""
    corrected: tuple[str, ...] = ()
    """The fields of the dossier's nominee that were corrected."""
    left: int = 0
    """Documents that could not be made yet: the same form makes them when it is sent again."""


@dataclass(frozen=True)
class StepDefinition(Generic[AnyForm]):
    """A step of the way: its form, what it does, and how its runs are named."""

    step: Step
    form: type[AnyForm]
    act: Callable[[AnyForm, "StepContext"], Report]
    done: str
    """The state that a run ends in, as staff read it."""
    names: tuple[str, ...]
    """The fields that name a run, e.g. ("round", "unit.name")."""
    files: Callable[[AnyForm], Sequence[str]] = lambda _form: ()
    """Keys of the stored files that the form names: the same key with other bytes is a new form."""
    undone: Callable[[StepRecord, Ledger], bool] = lambda _record, _ledger: False
    """Whether what a step did, beside moving dossiers, was replaced since: then it is a new act."""
    after: Callable[[AnyForm, Report, AppServices], Report] = lambda _form, report, _services: (
        report
    )
    """What follows the transaction, each part in one of its own; it can be done again."""


@dataclass(frozen=True)
class StepRun:
    """One run of a step: its id, and who is signed in; None where nobody signs in.

    `done_with` says that the step is known to be done, and must be mended at most: hashes of the
    files that it was done with, as their keys may have other bytes by now.
    """

    id: str = ""
    actor: Person | None = None
    done_with: Files | None = None


UNSIGNED = StepRun()
"""A run without anybody signed in, e.g. of a story that is played."""


@dataclass
class StepContext:
    """What a step's act may use: the services, the open ledger, the moment, the run."""

    services: AppServices
    ledger: Ledger
    at: datetime
    name: Step
    run: StepRun
    seed: str
    stated: Mapping[date, str] = field(default_factory=dict)
    """The field of the form that states a day of what happened, by the day."""
    moved: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    @property
    def of_unit(self) -> bool:
        """Tell whether a unit's own person acts, who learns nothing of other units."""
        return bool(self.run.actor and self.run.actor.unit)

    def act(self, by: str, on: date) -> Act:
        """Return who does this step, on the day that they state."""
        return Act(step=self.name, by=by, on=on, at=self.at, run=self.run.id)

    def event(self, round_: str, by: str, on: date, reason: str = "") -> Event:
        """Return an event of this step that concerns the round as a whole."""
        return Event(round=round_, reason=reason, **dict(self.act(by, on)))

    def add_dossiers(self, received: Sequence[tuple[Dossier, Event]]) -> None:
        """Enter new dossiers and the events of their reception."""
        self.ledger.add_dossiers([dossier for dossier, _ in received])
        self.ledger.add_events([event for _, event in received])
        self.moved.update({dossier.code: dossier.status.value for dossier, _ in received})

    def save_moves(self, dossiers: Sequence[Dossier], events: Sequence[Event]) -> None:
        """Save moved dossiers and the events of their moves.

        Raise DatesOutOfOrder where the form dates one before the dossier's last move.
        """
        if dossiers and self.stated:
            moves = self.ledger.last_moves([each.code for each in dossiers])
            refuse_all(order_faults(events, moves, self.stated))
        for dossier in dossiers:
            self.ledger.save_dossier(dossier)
            self.moved[dossier.code] = dossier.status.value
        self.ledger.add_events(events)

    def draw_number(
        self, kind: DocumentKind, on: date, purpose: str, given: int | None = None
    ) -> int:
        """Return the number of a document of the day `on`: the given one, or the next of its book.

        Raise Refused where the book cannot give it, see `NumberLedger.draw_numbers`.
        """
        return self.draw_numbers(kind, on, [purpose], given)[0]

    def draw_numbers(
        self, kind: DocumentKind, on: date, purposes: Sequence[str], given: int | None = None
    ) -> tuple[int, ...]:
        """Return a number for each purpose; a given one is that of the first, as `draw_number`."""
        book = book_of(self.services.plan.books, kind.symbol, on.year)
        in_order = not kind.dated_by_event
        asked = {"book": book, "symbol": kind.symbol, "on": on, "in_order": in_order}
        return self.ledger.draw_numbers(
            [
                NumberRequest(purpose=each, given=None if given is None else given + place, **asked)
                for place, each in enumerate(purposes)
            ]
        )

    def make(self, kind: DocumentKind, context: Context, draft: Draft) -> None:
        """Render a document, store it and enter it in the register, superseding its draft."""
        self.make_all(kind, [(context, draft)])

    def make_all(self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]) -> None:
        """Make many documents of one kind: the disk takes several at once as fast as one."""
        blank = self.services.template(template_in_force(self.ledger, kind))
        documents = self._build_pending(kind, papers)
        with ThreadPoolExecutor(MAX_CONCURRENCY) as pool:
            put = self.services.objects.put
            stored = pool.map(lambda each: put(render(blank, each.context)), documents)
            pairs = zip(documents, stored, strict=True)
            made = [document_record(document, sha256, self.at) for document, sha256 in pairs]
        self.ledger.add_documents(made)
        self.made += [each.id for each in made]

    def enqueue(self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]) -> None:
        """Enqueue documents too many for one transaction; `flows.bulk_documents` makes them."""
        self.ledger.enqueue(self._build_pending(kind, papers))

    def _build_pending(
        self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]
    ) -> list[PendingDocument]:
        template = template_in_force(self.ledger, kind)
        return [build_pending(template, context, draft, self.seed) for context, draft in papers]
