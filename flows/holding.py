"""Step 3a, holding (tạm dừng xét): nobody is awarded while an inquiry or a complaint is open."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from dossiers.events import Step
from dossiers.holding import HoldOrder, check_hold
from dossiers.holds import HoldAct
from flows.office_forms import HoldingForm
from flows.running import State, run_step
from flows.work import Button, Report, Work
from storage.ledger import Ledger
from storage.records import StepRecord


def act(form: HoldingForm, work: Work) -> Report:
    """Hold the dossier, or let it go on."""
    facts = {**form.model_dump(exclude={"dossier"}), "on": form.on or work.office.today()}
    dossier, event = check_hold(
        work.ledger.dossier(form.dossier),
        HoldOrder.model_validate(facts),
        work.office.plan,
        at=work.at,
        run=work.run,
    )
    work.keep([dossier], [event])
    done = "Đã tạm dừng xét" if dossier.hold else "Đã bỏ tạm dừng"
    return Report(
        done=f"{done} hồ sơ {dossier.label}", round=dossier.round, dossiers=(dossier.code,)
    )


def _reversed(record: StepRecord, ledger: Ledger) -> bool:
    """Whether the opposite was done since: then the same form is a new act."""
    held = ledger.dossier(record.form["dossier"]).hold is not None
    return held is not (record.form["act"] == HoldAct.TAM_DUNG)


BUTTON = Button(
    Step.HOLDING,
    HoldingForm,
    act,
    done="Đã ghi tạm dừng",
    names=("dossier", "by"),
    undone=_reversed,
)


@flow(name="Tạm dừng xét hồ sơ", validate_parameters=False)
async def holding(
    form: Annotated[HoldingForm, Field(json_schema_extra={"title": "Phiếu tạm dừng xét"})],
) -> State:
    """Tạm dừng xét một hồ sơ đang có việc cần làm rõ, hoặc bỏ tạm dừng khi đã có kết luận."""
    return await run_step(BUTTON, form)
