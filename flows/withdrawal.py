"""Withdrawal (rút hồ sơ): a unit takes a dossier back before it goes up for signature."""

from dossiers.model.dossier import Status
from dossiers.model.events import Act, Step
from dossiers.model.transitions import move
from workflow.forms.step_forms import WithdrawalForm
from workflow.step import Button, Report, StepContext


def act(form: WithdrawalForm, step: StepContext) -> Report:
    """Withdraw the dossier, if it has not gone up for signature."""
    dossier, event = move(
        step.ledger.dossier(form.dossier),
        Status.DA_RUT,
        Act(
            step=Step.WITHDRAWAL,
            by=form.by,
            on=step.services.today(),
            at=step.at,
            run=step.run,
        ),
        form.reason,
    )
    step.save_moves([dossier], [event])
    return Report(
        done=f"Đã rút hồ sơ {dossier.label}", round=dossier.round, dossiers=(dossier.code,)
    )


BUTTON = Button(Step.WITHDRAWAL, WithdrawalForm, act, done="Đã rút", names=("dossier", "by"))
