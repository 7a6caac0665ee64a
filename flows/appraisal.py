"""Step 3, appraisal (thẩm định) by VH-XH: each dossier is eligible, sent back or not eligible."""

from typing import Annotated

from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.supplement_request import PHIEU_BO_SUNG, compose_supplement_request
from dossiers.intake.appraisal_rules import AppraisalCase, AppraisalDecision, check_appraisal
from dossiers.intake.hold_rules import hold_note
from dossiers.matching.match_review import MatchLine
from dossiers.model.dossier import AppraisalResult, Dossier, Status
from dossiers.model.match_answers import Verdict
from dossiers.model.steps import Step
from dossiers.plan.deadlines import due_on
from workflow.documents.appraisal_drafts import report_appraisal
from workflow.documents.drafts import Draft
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    Line,
    OptionalHappenedDay,
    OptionalLine,
    OptionalNumber,
    without_symbol,
)
from workflow.intake.award_history import dossier_matches
from workflow.step import Report, StepContext, StepDefinition


class MatchRow(Form, MatchLine, title="Lần khen trước"):
    """Trả lời về một lần khen trước giống hồ sơ đang xét."""

    award: Code = required("Lần khen trước", "Mã và số quyết định, có sẵn khi mở từ bảng theo dõi")
    verdict: Annotated[Verdict | None, Choice()] = optional(
        None, "Là ai, thành tích nào", "Bỏ trống: chưa trả lời"
    )
    reason: OptionalLine = optional(
        "", "Vì sao biết", "Bắt buộc khi đã trả lời; sẽ lưu trong hồ sơ"
    )


class AppraisalRow(Form, AppraisalDecision, title="Hồ sơ"):
    """Kết quả thẩm định một hồ sơ."""

    ADDED_AFTER_RELEASE = frozenset({"matches"})

    dossier: Code = required("Hồ sơ", choices="dossier")
    result: Annotated[AppraisalResult, Choice()] = required("Kết quả thẩm định")
    reason: OptionalLine = optional(
        "", "Lý do", "Bắt buộc khi trả lại bổ sung hoặc không đủ điều kiện"
    )
    matches: tuple[MatchRow, ...] = optional(
        (), "Lần khen trước giống hồ sơ này", "Trả lời là người khác, hay thành tích khác"
    )


class AppraisalForm(Form, title="Phiếu thẩm định"):
    """Kết quả thẩm định của Phòng Văn hóa - Xã hội."""

    ADDED_AFTER_RELEASE = frozenset({"report_number"})

    round: Code = round_field()
    appraiser: Line = required("Người thẩm định")
    appraised_on: OptionalHappenedDay = optional(
        None, "Ngày thẩm định", "Chọn trong lịch hoặc gõ như 2026-10-20. Bỏ trống: hôm nay"
    )
    decisions: tuple[AppraisalRow, ...] = required("Kết quả từng hồ sơ")
    report_number: Annotated[OptionalNumber, without_symbol(BAO_CAO_THAM_DINH.symbol)] = optional(
        None,
        "Số báo cáo thẩm định",
        "Bỏ trống: lấy số tiếp theo khi đợt hết hạn nhận và mọi hồ sơ đã thẩm định xong",
    )


def act(form: AppraisalForm, step: StepContext) -> Report:
    """Record every finding of the form, and draw up the report on all dossiers of the round."""
    case = _case(form, step)
    appraised = check_appraisal(case)
    step.save_moves(appraised.dossiers, appraised.events)
    for dossier in appraised.dossiers:
        if dossier.status is Status.CHO_BO_SUNG:
            _make_supplement_request(case, dossier, step)
    unnumbered = report_appraisal(case.round, case.act, form.report_number, step)
    return Report(
        done=f"Đã thẩm định {len(appraised.dossiers)} hồ sơ, ngày {case.act.on:%d/%m/%Y}",
        round=case.round.code,
        notes=(*unnumbered, *(hold_note(each) for each in appraised.dossiers if each.hold)),
    )


def _case(form: AppraisalForm, step: StepContext) -> AppraisalCase:
    round_ = step.ledger.round(form.round)
    dossiers = step.ledger.dossiers(round=round_.code)
    named = {each.dossier for each in form.decisions}
    waiting = [each for each in dossiers if each.code in named]
    return AppraisalCase(
        round=round_,
        decisions=form.decisions,
        dossiers=dossiers,
        act=step.act(form.appraiser, form.appraised_on or step.services.today()),
        plan=step.services.plan,
        matches=dossier_matches(step.ledger, step.services.plan, waiting),
    )


def _make_supplement_request(case: AppraisalCase, dossier: Dossier, step: StepContext) -> None:
    """Draft what the unit must supply: VH-XH numbers it when it goes out."""
    name = f"Phiếu yêu cầu bổ sung hồ sơ {dossier.code}"
    draft = Draft(
        case.round.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name} (dự thảo)",
        dossiers=(dossier.code,),
        by=case.act.by,
        subject=dossier.code,
    )
    deadline = due_on(case.plan, dossier, case.act.on, case.round)
    facts = step.services.facts(case.round)
    context = compose_supplement_request(facts, dossier, number=None, deadline=deadline)
    step.make(PHIEU_BO_SUNG, context, draft)


STEP = StepDefinition(
    Step.APPRAISAL, AppraisalForm, act, done="Đã thẩm định", names=("round", "appraiser")
)
