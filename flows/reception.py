"""Step 2a, reception (tiếp nhận): an officer receives what units handed in themselves."""

from typing import Annotated

from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from dossiers.intake.reception import ReceptionCase, check_reception
from dossiers.intake.submission_intake import missing_warnings
from dossiers.model.steps import Step
from workflow.documents.receipt_drafts import make_receipts
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import Code, Line, OptionalHappenedDay, OptionalNumber, without_symbol
from workflow.step import Report, StepContext, StepDefinition


class ReceptionForm(Form, title="Phiếu tiếp nhận hồ sơ nộp qua mạng"):
    """Tiếp nhận hồ sơ mà các đơn vị đã tự nộp."""

    ADDED_AFTER_RELEASE = frozenset({"receipt_number"})

    round: Code = round_field()
    received_by: Line = required("Người tiếp nhận")
    received_on: OptionalHappenedDay = optional(
        None, "Ngày tiếp nhận", "Chọn trong lịch hoặc gõ như 2026-10-06. Bỏ trống: hôm nay"
    )
    dossiers: tuple[Code, ...] = required(
        "Hồ sơ tiếp nhận", "Bỏ hồ sơ chưa nhận ra khỏi danh sách", choices="dossier"
    )
    receipt_number: Annotated[OptionalNumber, without_symbol(GIAY_TIEP_NHAN.symbol)] = optional(
        None, "Số giấy tiếp nhận đầu tiên", "Bỏ trống: lấy số tiếp theo"
    )


def act(form: ReceptionForm, step: StepContext) -> Report:
    """Receive every dossier of the form, each with its receipt; all of them or none."""
    round_ = step.ledger.round(form.round)
    receiving = step.act(form.received_by, form.received_on or step.services.today())
    dossiers = step.ledger.dossiers_by_code(form.dossiers)
    received = check_reception(ReceptionCase(round_, form.dossiers, dossiers, receiving))
    step.save_moves(received.dossiers, received.events)
    make_receipts(round_, received.dossiers, form.receipt_number, step)
    return Report(
        done=f"Đã tiếp nhận {len(received.dossiers)} hồ sơ, ngày {receiving.on:%d/%m/%Y}",
        round=round_.code,
        notes=tuple(missing_warnings(round_, step.services.plan, received.dossiers)),
    )


STEP = StepDefinition(
    Step.RECEPTION, ReceptionForm, act, done="Đã tiếp nhận", names=("round", "received_by")
)
