"""Withdrawal (rút hồ sơ): a unit takes a dossier back before it goes up for signature."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from dossiers.dossier import Status
from dossiers.events import Step
from dossiers.transitions import move
from flows.forms import WithdrawalForm
from flows.running import State, run_step
from flows.work import Button, Report, Work


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


@flow(name="Rút hồ sơ", validate_parameters=False)
async def withdrawal(
    form: Annotated[WithdrawalForm, Field(json_schema_extra={"title": "Phiếu rút hồ sơ"})],
) -> State:
    """Rút một hồ sơ chưa trình ký, theo đề nghị của đơn vị."""
    return await run_step(BUTTON, form)
