"""Withdrawal (rút hồ sơ): a unit takes a dossier back before it goes up for signature."""

from dossiers.model.dossier import Status
from dossiers.model.events import Step
from dossiers.model.transitions import move
from workflow.forms.step_forms import WithdrawalForm
from workflow.step import Button, Report, Work


def act(form: WithdrawalForm, work: Work) -> Report:
    """Withdraw the dossier, if it has not gone up for signature."""
    dossier, event = move(
        work.ledger.dossier(form.dossier),
        Status.DA_RUT,
        step=Step.WITHDRAWAL,
        by=form.by,
        on=work.office.today(),
        at=work.at,
        reason=form.reason,
        run=work.run,
    )
    work.keep([dossier], [event])
    return Report(
        done=f"Đã rút hồ sơ {dossier.label}", round=dossier.round, dossiers=(dossier.code,)
    )


BUTTON = Button(Step.WITHDRAWAL, WithdrawalForm, act, done="Đã rút", names=("dossier", "by"))
