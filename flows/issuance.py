"""Step 6, issuance (ban hành): the signed decision gets number and day, or comes back with why."""

from collections.abc import Iterator
from typing import Annotated

from documents.papers.decision import QUYET_DINH
from documents.papers.proposal_report import TO_TRINH
from dossiers.decision.award_decision import (
    Decision,
    Outcome,
    Proposal,
    SigningResult,
    check_issuance,
    issue,
)
from dossiers.model.dossier import Dossier
from dossiers.model.errors import InvalidForm
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.award import Award
from workflow.documents.cited_plan import check_not_cited, cited_plan
from workflow.documents.decision_drafts import (
    Papers,
    make_certificates,
    make_decision_and_list,
    papers_subject,
    unconfirmed_in,
)
from workflow.forms import plan_decision_fields
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    HappenedDay,
    OptionalCode,
    OptionalHistoricDay,
    OptionalLine,
    OptionalNumber,
    without_symbol,
)
from workflow.forms.review_rows import AnswerRow, EditedRow, answers_field, edited_field
from workflow.review.answers import require_answers
from workflow.review.edited_documents import DECIDED, enter_edits, hand_edited
from workflow.review.signed_copies import tie_signed_copy
from workflow.step import Report, StepContext, StepDefinition


class IssuanceForm(Form, title="Phiếu ban hành"):
    """Kết quả trình ký."""

    ADDED_AFTER_RELEASE = frozenset({"edited", "answers", *plan_decision_fields.NAMES})

    round: Code = round_field()
    outcome: Annotated[Outcome, Choice()] = required("Chủ tịch")
    number: Annotated[OptionalNumber, without_symbol(QUYET_DINH.symbol)] = optional(
        None, "Số quyết định", "Bỏ trống: lấy số tiếp theo"
    )
    signed_on: HappenedDay = required("Ngày ký hoặc ngày trả lại")
    signed_file: OptionalCode = optional(
        "", "Tệp quyết định đã ký", "Tên tệp đã đưa vào kho; có thể để trống", choices="signed"
    )
    reason: OptionalLine = optional("", "Lý do", "Bắt buộc khi trả lại")
    plan_decision_number: plan_decision_fields.PlanDecisionNumber = (
        plan_decision_fields.number_field()
    )
    plan_decided_on: OptionalHistoricDay = plan_decision_fields.day_field()
    edited: tuple[EditedRow, ...] = edited_field()
    answers: tuple[AnswerRow, ...] = answers_field()


CLERK = "Văn thư"
"""Who issues: the form does not ask for a name, the event knows the account."""


def act(form: IssuanceForm, step: StepContext) -> Report:
    """Issue the decision with its list and certificates, or take the proposal back."""
    _check_returned(form)
    round_ = step.ledger.round(form.round)
    proposals = step.ledger.proposals(round_.code)
    proposal = proposals[-1] if proposals else None
    result = SigningResult(outcome=form.outcome, signed_on=form.signed_on, reason=form.reason)
    listed = check_issuance(round_, proposal, step.ledger.dossiers(round=round_.code), result)
    assert proposal is not None, "check_issuance refuses a round without a proposal"  # noqa: S101
    outcomes = issue(proposal, listed, result, at=step.at, run=step.run.id)
    step.save_moves(outcomes.dossiers, outcomes.events)
    step.ledger.close_proposal(round_.code, proposal.number, form.outcome)
    if form.outcome is Outcome.TRA_LAI:
        symbol = TO_TRINH.numbered(proposal.number)
        said = f"Chủ tịch trả lại Tờ trình số {symbol}: {form.reason}"
        return Report(done=said, round=proposal.round)
    return _issued(form, round_, proposal, outcomes.dossiers, step)


