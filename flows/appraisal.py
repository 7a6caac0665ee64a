"""Step 2, appraisal (thẩm định) by VH-XH: each dossier is eligible, sent back or not eligible."""

from documents.papers.supplement_request import PHIEU_BO_SUNG, compose_supplement_request
from dossiers.intake.appraisal_rules import AppraisalDecision, check_appraisal
from dossiers.intake.hold_rules import hold_note
from dossiers.model.dossier import Dossier, Status
from dossiers.model.events import Step
from dossiers.model.round import Round
from dossiers.plan.deadlines import due_on
from workflow.documents.appraisal_drafts import draft_report
from workflow.documents.build import Draft
from workflow.forms.step_forms import AppraisalForm
from workflow.intake.award_history import dossier_matches
from workflow.step import Button, Report, StepContext


def act(form: AppraisalForm, step: StepContext) -> Report:
    """Record every finding of the form, and draw up the report on all dossiers of the round."""
    round_ = step.round(form.round)
    appraised_on = form.appraised_on or step.services.today()
    held = step.ledger.dossiers(round=round_.code)
    named = {each.dossier for each in form.decisions}
    waiting = [each for each in held if each.code in named]
    appraised = check_appraisal(
        round_,
        [AppraisalDecision.model_validate(each.model_dump()) for each in form.decisions],
        held,
        appraiser=form.appraiser,
        appraised_on=appraised_on,
        plan=step.services.plan,
        matches=dossier_matches(step.ledger, step.services.plan, waiting),
        at=step.at,
        run=step.run,
    )
    step.save_moves(appraised.dossiers, appraised.events)
    for dossier in appraised.dossiers:
        if dossier.status is Status.CHO_BO_SUNG:
            _make_supplement_request(round_, dossier, step)
    draft_report(round_, form.appraiser, appraised_on, step)
    return Report(
        done=f"Đã thẩm định {len(appraised.dossiers)} hồ sơ, ngày {appraised_on:%d/%m/%Y}",
        round=round_.code,
        dossiers=tuple(each.code for each in appraised.dossiers),
        notes=tuple(hold_note(each) for each in appraised.dossiers if each.hold),
    )


def _make_supplement_request(round_: Round, dossier: Dossier, step: StepContext) -> None:
    """What the unit must supply, as a draft: VH-XH numbers it when it goes out."""
    name = f"Phiếu yêu cầu bổ sung hồ sơ {dossier.code}"
    draft = Draft(
        round_.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name} (dự thảo)",
        dossiers=(dossier.code,),
        by=dossier.appraisal.appraiser if dossier.appraisal else "",
        subject=dossier.code,
    )
    since = dossier.appraisal.appraised_on if dossier.appraisal else step.services.today()
    deadline = due_on(step.services.plan, dossier, since, round_)
    context = compose_supplement_request(
        step.services.facts(round_), dossier, number=None, deadline=deadline
    )
    step.make(PHIEU_BO_SUNG, context, draft)


BUTTON = Button(
    Step.APPRAISAL, AppraisalForm, act, done="Đã thẩm định", names=("round", "appraiser")
)
