"""Step 1, reception (tiếp nhận): a unit's nominations become dossiers, each with its code."""

from collections.abc import Iterator, Sequence

from documents.contexts import Context
from documents.files.attachments import inspect
from documents.papers.receipt_slip import GIAY_TIEP_NHAN, compose_receipt_slip
from dossiers.intake.reception import Entry, Intake, check_intake, missing_warnings, receive
from dossiers.model.dossier import Component, Dossier, Nominee, Unit
from dossiers.model.errors import InvalidForm, Refused, UnusableFile, refuse_all
from dossiers.model.events import Step
from dossiers.model.round import Round
from dossiers.model.submission import Submission
from dossiers.plan.deadlines import result_due_on
from storage.schema.batches import batches
from workflow.documents.build import Draft
from workflow.forms.step_forms import SubmissionForm
from workflow.intake.award_history import submission_matches
from workflow.intake.nominee_list import (
    NominationList,
    read_nominations,
    refuse_findings,
    validate_list,
)
from workflow.shared_quota import dossiers_in_quota
from workflow.step import Button, Report, StepContext

KIND = GIAY_TIEP_NHAN


def act(form: SubmissionForm, step: StepContext) -> Report:
    """Receive every nominee of the form, new or supplemented; all of them or none."""
    plan, listed = step.services.plan, _listed(form, step)
    handed = Submission(
        round=step.round(form.round),
        unit=Unit.model_validate(form.unit.model_dump()),
        nominees=listed.nominees if listed else _nominees(form),
        components=_components(form, step),
        received_on=form.received_on or step.services.today(),
        late_reason=form.late_reason,
        by_unit=step.of_unit,
    )
    existing = step.ledger.dossiers(round=handed.round.code)
    found = submission_matches(step.ledger, plan, handed, existing)
    if listed:
        refuse_findings(validate_list(listed, handed, plan, existing, found), handed, form.workbook)
    others = dossiers_in_quota(plan, step.ledger, handed.round)
    intake = check_intake(handed, plan, existing, found, others)
    received = [_receive(entry, handed, intake, form, step) for entry in intake.entries]
    _make_receipts(handed.round, received, step)
    missing = missing_warnings(handed.round, plan, received)
    return Report(
        done=(
            f"Đã tiếp nhận {len(received)} hồ sơ của {handed.unit.name},"
            f" ngày {handed.received_on:%d/%m/%Y}"
        ),
        round=handed.round.code,
        dossiers=tuple(each.code for each in received),
        notes=(*(listed.notes if listed else ()), *missing, *intake.warnings),
    )


def _receive(
    entry: Entry, handed: Submission, intake: Intake, form: SubmissionForm, step: StepContext
) -> Dossier:
    """Enter one dossier with its event."""
    dossier, event = receive(
        entry,
        handed,
        code=_code(entry, step, handed.round.year),
        received_by=form.received_by,
        at=step.at,
        run=step.run,
        reason=intake.reason,
    )
    _keep(entry, dossier, step)
    step.ledger.add_events([event])
    return dossier


def _make_receipts(round_: Round, received: Sequence[Dossier], step: StepContext) -> None:
    """The receipts that the unit takes home; of many it is said how far they have come."""
    made = 0
    for piece in batches(received, BATCH_SIZE):
        step.make_all(KIND, [_receipt(round_, each, step) for each in piece])
        made += len(piece)
        if len(received) > BATCH_SIZE:
            step.services.tell(f"Đã lập giấy tiếp nhận {made}/{len(received)} hồ sơ")


BATCH_SIZE = 100
"""Receipts between two words on progress: about half a second's work."""


def _receipt(round_: Round, dossier: Dossier, step: StepContext) -> tuple[Context, Draft]:
    """A receipt, numbered in its own book; it says what is missing."""
    year = dossier.received_on.year
    number = step.ledger.draw_number(KIND.symbol, year, f"{KIND.title}, hồ sơ {dossier.code}")
    name = f"Giấy tiếp nhận hồ sơ {dossier.code}"
    draft = Draft(
        round_.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name}",
        dossiers=(dossier.code,),
        by=dossier.received_by,
        number=KIND.numbered(number),
        dated=dossier.received_on,
        issued=True,
        subject=dossier.code,
    )
    due_on = result_due_on(step.services.plan, round_, dossier.received_on)
    return compose_receipt_slip(step.services.facts(round_), dossier, number, due_on), draft


def _code(entry: Entry, step: StepContext, year: int) -> str:
    if entry.supplements:
        return entry.supplements.code
    return step.ledger.next_dossier_code(year)


def _keep(entry: Entry, dossier: Dossier, step: StepContext) -> None:
    step.moved[dossier.code] = dossier.status.value
    if entry.supplements:
        step.ledger.save_dossier(dossier)
    else:
        step.ledger.add_dossier(dossier)


def _listed(form: SubmissionForm, step: StepContext) -> NominationList | None:
    """The list in the file that the form names, if it names one."""
    if form.nominees and form.workbook:
        raise InvalidForm(
            "Phiếu vừa có danh sách vừa có tệp danh sách; hãy chỉ dùng một cách, xóa cách kia"
        )
    if not form.workbook:
        return None
    data = step.services.objects.get(step.ledger.file(form.workbook).sha256)
    return read_nominations(data, form.workbook)


def _nominees(form: SubmissionForm) -> tuple[Nominee, ...]:
    return tuple(Nominee.model_validate(row.model_dump()) for row in form.nominees)


def _components(form: SubmissionForm, step: StepContext) -> tuple[Component, ...]:
    """The papers of the form, each stored file looked into; UnusableFile with every reason."""
    refuse_all(_file_faults([each.object for each in form.components if each.object], step))
    return tuple(Component(kind=each.kind, object=each.object) for each in form.components)


def _file_faults(keys: Sequence[str], step: StepContext) -> Iterator[Refused]:
    for key in dict.fromkeys(keys):
        try:
            inspect(step.services.objects.get(step.ledger.file(key).sha256), key)
        except UnusableFile as error:
            yield error


def _files(form: SubmissionForm) -> list[str]:
    named = [each.object for each in form.components if each.object]
    return [form.workbook, *named] if form.workbook else named


BUTTON = Button(
    Step.SUBMISSION,
    SubmissionForm,
    act,
    done="Đã tiếp nhận",
    names=("round", "unit.name", "received_by"),
    files=_files,
)
