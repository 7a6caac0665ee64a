"""How every step is carried out: once, in one transaction, with its documents.

A step is idempotent on its form: the register remembers each form that was carried out, and the
same form again finds what was done. It is a new act only if what it did has since been undone,
e.g. a dossier returned, supplemented, and returned again for the same reason.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Generic, TypeVar

from documents.contexts import Context
from documents.kinds import DocumentKind
from documents.render import render
from dossiers.model.dossier import Dossier
from dossiers.model.events import Act, Event, Step
from dossiers.model.people import Person
from dossiers.model.record import FrozenModel
from dossiers.model.transitions import onward
from storage.ledger.register_ledger import Ledger
from storage.schema.records import PendingDocument, StepRecord
from workflow.actor import check_actor, check_apart, with_actor
from workflow.documents.drafts import (
    Draft,
    build_pending,
    digest_of,
    document_record,
    regenerate_document,
)
from workflow.forms.base import Form
from workflow.forms.parsing import read_form
from workflow.services import AppServices, template_in_force

AnyForm = TypeVar("AnyForm", bound=Form)

Files = Mapping[str, str]
"""Hashes of files by their keys."""

NO_FILES: Files = MappingProxyType({})

MAX_CONCURRENCY = 8
"""How many documents wait for the disk side by side."""


class Report(FrozenModel):
    """What a step did, as staff read it; `files` are keys of what it laid down to be downloaded.

    Without a round it is no step of a round's way. `again` when the same form had been carried out
    before.
    """

    done: str
    round: str = ""
    dossiers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    again: bool = False
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

    def save_moves(self, dossiers: Sequence[Dossier], events: Sequence[Event]) -> None:
        """Save moved dossiers and the events of their moves."""
        for dossier in dossiers:
            self.ledger.save_dossier(dossier)
            self.moved[dossier.code] = dossier.status.value
        self.ledger.add_events(events)

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
            for document, sha256 in zip(documents, stored, strict=True):
                self.ledger.add_document(document_record(document, sha256, self.at))
                self.made.append(document.id)

    def enqueue(self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]) -> None:
        """Enqueue documents too many for one transaction; `flows.bulk_documents` makes them."""
        self.ledger.enqueue(self._build_pending(kind, papers))

    def _build_pending(
        self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]
    ) -> list[PendingDocument]:
        template = template_in_force(self.ledger, kind)
        return [build_pending(template, context, draft, self.seed) for context, draft in papers]


def form_digest(
    definition: StepDefinition[AnyForm], form: AnyForm, ledger: Ledger, files: Files = NO_FILES
) -> str:
    """Return what makes two forms the same: their values, and the bytes of the files they name.

    Raises UnknownObject for a file that is neither in `files` nor stored.
    """
    stored = {key: files.get(key) or ledger.file(key).sha256 for key in definition.files(form)}
    return digest_of({"form": form.canonical_values(), "files": stored})


def carry_out(
    definition: StepDefinition[AnyForm],
    raw: object,
    services: AppServices,
    run: StepRun = UNSIGNED,
) -> Report:
    """Do the step that the form asks for and what follows it, or find that it was done.

    Raises a CommendationError with a Vietnamese sentence; then nothing has been changed.
    """
    form = accept_form(definition, raw, services, run.actor)
    return definition.after(form, do_step(definition, form, services, run), services)


def accept_form(
    definition: StepDefinition[AnyForm], raw: object, services: AppServices, actor: Person | None
) -> AnyForm:
    """Return the form as the actor signs it. Raises Refused for a step of others, InvalidForm."""
    check_actor(definition.step, raw, actor)
    typed = with_actor(definition.form, raw, actor)
    return read_form(definition.form, typed, services.plan.awards)


def do_step(
    definition: StepDefinition[AnyForm], form: AnyForm, services: AppServices, run: StepRun
) -> Report:
    """Do the step in one transaction, or find that it was done and mend its documents.

    What follows it is not done yet (`StepDefinition.after`). Raises as `carry_out`.
    """
    actor = run.actor
    with services.register.write_tx(actor.account if actor else "") as ledger:
        digest = form_digest(definition, form, ledger, run.done_with or NO_FILES)
        earlier = ledger.steps(definition.step.value, digest)
        known = run.done_with is not None
        if earlier and (known or not _undone(earlier[-1], definition, ledger)):
            report = Report.model_validate({**earlier[-1].summary, "again": True})
        else:
            seed = f"{definition.step}/{digest}/{len(earlier)}"
            step = StepContext(services, ledger, services.clock(), definition.step, run, seed)
            report = _act(definition, form, step, digest)
            check_apart(definition.step, step.moved, actor, ledger)
    if report.again:
        mend(services, report)
    return report


def _act(
    definition: StepDefinition[AnyForm], form: AnyForm, step: StepContext, digest: str
) -> Report:
    report = definition.act(form, step).model_copy(update={"documents": tuple(step.made)})
    step.ledger.record_step(
        StepRecord(
            flow=definition.step.value,
            digest=digest,
            form=form.model_dump(mode="json"),
            at=step.at,
            run=step.run.id,
            summary=report.model_dump(mode="json"),
            moved=step.moved,
        )
    )
    return report


def _undone(record: StepRecord, definition: StepDefinition[AnyForm], ledger: Ledger) -> bool:
    """Tell whether all that the step moved stands again where the step may take it up."""
    if definition.undone(record, ledger):
        return True
    open_to = onward(definition.step)
    standing = {code: ledger.dossier(code).status for code in record.moved}
    return bool(standing) and all(
        status in open_to and status.value != record.moved[code]
        for code, status in standing.items()
    )


def recorded(
    definition: StepDefinition[AnyForm], raw: object, services: AppServices, files: Files
) -> tuple[StepRecord, ...]:
    """Return the records of this form with these files, oldest first; none if never carried out."""
    form = read_form(definition.form, raw, services.plan.awards)
    with services.register.read_tx() as ledger:
        return ledger.steps(definition.step.value, form_digest(definition, form, ledger, files))


def mend(services: AppServices, report: Report) -> None:
    """Make again, from the register, whatever document of a done step is missing in the store."""
    with services.register.read_tx() as ledger:
        records = [ledger.document(id_) for id_ in report.documents]
        lost = [record for record in records if not services.objects.has(record.sha256)]
        for record in lost:
            services.objects.put(regenerate_document(services, ledger, record))
