"""Step 4, the council (Hội đồng): attendance and votes become a conclusion, within the quota."""

from datetime import date
from typing import Annotated

from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU
from documents.papers.invitation_letter import GIAY_MOI
from documents.papers.minutes import BIEN_BAN_HOP
from dossiers.council.conclusion import Conclusion, SessionCase, conclude
from dossiers.council.meeting import invitation_note
from dossiers.council.voting import BallotCount, Member, Namesake, Sitting, Vote, VoteMode
from dossiers.model.steps import Step
from workflow.documents.appraisal_drafts import send_report
from workflow.documents.session_drafts import make_session_papers
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    Count,
    HappenedDay,
    Line,
    OptionalCount,
    OptionalLine,
    OptionalNumber,
    OptionalTime,
    Presence,
    without_symbol,
)
from workflow.intake.award_history import refuse_second_awards
from workflow.shared_quota import dossiers_in_quota
from workflow.step import Report, StepContext, StepDefinition

NEXT_NUMBER = "Bỏ trống: lấy số tiếp theo"


class MemberRow(Form, Member, title="Thành viên"):
    """Một thành viên Hội đồng tại phiên họp."""

    name: Line = required("Họ và tên")
    role: Line = required("Vai trò trong Hội đồng")
    present: Presence = required("Dự họp")
    written_opinion: OptionalLine = optional("", "Ý kiến bằng văn bản", "Của thành viên vắng mặt")


class NamesakeRow(Form, Namesake, title="Trùng tên"):
    """Một thành viên trùng tên nhưng không phải người trong hồ sơ."""

    name: Line = required("Họ và tên thành viên")
    reason: Line = required("Lý do", "Vì sao biết là người khác; sẽ ghi vào biên bản")


class VoteRow(Form, Vote, title="Hồ sơ"):
    """Kết quả biểu quyết một hồ sơ."""

    ADDED_AFTER_RELEASE = frozenset({"namesakes"})

    dossier: Code = required("Hồ sơ", choices="dossier")
    agree: Count = required("Số đồng ý")
    disagree: Count = required("Số không đồng ý")
    abstain: Count = required("Số không có ý kiến")
    recused: tuple[Line, ...] = optional(
        (), "Thành viên không tham gia", "Người có tên trong hồ sơ hoặc đứng đầu đơn vị được xét"
    )
    namesakes: tuple[NamesakeRow, ...] = optional(
        (), "Trùng tên", "Thành viên trùng tên với hồ sơ nhưng là người khác, vẫn biểu quyết"
    )


class BallotForm(Form, title="Kiểm phiếu"):
    """Kết quả kiểm phiếu của phiên bỏ phiếu kín."""

    tellers: tuple[Line, ...] = optional((), "Tổ kiểm phiếu", "Tổ trưởng ghi trước")
    issued: OptionalNumber = optional(None, "Số phiếu phát ra")
    returned: OptionalNumber = optional(None, "Số phiếu thu về")
    valid: OptionalNumber = optional(None, "Số phiếu hợp lệ")
    invalid: OptionalCount = optional(None, "Số phiếu không hợp lệ")

    def to_domain(self) -> BallotCount | None:
        """Return the count; None if none was kept. What was left empty counts as none."""
        if self == BallotForm():
            return None
        counted = {name: value or 0 for name, value in dict(self).items() if name != "tellers"}
        return BallotCount(tellers=self.tellers, **counted)


