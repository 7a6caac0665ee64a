"""What happened to a dossier or round: who, when, why, in which run. Never changed, only added."""

from datetime import date, datetime

from dossiers.model.dossier import Dossier, Status
from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class Step(LabelledEnum):
    """The steps of the way, each a flow and a button."""

    OPEN_ROUND = "open_round", "Mở đợt xét khen thưởng"
    SUBMISSION = "submission", "Tiếp nhận hồ sơ"
    RECEPTION = "reception", "Tiếp nhận hồ sơ nộp qua mạng"
    APPRAISAL = "appraisal", "Thẩm định hồ sơ"
    HOLDING = "holding", "Tạm dừng xét hồ sơ"
    INVITATION = "invitation", "Mời họp Hội đồng"
    COUNCIL = "council", "Hội đồng xét"
    SIGNATURE = "signature", "Trình ký"
    ISSUANCE = "issuance", "Ban hành quyết định"
    SIGNED_COPY = "signed_copy", "Đưa bản đã ký lên"
    WITHDRAWAL = "withdrawal", "Rút hồ sơ"
    CORRECTION = "correction", "Sửa thông tin hồ sơ"
    PROVINCE = "province", "Trình cấp tỉnh"
    PROVINCE_RESULT = "province_result", "Kết quả của cấp tỉnh"
    REVOCATION = "revocation", "Hủy, thu hồi"
    TEMPLATE_CHECK = "template_check", "Kiểm tra mẫu văn bản"
    HISTORY = "history", "Nhập khen thưởng trước đây"
    BULK = "bulk", "Dựng văn bản hàng loạt"
    DISCLOSURE = "disclosure", "Xem số căn cước"


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


def event_of(
    dossier: Dossier,
    act: Act,
    reason: str,
    source: Status | None = None,
    target: Status | None = None,
) -> Event:
    """Return the event of an act on a dossier; without a target it leaves the status as it is."""
    facts = {"source": source, "target": target, "reason": reason}
    return Event(round=dossier.round, dossier=dossier.code, **facts, **dict(act))
