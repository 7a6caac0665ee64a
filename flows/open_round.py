"""Step 1, opening a round (mở đợt xét): movement, award, occasion and year, within the plan."""

from typing import Annotated

from dossiers.model.errors import InvalidForm
from dossiers.model.round import Occasion, Round
from dossiers.model.steps import Step
from dossiers.plan.quotas import check_round
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import (
    SEPARATOR,
    AwardCode,
    Choice,
    Count,
    Line,
    OptionalCode,
    OptionalPlannedDay,
)
from workflow.step import Report, StepContext, StepDefinition


class RoundForm(Form, Round, title="Đợt xét khen thưởng"):
    """Mở đợt xét khen thưởng."""

    ADDED_AFTER_RELEASE = frozenset({"send_by"})

    code: Line = required("Mã đợt", "Do phường tự đặt, không trùng, ví dụ 2026-HN-GK")
    movement: OptionalCode = optional(
        "", "Phong trào thi đua", "Bỏ trống: phong trào của phường", choices="movement"
    )
    award: AwardCode = required("Hình thức khen thưởng", choices="award")
    occasion: Annotated[Occasion, Choice()] = required(
        "Dịp xét", "Sơ kết, tổng kết chỉ xét vào năm mà Kế hoạch đã định"
    )
    year: Count = required("Năm", "Một năm của phong trào, ví dụ 2026")
    opens_on: OptionalPlannedDay = optional(None, "Nhận hồ sơ từ ngày", "Có thể để trống")
    closes_on: OptionalPlannedDay = optional(None, "Hạn nhận hồ sơ", "Có thể để trống")
    send_by: OptionalPlannedDay = optional(
        None, "Hạn gửi hồ sơ lên cấp tỉnh", "Theo hướng dẫn của Sở Nội vụ cho đợt này, nếu có"
    )


def act(form: RoundForm, step: StepContext) -> Report:
    """Open the round, if the plan provides for it and the code is free."""
    if SEPARATOR.strip() in form.code or len(form.code) > MAX_LETTERS:
        raise InvalidForm(
            f"Mã đợt “{form.code}” không dùng được; hãy đặt mã ngắn dưới {MAX_LETTERS} chữ,"
            f" không có dấu “{SEPARATOR.strip()}”, ví dụ 2026-HN-GK"
        )
    plan, today = step.services.plan, step.services.today()
    movement = plan.current_movement(today, form.movement).code
    opened = Round.model_validate(form.model_copy(update={"movement": movement}))
    check_round(opened, plan)
    step.ledger.add_round(opened, step.at)
    step.ledger.add_events([step.event(opened.code, plan.ward.office, today)])
    return Report(done=f"Đã mở đợt {opened.code}: {plan.round_title(opened)}", round=opened.code)


MAX_LETTERS = 60
"""Letters in the code of a round."""


STEP = StepDefinition(Step.OPEN_ROUND, RoundForm, act, done="Đã mở đợt", names=("code",))
