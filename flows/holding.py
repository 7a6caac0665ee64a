"""Step 3a, holding (tạm dừng xét): nobody is awarded while an inquiry or a complaint is open."""

from typing import Annotated

from dossiers.intake.hold_rules import HoldOrder, check_hold
from dossiers.model.holds import HoldAct, HoldGround
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Choice, Code, Line, OptionalDayOfAnyYear
from workflow.step import Report, StepContext, StepDefinition


class HoldingForm(Form, title="Phiếu tạm dừng xét"):
    """Tạm dừng xét một hồ sơ, hoặc bỏ tạm dừng."""

    dossier: Code = required("Hồ sơ", choices="dossier")
    act: Annotated[HoldAct, Choice()] = required("Việc cần làm")
    ground: Annotated[HoldGround | None, Choice()] = optional(
        None, "Lý do tạm dừng", "Bắt buộc khi tạm dừng"
    )
    reason: Line = required("Nội dung cụ thể", "Văn bản, vụ việc nào; hoặc kết luận đã có")
    by: Line = required("Người thực hiện")
    on: OptionalDayOfAnyYear = optional(None, "Từ ngày", "Bỏ trống: hôm nay")


def act(form: HoldingForm, step: StepContext) -> Report:
    """Hold the dossier, or let it go on."""
    order = HoldOrder(act=form.act, ground=form.ground, reason=form.reason)
    act = step.act(form.by, form.on or step.services.today())
    found = step.ledger.dossier(form.dossier)
    dossier, event = check_hold(found, order, step.services.plan, act)
    step.save_moves([dossier], [event])
    done = "Đã tạm dừng xét" if dossier.hold else "Đã bỏ tạm dừng"
    return Report(done=f"{done} hồ sơ {dossier.label}", round=dossier.round)


def _reversed(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether the opposite was done since: then the same form is a new act."""
    held = ledger.dossier(record.form["dossier"]).hold is not None
    return held is not (record.form["act"] == HoldAct.TAM_DUNG)


STEP = StepDefinition(
    Step.HOLDING,
    HoldingForm,
    act,
    done="Đã ghi tạm dừng",
    names=("dossier", "by"),
    undone=_reversed,
)
