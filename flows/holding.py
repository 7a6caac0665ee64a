"""Step 3a, holding (tạm dừng xét): nobody is awarded while an inquiry or a complaint is open."""

from dossiers.intake.hold_rules import HoldOrder, check_hold
from dossiers.model.events import Step
from dossiers.model.holds import HoldAct
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.forms.tool_forms import HoldingForm
from workflow.step import Report, StepContext, StepDefinition


def act(form: HoldingForm, step: StepContext) -> Report:
    """Hold the dossier, or let it go on."""
    facts = {**form.model_dump(exclude={"dossier"}), "on": form.on or step.services.today()}
    dossier, event = check_hold(
        step.ledger.dossier(form.dossier),
        HoldOrder.model_validate(facts),
        step.services.plan,
        at=step.at,
        run=step.run,
    )
    step.save_moves([dossier], [event])
    done = "Đã tạm dừng xét" if dossier.hold else "Đã bỏ tạm dừng"
    return Report(
        done=f"{done} hồ sơ {dossier.label}", round=dossier.round, dossiers=(dossier.code,)
    )


def _reversed(record: StepRecord, ledger: Ledger) -> bool:
    """Whether the opposite was done since: then the same form is a new act."""
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
