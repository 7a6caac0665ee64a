"""What happened to a dossier or round: who, when, why, in which run. Never changed, only added."""

from datetime import date, datetime
from enum import StrEnum

from dossiers.model.dossier import Status
from dossiers.model.record import FrozenModel, Text


class Step(StrEnum):
    """The steps of the way, each a flow and a button."""

    OPEN_ROUND = "open_round"
    SUBMISSION = "submission"
    APPRAISAL = "appraisal"
    HOLDING = "holding"
    INVITATION = "invitation"
    COUNCIL = "council"
    SIGNATURE = "signature"
    ISSUANCE = "issuance"
    WITHDRAWAL = "withdrawal"
    PROVINCE = "province"
    REVOCATION = "revocation"
    TEMPLATE_CHECK = "template_check"
    HISTORY = "history"
    BULK = "bulk"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return STEP_TEXT[self]


STEP_TEXT = {
    Step.OPEN_ROUND: "Mở đợt xét khen thưởng",
    Step.SUBMISSION: "Tiếp nhận hồ sơ",
    Step.APPRAISAL: "Thẩm định hồ sơ",
    Step.HOLDING: "Tạm dừng xét hồ sơ",
    Step.INVITATION: "Mời họp Hội đồng",
    Step.COUNCIL: "Hội đồng xét",
    Step.SIGNATURE: "Trình ký",
    Step.ISSUANCE: "Ban hành quyết định",
    Step.WITHDRAWAL: "Rút hồ sơ",
    Step.PROVINCE: "Trình cấp tỉnh",
    Step.REVOCATION: "Hủy, thu hồi",
    Step.TEMPLATE_CHECK: "Kiểm tra mẫu văn bản",
    Step.HISTORY: "Nhập khen thưởng trước đây",
    Step.BULK: "Dựng văn bản hàng loạt",
}


class Act(FrozenModel):
    """Who does a step, on which stated day, entered at which moment, in which run."""

    step: Step
    by: Text
    on: date
    at: datetime
    run: str = ""


class Event(FrozenModel):
    """One line of history. `on` is the day that the form states, `at` the moment of entry (UTC).

    `by` is who acts in the office's name; `actor` the account that was signed in when it was
    entered, empty where nobody signs in (a command, a story).
    """

    round: str
    dossier: str | None = None
    step: Step
    source: Status | None = None
    target: Status | None = None
    by: Text
    actor: Text = ""
    on: date
    at: datetime
    reason: Text = ""
    run: str = ""
