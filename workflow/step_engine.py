"""How every step is carried out: once, in one transaction, with its documents.

A step is idempotent on its form: the register remembers each form that was carried out, and the
same form again finds what was done. It is a new act only if what it did has since been undone,
e.g. a dossier returned, supplemented, and returned again for the same reason.
"""

from datetime import date
from types import MappingProxyType

from dossiers.model.errors import refuse_all
from dossiers.model.roles import Person
from dossiers.model.round import Round
from dossiers.model.transitions import onward
from storage.ledger.register_ledger import Ledger
from storage.schema.column_values import new_salt
from storage.schema.records import StepRecord
from workflow.actor import check_actor, check_apart, with_actor
from workflow.documents.drafts import digest_of, regenerate_document
from workflow.forms.base import Form
from workflow.forms.day_fields import day_faults, happened_days, stated_days
from workflow.forms.parsing import read_form
from workflow.services import AppServices
from workflow.step import UNSIGNED, AnyForm, Files, Report, StepContext, StepDefinition, StepRun

NO_FILES: Files = MappingProxyType({})


def form_digest(
    definition: StepDefinition[AnyForm], form: AnyForm, ledger: Ledger, files: Files = NO_FILES
) -> str:
    """Return what makes two forms the same: their values, and the bytes of the files they name.

    Raises UnknownObject for a file that is neither in `files` nor stored.
    """
    stored = {key: files.get(key) or ledger.file(key).sha256 for key in definition.files(form)}
    return digest_of({"form": form.canonical_values(), "files": stored})


def carry_out(
    definition: StepDefinition[AnyForm], raw: object, services: AppServices, run: StepRun = UNSIGNED
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
            # With chance in it: no id of a document tells what the form said.
            seed = f"{definition.step}/{digest}/{len(earlier)}/{new_salt()}"
            today = services.today()
            check_days(form, today, ledger)
            stated = happened_days(form, today)
            step = StepContext(
                services, ledger, services.clock(), definition.step, run, seed, stated
            )
            report = _act(definition, form, step, digest)
            check_apart(definition.step, step.moved, actor, ledger)
    if report.again:
        mend(services, report)
    return report


def check_days(form: Form, today: date, ledger: Ledger) -> None:
    """Raise DatesOutOfOrder with every day of the form that can't be, each by its field."""
    if any(stated_days(form)):
        refuse_all(day_faults(form, today, _round_of(form, ledger)))


def _round_of(form: Form, ledger: Ledger) -> Round | None:
    """Return the round that a form works on, itself or through its dossier; None without one."""
    code = getattr(form, "round", "")
    if not code and (dossier := getattr(form, "dossier", "")):
        code = ledger.dossier(dossier).round
    return ledger.round(code) if code else None


def _act(
    definition: StepDefinition[AnyForm], form: AnyForm, step: StepContext, digest: str
) -> Report:
    said = definition.act(form, step)
    done = {"dossiers": tuple(step.moved), "documents": tuple(step.made)}
    report = said.model_copy(update=done)
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
        kept = [record for record in records if record.sha256]  # the others were destroyed
        lost = [record for record in kept if not services.objects.has(record.sha256)]
        for record in lost:
            services.objects.put(regenerate_document(services, ledger, record))
