"""Step 2, reception (tiếp nhận): a unit's nominations become dossiers, each with its code."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from documents.files.attachments import LISTS, inspect
from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from dossiers.intake.received_dossiers import receive
from dossiers.intake.submission_intake import Intake, check_intake, missing_warnings
from dossiers.model.dossier import Component, ComponentKind, Dossier, Status, Unit, UnitGroup
from dossiers.model.errors import InvalidForm, Refused, UnusableFile, refuse_all
from dossiers.model.events import Act
from dossiers.model.nominee import Nominee
from dossiers.model.steps import Step
from dossiers.model.submission import Submission
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.receipt_drafts import make_receipts
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    HappenedDay,
    Line,
    OptionalCode,
    OptionalHappenedDay,
    OptionalLine,
    OptionalNumber,
    without_symbol,
)
from workflow.forms.nominee_form import NomineeForm
from workflow.intake.award_history import submission_case
from workflow.intake.nominee_list import (
    NominationList,
    read_nominations,
    refuse_findings,
    with_faults,
)
from workflow.step import Report, StepContext, StepDefinition


class UnitForm(Form, Unit, title="Đơn vị đề nghị"):
    """Đơn vị đề nghị."""

    name: Line = required("Tên đơn vị")
    group: Annotated[UnitGroup, Choice()] = required("Khối", "Mỗi khối có tiêu chí riêng (Mục III)")
    proposal_number: Line = required("Số tờ trình của đơn vị", "Ví dụ 12/TTr-THCS")
    proposal_date: HappenedDay = required("Ngày tờ trình của đơn vị")


class ComponentForm(Form, Component, title="Giấy tờ"):
    """Một giấy tờ của hồ sơ."""

    kind: Annotated[ComponentKind, Choice()] = required("Loại giấy tờ")
    object: OptionalCode = optional(
        "", "Tệp trong kho", "Tên tệp đã đưa vào kho. Bỏ trống: đã nộp bản giấy", choices="file"
    )


class SubmissionForm(Form, title="Phiếu tiếp nhận hồ sơ"):
    """Tiếp nhận hồ sơ của một đơn vị."""

    ADDED_AFTER_RELEASE = frozenset({"late_reason", "receipt_number", "convert_old_fonts"})

    round: Code = round_field()
    unit: UnitForm = required("Đơn vị đề nghị")
    nominees: tuple[NomineeForm, ...] = optional(
        (), "Danh sách đề nghị", "Phải có danh sách này hoặc tệp Excel; mỗi đối tượng một dòng"
    )
    workbook: OptionalCode = optional(
        "",
        "Hoặc tệp danh sách trong kho",
        "Excel hoặc Word, thay cho danh sách ở trên",
        choices="file",
    )
    convert_old_fonts: bool = optional(
        False,
        "Chuyển phông chữ cũ",
        "Chỉ khi tệp danh sách gõ bằng phông .VnTime (TCVN3), VNI: chuyển sang Unicode rồi nhận",
    )
    received_on: OptionalHappenedDay = optional(
        None, "Ngày nhận", "Chọn trong lịch hoặc gõ như 2026-10-05. Bỏ trống: hôm nay"
    )
    received_by: Line = required("Người tiếp nhận")
    components: tuple[ComponentForm, ...] = optional(
        (), "Giấy tờ kèm theo", "Thiếu báo cáo thành tích hoặc biên bản thì chưa thể thẩm định đạt"
    )
    late_reason: OptionalLine = optional(
        "", "Lý do nhận sớm, nhận muộn", "Chỉ khi nhận trước ngày mở hoặc sau hạn của đợt"
    )
    receipt_number: Annotated[OptionalNumber, without_symbol(GIAY_TIEP_NHAN.symbol)] = optional(
        None, "Số giấy tiếp nhận đầu tiên", "Bỏ trống: lấy số tiếp theo"
    )


def act(form: SubmissionForm, step: StepContext) -> Report:
    """Receive every nominee of the form, new or supplemented; all of them or none."""
    listed = _read_list(form, step)
    submission = _submission(form, listed.nominees if listed else form.nominees, step)
    case = submission_case(submission, step.services.plan, step.ledger)
    if listed:
        refuse_findings(with_faults(listed, case.faults), submission, form.workbook)
    intake = check_intake(case)
    receiving = step.act(form.received_by, submission.received_on)
    received = _receive(intake, submission, receiving, step)
    _make_receipts(form, submission, received, step)
    missing = missing_warnings(submission.round, case.plan, received)
    return Report(
        done=_done(submission, len(received)),
        round=submission.round.code,
        notes=(*(listed.notes if listed else ()), *missing, *intake.warnings),
        state=HANDED_IN if submission.by_unit else "",
    )


def _make_receipts(
    form: SubmissionForm, submission: Submission, received: Sequence[Dossier], step: StepContext
) -> None:
    """Make the receipts, unless a unit hands in itself: who receives will make and number them."""
    if not submission.by_unit:
        make_receipts(submission.round, received, form.receipt_number, step)
    elif form.receipt_number is not None:
        raise InvalidForm("Số giấy tiếp nhận đầu tiên: do người tiếp nhận ghi; hãy bỏ trống ô này")


HANDED_IN = "Đã nộp"
"""The state of a unit's own run: nobody has received anything yet."""