def _check_returned(form: IssuanceForm) -> None:
    if form.outcome is not Outcome.TRA_LAI:
        return
    if form.number or form.signed_file:
        raise InvalidForm("Tờ trình bị trả lại thì chưa có số và tệp đã ký; hãy bỏ trống hai ô đó")
    if form.edited or form.answers:
        raise InvalidForm(
            "Tờ trình bị trả lại thì chưa có gì để ban hành; hãy bỏ các dòng văn bản đã sửa và"
            " giải trình, ghi chúng khi trình ký lại"
        )
    if form.plan_decision_number is not None or form.plan_decided_on is not None:
        raise InvalidForm(
            "Tờ trình bị trả lại thì chưa viện dẫn Quyết định ban hành Kế hoạch; hãy bỏ trống số,"
            " ngày của Quyết định đó"
        )


def _issued(
    form: IssuanceForm,
    round_: Round,
    proposal: Proposal,
    dossiers: tuple[Dossier, ...],
    step: StepContext,
) -> Report:
    award = step.services.plan.award(round_.award)
    purpose = f"Quyết định {award.granting}, đợt {round_.code}"
    number = step.draw_number(QUYET_DINH, form.signed_on, purpose, form.number)
    subject = papers_subject(step.ledger, round_.code, proposal)
    decision = _enter_decision(form, number, proposal, step)
    kept = hand_edited(step.ledger, round_.code)
    signed = (number, decision.signed_on, decision.plan_decision)
    papers = Papers(round_, proposal, dossiers, *signed, subject)
    make_decision_and_list(papers, Step.ISSUANCE, step)
    pending = make_certificates(papers, step)
    enter_edits(form.edited, DECIDED, round_.code, CLERK, step)
    answering = step.event(round_.code, CLERK, form.signed_on)
    notes = require_answers(form.answers, form.edited, kept, answering, step)
    notes = (*notes, *_tie_signed(decision, step))
    notes = (*notes, *unconfirmed_in(papers, form.signed_on, step))
    return Report(
        done=f"Đã ban hành Quyết định số {QUYET_DINH.numbered(number)}",
        round=round_.code,
        notes=(*notes, *_left(pending, award, round_)),
    )


def _tie_signed(decision: Decision, step: StepContext) -> tuple[str, ...]:
    """Tie the signed file, if it came already; return what differs from the decision as made."""
    if not decision.signed_file:
        return ()
    number = QUYET_DINH.numbered(decision.number)
    made = step.ledger.documents(round=decision.round)
    paper = next((e for e in made if (e.kind, e.number) == (QUYET_DINH.code, number)), None)
    if paper is None:  # an award whose decision the program does not draw up
        step.ledger.lock_file(decision.signed_file)
        return ()
    return tie_signed_copy(paper, decision.signed_file, CLERK, step).remarks


def _enter_decision(
    form: IssuanceForm, number: int, proposal: Proposal, step: StepContext
) -> Decision:
    given = plan_decision_fields.read_cited(
        form.plan_decision_number, form.plan_decided_on, form.signed_on
    )
    cited = cited_plan(step.ledger.round(proposal.round), step, given)
    check_not_cited(number, form.signed_on, cited)
    decision = Decision(
        round=proposal.round,
        number=number,
        signed_on=form.signed_on,
        signed_file=form.signed_file,
        proposal_number=proposal.number,
        signatory=proposal.signatory,
        medium=proposal.medium,
        dossiers=proposal.dossiers,
        plan_decision=cited,
    )
    step.ledger.add_decision(decision)
    return decision


def _left(pending: int, award: Award, round_: Round) -> Iterator[str]:
    """Yield which button makes the certificates that are too many for this step."""
    if pending:
        yield (
            f"Còn {pending} {award.short_name} phải dựng: hãy bấm nút “{Step.BULK.text}” cho đợt"
            f" {round_.code}."
        )


def _files(form: IssuanceForm) -> list[str]:
    signed = [form.signed_file] if form.signed_file else []
    return [*signed, *(each.object for each in form.edited)]


STEP = StepDefinition(
    Step.ISSUANCE, IssuanceForm, act, done="Đã ghi kết quả trình ký", names=("round",), files=_files
)