class CouncilForm(Form, title="Phiên họp Hội đồng"):
    """Phiên họp của Hội đồng Thi đua - Khen thưởng."""

    ADDED_AFTER_RELEASE = frozenset(
        {"tie_reason", "replaces", "replace_reason"}
        | {"minutes_number", "counting_number", "report_number"}
    )

    round: Code = round_field()
    held_on: HappenedDay = required("Ngày họp")
    started_at: OptionalTime = optional(None, "Bắt đầu lúc", "Ví dụ 08:00; có thể để trống")
    ended_at: OptionalTime = optional(None, "Kết thúc lúc", "Ví dụ 10:30; có thể để trống")
    place: Line = required("Địa điểm")
    chair: Line = required("Chủ trì")
    secretary: Line = required("Thư ký")
    members: tuple[MemberRow, ...] = required("Thành viên Hội đồng")
    mode: Annotated[VoteMode, Choice()] = required("Hình thức")
    votes: tuple[VoteRow, ...] = required("Kết quả từng hồ sơ")
    ballots: BallotForm = optional(
        BallotForm(), "Kiểm phiếu", "Chỉ khi bỏ phiếu kín; bỏ trống: mọi phiếu đều hợp lệ"
    )
    selected: tuple[Code, ...] = optional(
        (),
        "Hồ sơ được chọn, theo thứ tự",
        "Bỏ trống: mọi hồ sơ đủ phiếu, ai nhiều phiếu hơn đứng trước",
        choices="dossier",
    )
    tie_reason: OptionalLine = optional(
        "", "Lý do chọn khi bằng phiếu", "Chỉ khi suất cuối có hồ sơ bằng phiếu nhau"
    )
    replaces: Annotated[OptionalNumber, without_symbol(BIEN_BAN_HOP.symbol)] = optional(
        None, "Thay thế biên bản họp số", "Chỉ khi biên bản trước của đợt này có sai sót"
    )
    replace_reason: OptionalLine = optional("", "Lý do thay thế", "Sai sót của biên bản trước")
    minutes_number: Annotated[OptionalNumber, without_symbol(BIEN_BAN_HOP.symbol)] = optional(
        None, "Số biên bản họp", NEXT_NUMBER
    )
    counting_number: Annotated[OptionalNumber, without_symbol(BIEN_BAN_KIEM_PHIEU.symbol)] = (
        optional(None, "Số biên bản kiểm phiếu", NEXT_NUMBER)
    )
    report_number: Annotated[OptionalNumber, without_symbol(BAO_CAO_THAM_DINH.symbol)] = optional(
        None, "Số báo cáo thẩm định", "Chỉ khi báo cáo còn là dự thảo; bỏ trống: lấy số tiếp theo"
    )

    def to_domain(self) -> Sitting:
        """Return the session as the council's rules take it."""
        said = {name: value for name, value in dict(self).items() if name in Sitting.model_fields}
        return Sitting.model_validate({**said, "ballots": self.ballots.to_domain()})


def act(form: CouncilForm, step: StepContext) -> Report:
    """Conclude the session, number its minutes and draw them up."""
    case = _case(form, step)
    purpose = f"Biên bản họp Hội đồng, đợt {case.round.code}"
    number = step.draw_number(BIEN_BAN_HOP, form.held_on, purpose, form.minutes_number)
    conclusion = conclude(case, number, step.at, step.run.id)
    selected = conclusion.session.selected
    chosen = [each for each in conclusion.dossiers if each.code in selected]
    refuse_second_awards(step.ledger, case.plan, chosen)
    step.save_moves(conclusion.dossiers, conclusion.events)
    step.ledger.add_session(conclusion.session)
    unnumbered = send_report(case.round, form.held_on, form.report_number, step)
    make_session_papers(case.round, conclusion, form.counting_number, step)
    return Report(
        done=f"Hội đồng xét {len(conclusion.tallies)} hồ sơ, đề nghị khen thưởng {len(selected)}",
        round=case.round.code,
        notes=(*conclusion.notes, *unnumbered, *_invitation_notes(conclusion, step)),
    )


def _case(form: CouncilForm, step: StepContext) -> SessionCase:
    plan, round_ = step.services.plan, step.ledger.round(form.round)
    return SessionCase(
        sitting=form.to_domain(),
        plan=plan,
        round=round_,
        dossiers=step.ledger.dossiers(round=round_.code),
        others=dossiers_in_quota(plan, step.ledger, round_),
        sessions=step.ledger.sessions(round_.code),
    )


def _invitation_notes(conclusion: Conclusion, step: StepContext) -> list[str]:
    session = conclusion.session
    invited_for = [
        date.fromisoformat(each.subject)
        for each in step.ledger.documents(round=session.round)
        if each.kind == GIAY_MOI.code
    ]
    note = invitation_note(session.held_on, invited_for)
    return [note] if note else []


STEP = StepDefinition(
    Step.COUNCIL, CouncilForm, act, done="Hội đồng đã xét", names=("round", "chair")
)