def _done(submission: Submission, number: int) -> str:
    whose = f"{number} hồ sơ của {submission.unit.name}, ngày {submission.received_on:%d/%m/%Y}"
    if submission.by_unit:
        return f"{HANDED_IN} {whose}; đang chờ Phòng Văn hóa - Xã hội tiếp nhận"
    return f"Đã tiếp nhận {whose}"


def _read_list(form: SubmissionForm, step: StepContext) -> NominationList | None:
    if form.nominees and form.workbook:
        raise InvalidForm(
            "Phiếu vừa có danh sách vừa có tệp danh sách; hãy chỉ dùng một cách, xóa cách kia"
        )
    if not form.workbook:
        return None
    data = step.services.objects.get(step.ledger.file(form.workbook).sha256)
    return read_nominations(data, form.workbook, convert=form.convert_old_fonts)


def _submission(form: SubmissionForm, nominees: Sequence[Nominee], step: StepContext) -> Submission:
    """Return what the unit hands in; raise UnusableFile with what is wrong with its files."""
    round_ = step.ledger.round(form.round)
    refuse_all(_file_faults([each.object for each in form.components if each.object], step))
    return Submission(
        round=round_,
        unit=form.unit,
        nominees=tuple(nominees),
        components=form.components,
        received_on=form.received_on or step.services.today(),
        late_reason=form.late_reason,
        by_unit=step.of_unit,
    )


def _file_faults(keys: Sequence[str], step: StepContext) -> Iterator[Refused]:
    for key in dict.fromkeys(keys):
        try:
            kind = inspect(step.services.objects.get(step.ledger.file(key).sha256), key).kind
        except UnusableFile as error:
            yield error
            continue
        if kind in LISTS:
            yield UnusableFile(
                f"Tệp {key} là {kind.text}, chỉ dùng làm tệp danh sách; giấy tờ kèm theo phải là"
                " PDF, Word .docx, Excel .xlsx hoặc ảnh"
            )


def _receive(
    intake: Intake, submission: Submission, act: Act, step: StepContext
) -> tuple[Dossier, ...]:
    """Enter the dossiers in the form's order, each new one under the next code."""
    anew = [each for each in intake.entries if each.supplements is None]
    codes = iter(step.ledger.next_dossier_codes(submission.round.year, len(anew)))
    received = [
        receive(
            each,
            submission,
            each.supplements.code if each.supplements else next(codes),
            act,
            intake.reason,
        )
        for each in intake.entries
    ]
    supplemented = {each.supplements.code for each in intake.entries if each.supplements}
    step.add_dossiers([each for each in received if each[0].code not in supplemented])
    known = [each for each in received if each[0].code in supplemented]
    step.save_moves([dossier for dossier, _ in known], [event for _, event in known])
    step.moved = {dossier.code: step.moved[dossier.code] for dossier, _ in received}
    return tuple(dossier for dossier, _ in received)


def _files(form: SubmissionForm) -> list[str]:
    named = [each.object for each in form.components if each.object]
    return [form.workbook, *named] if form.workbook else named


def _handed_in_since(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether the unit handed in otherwise since, what still waits for its reception."""
    later = {code for each in ledger.steps_after(record) for code in each.moved}
    again = later & record.moved.keys()
    return any(ledger.dossier(code).status is Status.DA_NOP for code in again)


STEP = StepDefinition(
    Step.SUBMISSION,
    SubmissionForm,
    act,
    done="Đã tiếp nhận",
    names=("round", "unit.name", "received_by"),
    files=_files,
    undone=_handed_in_since,
)
