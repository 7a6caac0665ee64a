"""Step 5t, up to the province (trình cấp tỉnh): the ward's numbered proposal with its packet."""

from typing import Annotated

from documents.kind_registry import editable_kinds
from documents.papers.province_proposal import TO_TRINH_TINH
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.province.sending import Channel, Forwarding, Sending, check_forwarding, forward
from flows.signature import SignatoryForm
from workflow.documents.cited_plan import cited_plan
from workflow.documents.province_drafts import make_province_papers, sent_papers
from workflow.documents.province_packet import packet_items
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import (
    Choice,
    Code,
    DayOfAnyYear,
    OptionalDayOfAnyYear,
    OptionalLine,
    OptionalNumber,
    without_symbol,
)
from workflow.forms.review_rows import AnswerRow, EditedRow, answers_field, edited_field
from workflow.intake.award_history import refuse_second_awards
from workflow.review.answers import require_answers
from workflow.review.edited_documents import enter_edits, hand_edited, open_to_edit
from workflow.shared_quota import dossiers_in_quota
from workflow.step import Report, StepContext, StepDefinition


class ProvinceForm(Form, title="Phiếu trình cấp tỉnh"):
    """Trình cấp tỉnh."""

    round: Code = round_field()
    signed_on: DayOfAnyYear = required("Ngày ký Tờ trình")
    number: Annotated[OptionalNumber, without_symbol(TO_TRINH_TINH.symbol)] = optional(
        None, "Số Tờ trình", "Bỏ trống: lấy số tiếp theo"
    )
    signatory: SignatoryForm = required("Người ký Tờ trình")
    guidance: OptionalLine = optional(
        "",
        "Hướng dẫn của cấp tỉnh",
        "Ví dụ Hướng dẫn số 15/HD-SNV ngày 01 tháng 10 năm 2026 của Sở Nội vụ; in ở phần căn cứ",
    )
    sent_on: OptionalDayOfAnyYear = optional(None, "Ngày gửi", "Có thể để trống")
    channel: Annotated[Channel | None, Choice()] = optional(None, "Gửi bằng cách nào")
    document_id: OptionalLine = optional(
        "", "Mã văn bản", "Mã trên trục liên thông hoặc số bưu gửi, nếu có"
    )
    edited: tuple[EditedRow, ...] = edited_field()
    answers: tuple[AnswerRow, ...] = answers_field()

    def to_domain(self) -> Sending:
        """Return who signs what goes up, when and how."""
        return Sending.model_validate({name: getattr(self, name) for name in Sending.model_fields})


def act(form: ProvinceForm, step: StepContext) -> Report:
    """Draw up the proposal with its packet, read it back, and send its dossiers up."""
    round_ = step.ledger.round(form.round)
    chosen = _chosen(form, round_, step)
    forwarding = _forwarding(form, round_, chosen, step)
    kept, earlier = hand_edited(step.ledger, round_.code), step.ledger.forwardings(round_.code)
    moves = forward(forwarding, chosen, at=step.at, run=step.run.id)
    step.save_moves(moves.dossiers, moves.events)
    step.ledger.add_forwarding(forwarding)
    papers = sent_papers(round_, forwarding, earlier, step)
    make_province_papers(papers, step)
    award, by = step.services.plan.award(round_.award), form.signatory.name
    enter_edits(form.edited, open_to_edit(editable_kinds(), award), round_.code, by, step)
    answering = step.event(round_.code, by, forwarding.signed_on)
    notes = require_answers(form.answers, form.edited, kept, answering, step)
    number = TO_TRINH_TINH.numbered(forwarding.number)
    items = packet_items(step.ledger, forwarding, papers.subject, papers.sent)
    return Report(
        done=f"Đã trình cấp tỉnh {len(chosen)} hồ sơ, Tờ trình số {number}",
        round=round_.code,
        notes=(*notes, *_packet_notes(round_, [each.stem for each in items])),
    )


def _chosen(form: ProvinceForm, round_: Round, step: StepContext) -> tuple[Dossier, ...]:
    sessions = step.ledger.sessions(round_.code)
    chosen = check_forwarding(
        round_,
        step.services.plan,
        dossiers_in_quota(step.services.plan, step.ledger, round_),
        held_on=max((each.held_on for each in sessions), default=None),
        sending=form.to_domain(),
    )
    refuse_second_awards(step.ledger, step.services.plan, chosen)
    return chosen


def _forwarding(
    form: ProvinceForm, round_: Round, chosen: tuple[Dossier, ...], step: StepContext
) -> Forwarding:
    purpose = f"Tờ trình cấp tỉnh, đợt {round_.code}"
    number = step.draw_number(TO_TRINH_TINH, form.signed_on, purpose, form.number)
    codes = tuple(each.code for each in chosen)
    return Forwarding(
        **dict(form.to_domain()),
        round=round_.code,
        number=number,
        dossiers=codes,
        plan_decision=cited_plan(round_, step),
    )


def _packet_notes(round_: Round, stems: list[str]) -> list[str]:
    """Say how large the packet is, and what of it goes up by hand."""
    files, on_paper = len({each for each in stems if each}), stems.count("")
    by_hand = f"; {on_paper} giấy tờ chỉ có bản giấy, gửi kèm bằng tay" if on_paper else ""
    return [
        f"Hồ sơ trình gồm {files} tệp và Mục lục{by_hand}. Tải cả bộ ở Bảng theo dõi, đợt"
        f" {round_.code}, dòng “Hồ sơ trình cấp tỉnh (.zip)”."
    ]


STEP = StepDefinition(
    Step.PROVINCE,
    ProvinceForm,
    act,
    done="Đã trình cấp tỉnh",
    names=("round", "signatory.name"),
    files=lambda form: [each.object for each in form.edited],
)
