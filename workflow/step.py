"""How every step is carried out: once, in one transaction, with its documents.

A step is idempotent on its form: the register remembers each form that was carried out, and the
same form again finds what was done. It is a new act only if what it did has since been undone,
e.g. a dossier returned, supplemented, and returned again for the same reason.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Generic, TypeVar

from documents.contexts import Context
from documents.kinds import DocumentKind
from documents.render import render
from dossiers.model.dossier import Dossier
from dossiers.model.events import Event, Step
from dossiers.model.people import Person
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.transitions import onward
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, PendingDocument, StepRecord
from workflow.actor import check_actor, check_apart, signed
from workflow.documents.build import (
    Draft,
    build_pending,
    digest_of,
    regenerate_document,
    render_and_store,
)
from workflow.forms.base import Form
from workflow.forms.parsing import read_form
from workflow.services import AppServices, template_in_force

AnyForm = TypeVar("AnyForm", bound=Form)


NO_FILES: "Files" = MappingProxyType({})


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
class Button(Generic[AnyForm]):
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
    after: Callable[[AnyForm, Report, AppServices], Report] = lambda _form, report, _office: report
    """What follows the transaction, each part in one of its own; it can be done again."""


@dataclass
class StepContext:
    """What a step's act may use: the office, the open ledger, the moment, the run."""

    services: AppServices
    ledger: Ledger
    at: datetime
    run: str
    seed: str
    of_unit: bool = False
    """Whether a unit's own person acts, who learns nothing of other units."""
    moved: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def round(self, code: str) -> Round:
        """The round with this code. Raises UnknownRound."""
        return self.ledger.round(code)

    def save_moves(self, dossiers: Sequence[Dossier], events: Sequence[Event]) -> None:
        """Save moved dossiers and the events of their moves."""
        for dossier in dossiers:
            self.ledger.save_dossier(dossier)
            self.moved[dossier.code] = dossier.status.value
        self.ledger.add_events(events)

    def make(self, kind: DocumentKind, context: Context, draft: Draft) -> None:
        """Render a document, store it and enter it in the register, superseding its draft."""
        record = render_and_store(
            self.services, self.ledger, self._build_pending(kind, context, draft), self.at
        )
        self.ledger.add_document(record)
        self.made.append(record.id)

    def make_all(self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]) -> None:
        """The like for many of one kind: the disk takes several at once as fast as one."""
        template = template_in_force(self.ledger, kind)
        blank, store = self.services.template(template), self.services.objects
        documents = [
            build_pending(template, context, draft, self.seed) for context, draft in papers
        ]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            stored = pool.map(lambda each: store.put(render(blank, each.context)), documents)
            for document, sha256 in zip(documents, stored, strict=True):
                facts = document.model_dump()
                self.ledger.add_document(DocumentRecord(**facts, sha256=sha256, made_at=self.at))
                self.made.append(document.id)

    def enqueue(self, kind: DocumentKind, papers: Sequence[tuple[Context, Draft]]) -> None:
        """Promise documents too many for one transaction; `flows.bulk_documents` makes them."""
        self.ledger.enqueue(
            [self._build_pending(kind, context, draft) for context, draft in papers]
        )

    def _build_pending(self, kind: DocumentKind, context: Context, draft: Draft) -> PendingDocument:
        return build_pending(template_in_force(self.ledger, kind), context, draft, self.seed)


AT_ONCE = 8
"""How many documents wait for the disk side by side."""


Files = Mapping[str, str]
"""Hashes by key, of files that may have other bytes by now than when the step was done."""


def form_digest(
    button: Button[AnyForm], form: AnyForm, ledger: Ledger, files: Files = NO_FILES
) -> str:
    """What makes two forms the same: their values, and the bytes of the files that they name."""
    stored = {key: files.get(key) or ledger.file(key).sha256 for key in button.files(form)}
    return digest_of({"form": form.canonical_values(), "files": stored})


def carry_out(
    button: Button[AnyForm],
    raw: object,
    services: AppServices,
    *,
    run: str = "",
    already_done: bool = False,
    files: Files = NO_FILES,
    actor: Person | None = None,
) -> Report:
    """Do the step that the form asks for, or find that it was done.

    `settled` says that the caller knows it was done, and wants it mended at most; `actor` is who
    was signed in, None where nobody signs in. Raises a CommendationError with a Vietnamese
    sentence; then nothing has been changed.
    """
    check_actor(button.step, raw, actor)
    form = read_form(button.form, signed(button.form, raw, actor), services.plan.awards)
    with services.register.write_tx(actor.account if actor else "") as ledger:
        digest = form_digest(button, form, ledger, files)
        earlier = ledger.steps(button.step.value, digest)
        if earlier and (already_done or not _undone(earlier[-1], button, ledger)):
            report = Report.model_validate({**earlier[-1].summary, "again": True})
        else:
            seed = f"{button.step}/{digest}/{len(earlier)}"
            of_unit = bool(actor and actor.unit)
            step = StepContext(services, ledger, services.clock(), run, seed, of_unit)
            report = _act(button, form, step, digest)
            check_apart(button.step, step.moved, actor, ledger)
    if report.again:
        mend(services, report)
    return report


def _act(button: Button[AnyForm], form: AnyForm, step: StepContext, digest: str) -> Report:
    report = button.act(form, step).model_copy(update={"documents": tuple(step.made)})
    step.ledger.record_step(
        StepRecord(
            flow=button.step.value,
            digest=digest,
            form=form.model_dump(mode="json"),
            at=step.at,
            run=step.run,
            summary=report.model_dump(mode="json"),
            moved=step.moved,
        )
    )
    return report


def _undone(record: StepRecord, button: Button[AnyForm], ledger: Ledger) -> bool:
    """Whether all that the step moved stands again where the step may take it up."""
    if button.undone(record, ledger):
        return True
    open_to = onward(button.step)
    standing = {code: ledger.dossier(code).status for code in record.moved}
    return bool(standing) and all(
        status in open_to and status.value != record.moved[code]
        for code, status in standing.items()
    )


def recorded(
    button: Button[AnyForm], raw: object, services: AppServices, files: Files = NO_FILES
) -> tuple[StepRecord, ...]:
    """How often this form has been carried out, oldest first."""
    form = read_form(button.form, raw, services.plan.awards)
    with services.register.read_tx() as ledger:
        return ledger.steps(button.step.value, form_digest(button, form, ledger, files))


def finish(button: Button[AnyForm], raw: object, services: AppServices, report: Report) -> Report:
    """Do what follows a step that was carried out, or is left of it."""
    return button.after(read_form(button.form, raw, services.plan.awards), report, services)


def mend(services: AppServices, report: Report) -> None:
    """Make again, from the register, whatever document of a done step is missing in the store."""
    with services.register.read_tx() as ledger:
        records = [ledger.document(id_) for id_ in report.documents]
        lost = [record for record in records if not services.objects.has(record.sha256)]
        for record in lost:
            services.objects.put(regenerate_document(services, ledger, record))
