"""Step 3b, the invitation (giấy mời): who sits on the council is called to its session."""

from datetime import date
from typing import Annotated

from documents.papers.invitation_letter import GIAY_MOI, compose_invitation
from dossiers.council.meeting import Meeting, check_agenda, notice_fault
from dossiers.model.dossier import Status
from dossiers.model.round import Round
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.drafts import Draft
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Code,
    Line,
    OptionalHappenedDay,
    OptionalNumber,
    OptionalTime,
    PlannedDay,
    without_symbol,
)
from workflow.step import Report, StepContext, StepDefinition


class InvitationForm(Form, title="Giấy mời họp Hội đồng"):
    """Mời họp Hội đồng."""

    ADDED_AFTER_RELEASE = frozenset({"number"})

    round: Code = round_field()
    meets_on: PlannedDay = required("Ngày họp")
    starts_at: OptionalTime = optional(None, "Bắt đầu lúc", "Ví dụ 08:00; bỏ trống thì ghi tay sau")
    place: Line = required("Địa điểm")
    chair: Line = required("Chủ trì, ký giấy mời", "Chủ tịch hoặc Phó Chủ tịch Hội đồng")
    invited_on: OptionalHappenedDay = optional(None, "Ngày giấy mời", "Bỏ trống: hôm nay")
    agenda: tuple[Line, ...] = optional(
        (), "Nội dung họp", "Mỗi nội dung một dòng; bỏ trống: nghe thẩm định, xét, thông qua"
    )
    number: Annotated[OptionalNumber, without_symbol(GIAY_MOI.symbol)] = optional(
        None, "Số giấy mời", "Bỏ trống: lấy số tiếp theo"
    )

    def to_domain(self) -> Meeting:
        """Return the session that the form calls."""
        return Meeting.model_validate(self.model_dump(include=set(Meeting.model_fields)))


def act(form: InvitationForm, step: StepContext) -> Report:
    """Draw up the numbered invitation to one session; a later one for the day replaces it."""
    plan, round_, meeting = step.services.plan, step.ledger.round(form.round), form.to_domain()
    invited_on = form.invited_on or step.services.today()
    waiting = step.ledger.dossiers(round=round_.code, status={Status.DU_DIEU_KIEN})
    check_agenda(round_, waiting, invited_on)
    short = notice_fault(plan.meetings, meeting, invited_on)
    purpose = f"{GIAY_MOI.title}, đợt {round_.code}"
    number = step.draw_number(GIAY_MOI, invited_on, purpose, form.number)
    context = compose_invitation(step.services.facts(round_), meeting, waiting, number, invited_on)
    symbol = GIAY_MOI.numbered(number)
    said = f"Giấy mời số {symbol}, họp ngày {meeting.meets_on:%d/%m/%Y} tại {meeting.place}"
    step.save_moves([], [step.event(round_.code, meeting.chair, invited_on, said)])
    step.make(GIAY_MOI, context, _draft(round_, meeting, symbol, invited_on))
    return Report(
        done=f"Đã mời họp Hội đồng ngày {meeting.meets_on:%d/%m/%Y}, giấy mời số {symbol}",
        round=round_.code,
        notes=(short,) if short else (),
    )


def _draft(round_: Round, meeting: Meeting, symbol: str, invited_on: date) -> Draft:
    """Return how the invitation is entered: one for each session, known by its day."""
    return Draft(
        round_.code,
        title=f"{GIAY_MOI.title} ngày {meeting.meets_on:%d/%m/%Y}",
        file_name=f"{GIAY_MOI.title} số {symbol}",
        dossiers=(),
        by=meeting.chair,
        number=symbol,
        dated=invited_on,
        subject=meeting.meets_on.isoformat(),
    )


def _replaced(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether a later invitation to the same session took this one's place."""
    return any(ledger.document(each).superseded for each in record.summary["documents"])


STEP = StepDefinition(
    Step.INVITATION,
    InvitationForm,
    act,
    done="Đã mời họp Hội đồng",
    names=("round", "chair"),
    undone=_replaced,
)
