"""Step 7, withdrawal (rút hồ sơ): a unit takes a dossier back before it goes up for signature."""

from dossiers.model.dossier import Status
from dossiers.model.steps import Step
from dossiers.model.transitions import move
from workflow.forms.base import Form, required
from workflow.forms.fields import Code, Line
from workflow.step import Report, StepContext, StepDefinition


class WithdrawalForm(Form, title="Phiếu rút hồ sơ"):
    """Rút hồ sơ."""

    dossier: Code = required("Hồ sơ", choices="dossier")
    reason: Line = required("Lý do rút")
    by: Line = required("Người đề nghị rút")


def act(form: WithdrawalForm, step: StepContext) -> Report:
    """Withdraw the dossier, if it has not gone up for signature."""
    act = step.act(form.by, step.services.today())
    dossier, event = move(step.ledger.dossier(form.dossier), Status.DA_RUT, act, form.reason)
    step.save_moves([dossier], [event])
    return Report(done=f"Đã rút hồ sơ {dossier.label}", round=dossier.round)


STEP = StepDefinition(Step.WITHDRAWAL, WithdrawalForm, act, done="Đã rút", names=("dossier", "by"))
