"""Step 1, reception (tiếp nhận): a unit's nominations become dossiers, each with its code."""

from collections.abc import Sequence
from typing import Annotated

from prefect import flow
from pydantic import Field

from documents.kinds import DocumentKind
from documents.receipt_slip import receipt_slip
from documents.wording import document_number
from documents.workbook import read_rows
from dossiers.dossier import Component, Dossier, Nominee, Unit
from dossiers.errors import InvalidForm
from dossiers.events import Step
from dossiers.intake import Entry, check_intake, receive
from dossiers.plan import Round
from flows.drafting import Draft
from flows.forms import NomineeForm, SubmissionForm
from flows.reading import read_row
from flows.running import State, run_step
from flows.work import Button, Report, Work

KIND = DocumentKind.GIAY_TIEP_NHAN


def act(form: SubmissionForm, work: Work) -> Report:
    """Receive every nominee of the form, new or supplemented; all of them or none."""
    round_ = work.round(form.round)
    unit = Unit.model_validate(form.unit.model_dump())
    received_on = form.received_on or work.office.today()
    nominees = _nominees(form, work)
    existing = work.ledger.dossiers(round=round_.code)
    intake = check_intake(
        round_, work.office.plan, unit, nominees, received_on=received_on, existing=existing
    )
    components = _components(form)
    received = []
    for entry in intake.entries:
        dossier, event = receive(
            entry,
            code=_code(entry, work, round_.year),
            round_=round_,
            unit=unit,
            components=components,
            received_on=received_on,
            received_by=form.received_by,
            at=work.at,
            run=work.run,
        )
        _keep(entry, dossier, work)
        work.ledger.add_events([event])
        _make_receipt(round_, dossier, work)
        received.append(dossier)
    return Report(
        done=f"Đã tiếp nhận {len(received)} hồ sơ của {unit.name}, ngày {received_on:%d/%m/%Y}",
        round=round_.code,
        dossiers=tuple(each.code for each in received),
        notes=intake.warnings,
    )


def _make_receipt(round_: Round, dossier: Dossier, work: Work) -> None:
    """The receipt that the unit takes home, numbered in its own book; it says what is missing."""
    year = dossier.received_on.year
    number = work.ledger.draw_number(KIND.symbol, year, f"{KIND.title}, hồ sơ {dossier.code}")
    ward = (work.office.plan, work.office.movement(round_), round_)
    name = f"Giấy tiếp nhận hồ sơ {dossier.code}"
    draft = Draft(
        round_.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name}",
        dossiers=(dossier.code,),
        by=dossier.received_by,
        number=document_number(number, KIND.symbol),
        dated=dossier.received_on,
        issued=True,
        subject=dossier.code,
    )
    work.make(KIND, receipt_slip(*ward, dossier, number, due_on=None), draft)


def _code(entry: Entry, work: Work, year: int) -> str:
    if entry.supplements:
        return entry.supplements.code
    return work.ledger.next_dossier_code(year)


def _keep(entry: Entry, dossier: Dossier, work: Work) -> None:
    work.moved[dossier.code] = dossier.status.value
    if entry.supplements:
        work.ledger.save_dossier(dossier)
    else:
        work.ledger.add_dossier(dossier)


def _nominees(form: SubmissionForm, work: Work) -> list[Nominee]:
    if form.nominees and form.workbook:
        raise InvalidForm(
            "Phiếu vừa có danh sách vừa có tệp Excel; hãy chỉ dùng một cách, xóa cách kia"
        )
    rows: Sequence[NomineeForm] = form.nominees
    if form.workbook:
        rows = _workbook_rows(form.workbook, work)
    return [Nominee.model_validate(row.model_dump()) for row in rows]


def _workbook_rows(key: str, work: Work) -> list[NomineeForm]:
    """The nominees in a stored workbook; InvalidForm with every fault, by row and column."""
    data = work.office.objects.get(work.ledger.file(key).sha256)
    faults: list[str] = []
    rows: list[NomineeForm] = []
    for place, values in read_rows(data, key):
        row, found = read_row(NomineeForm, values)
        faults += [f"{place}, {fault}" for fault in found]
        rows += [row] if row else []
    if faults:
        raise InvalidForm(*faults)
    return rows


def _components(form: SubmissionForm) -> list[Component]:
    return [Component(kind=each.kind, object=each.object) for each in form.components]


def _files(form: SubmissionForm) -> list[str]:
    named = [each.object for each in form.components]
    return [form.workbook, *named] if form.workbook else named


BUTTON = Button(
    Step.SUBMISSION,
    SubmissionForm,
    act,
    done="Đã tiếp nhận",
    names=("round", "unit.name", "received_by"),
    files=_files,
)


@flow(name="Tiếp nhận hồ sơ", validate_parameters=False)
async def submission(
    form: Annotated[SubmissionForm, Field(json_schema_extra={"title": "Phiếu tiếp nhận hồ sơ"})],
) -> State:
    """Nhận hồ sơ của một đơn vị: mỗi tập thể, cá nhân, hộ gia đình thành một hồ sơ có mã riêng."""
    return await run_step(BUTTON, form)
