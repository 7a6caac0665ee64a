"""Step 0, opening a round (mở đợt xét): movement, award, occasion and year, within the plan."""

from dossiers.model.errors import InvalidForm
from dossiers.model.events import Event, Step
from dossiers.model.round import Round
from dossiers.plan.quotas import check_round
from workflow.forms.fields import SEPARATOR
from workflow.forms.step_forms import RoundForm
from workflow.step import Button, Report, StepContext


def act(form: RoundForm, step: StepContext) -> Report:
    """Open the round, if the plan provides for it and the code is free."""
    if SEPARATOR.strip() in form.code or len(form.code) > MAX_LETTERS:
        raise InvalidForm(
            f"Mã đợt “{form.code}” không dùng được; hãy đặt mã ngắn dưới {MAX_LETTERS} chữ,"
            f" không có dấu “{SEPARATOR.strip()}”, ví dụ 2026-HN-GK"
        )
    plan, today = step.services.plan, step.services.today()
    movement = plan.current_movement(today, form.movement).code
    opened = Round.model_validate({**form.model_dump(), "movement": movement})
    check_round(opened, plan)
    step.ledger.add_round(opened, step.at)
    step.ledger.add_events([_event(opened, step)])
    return Report(done=f"Đã mở đợt {opened.code}: {plan.round_title(opened)}", round=opened.code)


MAX_LETTERS = 60


def _event(opened: Round, step: StepContext) -> Event:
    return Event(
        round=opened.code,
        step=Step.OPEN_ROUND,
        by=step.services.plan.ward.office,
        on=step.services.today(),
        at=step.at,
        run=step.run,
    )


BUTTON = Button(Step.OPEN_ROUND, RoundForm, act, done="Đã mở đợt", names=("code",))
