"""Step 5, up for signature (trình ký): the numbered proposal with the draft decision and list."""

from collections.abc import Sequence
from typing import Annotated

from documents.kind_registry import editable_kinds
from documents.papers.proposal_report import TO_TRINH, compose_proposal_report
from dossiers.decision.award_decision import (
    Authority,
    Medium,
    Proposal,
    Proposer,
    Signatory,
    check_proposal,
    propose,
)
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.model.steps import Step
from workflow.documents.cited_plan import cited_plan
from workflow.documents.decision_drafts import (
    Papers,
    make_decision_and_list,
    papers_subject,
    unconfirmed_in,
)
from workflow.documents.drafts import Draft
from workflow.forms import plan_decision_fields
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    HappenedDay,
    Line,
    OptionalHistoricDay,
    OptionalNumber,
    without_symbol,
)
from workflow.forms.review_rows import AnswerRow, EditedRow, answers_field, edited_field
from workflow.intake.award_history import refuse_second_awards
from workflow.review.answers import require_answers
from workflow.review.edited_documents import enter_edits, hand_edited, open_to_edit
from workflow.shared_quota import dossiers_in_quota
from workflow.step import Report, StepContext, StepDefinition


class ProposerForm(Form, Proposer, title="Người ký tờ trình"):
    """Người ký tờ trình."""

    name: Line = required("Họ và tên")
    title: Line = required("Chức vụ", "Ví dụ Trưởng phòng")


class SignatoryForm(Form, Signatory, title="Người ký quyết định"):
    """Người ký quyết định."""

    name: Line = required("Họ và tên")
    title: Line = required("Chức vụ", "Ví dụ Chủ tịch")
    authority: Annotated[Authority, Choice()] = required("Thẩm quyền ký")


class SignatureForm(Form, title="Phiếu trình ký"):
    """Trình Chủ tịch ký."""

    ADDED_AFTER_RELEASE = frozenset({"edited", "answers", *plan_decision_fields.NAMES})

    round: Code = round_field()
    proposed_on: HappenedDay = required("Ngày tờ trình")
    proposal_number: Annotated[OptionalNumber, without_symbol(TO_TRINH.symbol)] = optional(
        None, "Số tờ trình", "Bỏ trống: lấy số tiếp theo"
    )
    proposer: ProposerForm = required("Người ký tờ trình")
    signatory: SignatoryForm = required("Người ký quyết định")
    medium: Annotated[Medium, Choice()] = required("Hình thức văn bản")
    plan_decision_number: plan_decision_fields.PlanDecisionNumber = (
        plan_decision_fields.number_field()
    )
    plan_decided_on: OptionalHistoricDay = plan_decision_fields.day_field()
    edited: tuple[EditedRow, ...] = edited_field()
    answers: tuple[AnswerRow, ...] = answers_field()


def act(form: SignatureForm, step: StepContext) -> Report:
    """Draw up the numbered proposal with the drafts, and send its dossiers up."""
    round_ = step.ledger.round(form.round)
    proposal, chosen = _propose(form, round_, step)
    kept = hand_edited(step.ledger, round_.code)
    outcomes = propose(proposal, chosen, at=step.at, run=step.run.id)
    step.save_moves(outcomes.dossiers, outcomes.events)
    step.ledger.add_proposal(proposal)
    _make_proposal_report(round_, proposal, outcomes.dossiers, step)
    subject = papers_subject(step.ledger, round_.code, proposal)
    cited = proposal.plan_decision
    papers = Papers(round_, proposal, outcomes.dossiers, plan_decision=cited, subject=subject)
    make_decision_and_list(papers, Step.SIGNATURE, step)
    offered = open_to_edit(editable_kinds(), step.services.plan.award(round_.award))
    enter_edits(form.edited, offered, round_.code, form.proposer.name, step)
    answering = step.event(round_.code, proposal.proposer.name, proposal.proposed_on)
    notes = require_answers(form.answers, form.edited, kept, answering, step)
    number = TO_TRINH.numbered(proposal.number)
    return Report(
        done=f"Đã trình Chủ tịch ký {len(chosen)} hồ sơ, Tờ trình số {number}",
        round=round_.code,
        notes=(*notes, *unconfirmed_in(papers, proposal.proposed_on, step)),
    )


def _propose(
    form: SignatureForm, round_: Round, step: StepContext
) -> tuple[Proposal, tuple[Dossier, ...]]:
    sessions = step.ledger.sessions(round_.code)
    chosen = check_proposal(
        round_,
        step.services.plan,
        dossiers_in_quota(step.services.plan, step.ledger, round_),
        held_on=max((each.held_on for each in sessions), default=None),
        proposed_on=form.proposed_on,
        signatory=form.signatory,
    )
    refuse_second_awards(step.ledger, step.services.plan, chosen)
    given = plan_decision_fields.read_cited(
        form.plan_decision_number, form.plan_decided_on, form.proposed_on
    )
    cited = cited_plan(round_, step, given)
    purpose = f"Tờ trình, đợt {round_.code}"
    number = step.draw_number(TO_TRINH, form.proposed_on, purpose, form.proposal_number)
    proposal = Proposal(
        round=round_.code,
        number=number,
        proposed_on=form.proposed_on,
        proposer=form.proposer,
        signatory=form.signatory,
        medium=form.medium,
        dossiers=tuple(each.code for each in chosen),
        plan_decision=cited,
    )
    return proposal, chosen


def _make_proposal_report(
    round_: Round, proposal: Proposal, dossiers: Sequence[Dossier], step: StepContext
) -> None:
    number = TO_TRINH.numbered(proposal.number)
    *earlier, session = step.ledger.sessions(round_.code)
    facts = step.services.facts(round_).citing(proposal.plan_decision)
    context = compose_proposal_report(
        facts, proposal=proposal, dossiers=dossiers, session=session, earlier=earlier
    )
    draft = Draft(
        round_.code,
        title=f"Tờ trình số {number}",
        file_name=f"Tờ trình số {number}",
        dossiers=proposal.dossiers,
        by=proposal.proposer.name,
        number=number,
        dated=proposal.proposed_on,
        subject=papers_subject(step.ledger, round_.code, proposal),
    )
    step.make(TO_TRINH, context, draft)


STEP = StepDefinition(
    Step.SIGNATURE,
    SignatureForm,
    act,
    done="Đã trình ký",
    names=("round", "proposer.name"),
    files=lambda form: [each.object for each in form.edited],
)
