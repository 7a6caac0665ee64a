"""Step 2, appraisal (thẩm định) by VH-XH: each dossier is eligible, sent back or not eligible."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from documents.appraisal_report import appraisal_report
from documents.kinds import DocumentKind
from dossiers.appraisal import AppraisalDecision, check_appraisal
from dossiers.events import Step
from flows.forms import AppraisalForm
from flows.running import State, run_step
from flows.work import Button, Draft, Report, Work


def act(form: AppraisalForm, work: Work) -> Report:
    """Record every finding of the form, and draw up the report on all dossiers of the round."""
    round_ = work.round(form.round)
    appraised_on = form.appraised_on or work.office.today()
    appraised = check_appraisal(
        round_,
        [AppraisalDecision.model_validate(each.model_dump()) for each in form.decisions],
        work.ledger.dossiers(round=round_.code),
        appraiser=form.appraiser,
        appraised_on=appraised_on,
        at=work.at,
        run=work.run,
    )
    work.keep(appraised.dossiers, appraised.events)
    dossiers = work.ledger.dossiers(round=round_.code)
    found = [each for each in dossiers if each.appraisal is not None]
    context = appraisal_report(
        work.office.plan,
        work.office.movement(round_),
        round_,
        found,
        appraiser=form.appraiser,
        on=appraised_on,
        number=None,
    )
    title = f"Báo cáo kết quả thẩm định đợt {round_.code}"
    codes = [each.code for each in found]
    work.make(
        DocumentKind.BAO_CAO_THAM_DINH,
        context,
        Draft(round_.code, title, f"{title} (dự thảo)", codes, by=form.appraiser),
    )
    return Report(
        done=f"Đã thẩm định {len(appraised.dossiers)} hồ sơ",
        round=round_.code,
        dossiers=tuple(each.code for each in appraised.dossiers),
    )


BUTTON = Button(
    Step.APPRAISAL, AppraisalForm, act, done="Đã thẩm định", names=("round", "appraiser")
)


@flow(name="Thẩm định hồ sơ", validate_parameters=False)
async def appraisal(
    form: Annotated[AppraisalForm, Field(json_schema_extra={"title": "Phiếu thẩm định"})],
) -> State:
    """Ghi kết quả thẩm định từng hồ sơ; hồ sơ nào chưa chọn kết quả thì phiếu bị từ chối."""
    return await run_step(BUTTON, form)
