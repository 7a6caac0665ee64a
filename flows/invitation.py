"""Step 3b, the invitation (giấy mời): who sits on the council is called to its session."""

from datetime import date

from documents.papers.invitation_letter import GIAY_MOI, compose_invitation
from dossiers.council.meeting import Meeting, check_agenda, notice_fault
from dossiers.model.dossier import Status
from dossiers.model.events import Event, Step
from dossiers.model.round import Round
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.build import Draft
from workflow.forms.tool_forms import InvitationForm
from workflow.step import Button, Report, StepContext

KIND = GIAY_MOI


def act(form: InvitationForm, step: StepContext) -> Report:
    """Number the invitation to one session and draw it up; a later one for the day replaces it."""
    round_ = step.round(form.round)
    invited_on = form.invited_on or step.services.today()
    meeting = Meeting.model_validate(form.model_dump(exclude={"round", "invited_on"}))
    waiting = step.ledger.dossiers(round=round_.code, status={Status.DU_DIEU_KIEN})
    check_agenda(round_, waiting, invited_on)
    short = notice_fault(step.services.plan.meeting, meeting, invited_on)
    purpose = f"{KIND.title}, đợt {round_.code}"
    number = step.ledger.draw_number(KIND.symbol, invited_on.year, purpose)
    context = compose_invitation(step.services.facts(round_), meeting, waiting, number, invited_on)
    symbol = KIND.numbered(number)
    step.save_moves([], [_event(round_, meeting, symbol, invited_on, step)])
    step.make(KIND, context, _draft(round_, meeting, symbol, invited_on))
    return Report(
        done=f"Đã mời họp Hội đồng ngày {meeting.meets_on:%d/%m/%Y}, giấy mời số {symbol}",
        round=round_.code,
        notes=(short,) if short else (),
    )


def _event(
    round_: Round, meeting: Meeting, symbol: str, invited_on: date, step: StepContext
) -> Event:
    return Event(
        round=round_.code,
        step=Step.INVITATION,
        by=meeting.chair,
        on=invited_on,
        at=step.at,
        reason=f"Giấy mời số {symbol}, họp ngày {meeting.meets_on:%d/%m/%Y} tại {meeting.place}",
        run=step.run,
    )


def _draft(round_: Round, meeting: Meeting, symbol: str, invited_on: date) -> Draft:
    """How the invitation is entered: one a session, known by its day."""
    return Draft(
        round_.code,
        title=f"{KIND.title} ngày {meeting.meets_on:%d/%m/%Y}",
        file_name=f"{KIND.title} số {symbol}",
        dossiers=(),
        by=meeting.chair,
        number=symbol,
        dated=invited_on,
        issued=True,
        subject=meeting.meets_on.isoformat(),
    )


def _replaced(record: StepRecord, ledger: Ledger) -> bool:
    """Whether a later invitation to the same session took this one's place."""
    return any(ledger.document(each).superseded for each in record.summary["documents"])


BUTTON = Button(
    Step.INVITATION,
    InvitationForm,
    act,
    done="Đã mời họp Hội đồng",
    names=("round", "chair"),
    undone=_replaced,
)
