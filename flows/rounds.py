"""Step 0, opening a round (mở đợt xét): movement, award, occasion and year, within the plan."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from dossiers.errors import InvalidForm
from dossiers.events import Event, Step
from dossiers.plan import Round
from dossiers.rounds import check_round
from flows.fields import SEPARATOR
from flows.forms import RoundForm
from flows.running import State, run_step
from flows.work import Button, Report, Work


def act(form: RoundForm, work: Work) -> Report:
    """Open the round, if the plan provides for it and the code is free."""
    if SEPARATOR.strip() in form.code or len(form.code) > MOST_LETTERS:
        raise InvalidForm(
            f"Mã đợt “{form.code}” không dùng được; hãy đặt mã ngắn dưới {MOST_LETTERS} chữ,"
            f" không có dấu “{SEPARATOR.strip()}”, ví dụ 2026-HN-GK"
        )
    movement = form.movement or work.office.plan.movements[0].code
    opened = Round.model_validate({**form.model_dump(), "movement": movement})
    check_round(opened, work.office.plan)
    work.ledger.add_round(opened, work.at)
    work.ledger.add_events([_event(opened, work)])
    return Report(done=f"Đã mở đợt {opened.code}: {opened.title}", round=opened.code)


MOST_LETTERS = 60


def _event(opened: Round, work: Work) -> Event:
    return Event(
        round=opened.code,
        step=Step.OPEN_ROUND,
        by=work.office.plan.ward.office,
        on=work.office.today(),
        at=work.at,
        run=work.run,
    )


BUTTON = Button(Step.OPEN_ROUND, RoundForm, act, done="Đã mở đợt", names=("code",))


@flow(name="Mở đợt xét khen thưởng", validate_parameters=False)
async def open_round(
    form: Annotated[RoundForm, Field(json_schema_extra={"title": "Đợt xét khen thưởng"})],
) -> State:
    """Mở một đợt xét: phong trào, hình thức, dịp và năm, trong phạm vi Kế hoạch cho phép."""
    return await run_step(BUTTON, form)
