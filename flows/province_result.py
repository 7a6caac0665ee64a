"""Step 6t, the province's answer (kết quả của cấp tỉnh): granted, not granted, or returned."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator

from documents.naming import award_name, decider
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import InvalidForm
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.province.answer import (
    AnswerOutcome,
    DossierAnswer,
    Handover,
    HigherDecision,
    ProvinceAnswer,
    check_answer,
    check_handovers,
    decisions_by_dossier,
    handover_events,
    take_answer,
)
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import Choice, Code, DayOfAnyYear, OptionalDayOfAnyYear, OptionalLine
from workflow.step import Report, StepContext, StepDefinition


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) else value


Symbol = Annotated[OptionalLine, BeforeValidator(_as_text)]
"""Number and symbol of somebody else's document, which a story may give as a bare number."""


class HigherDecisionForm(Form, title="Quyết định của cấp tỉnh"):
    """Quyết định khen thưởng của cấp tỉnh."""

    number: Symbol = optional("", "Số, ký hiệu", "Ví dụ 2345/QĐ-UBND")
    signed_on: OptionalDayOfAnyYear = optional(None, "Ngày ký")
    issuer: OptionalLine = optional("", "Người, cơ quan ban hành")

    def to_domain(self) -> HigherDecision | None:
        """Return the decision; None if nothing was filled in. Raises InvalidForm for a part."""
        if self == HigherDecisionForm():
            return None
        titles = {name: field.title for name, field in HigherDecisionForm.model_fields.items()}
        if empty := [f"“{titles[name]}”" for name, value in dict(self).items() if not value]:
            raise InvalidForm(f"Quyết định của cấp tỉnh chưa điền {', '.join(empty)}; hãy ghi đủ.")
        return HigherDecision.model_validate(dict(self))


class ResultRow(Form, DossierAnswer, title="Hồ sơ"):
    """Kết quả của một hồ sơ."""

    dossier: Code = required("Hồ sơ", choices="dossier")
    outcome: Annotated[AnswerOutcome, Choice()] = required("Kết quả")
    reason: OptionalLine = optional("", "Lý do", "Bắt buộc khi không tặng hoặc trả lại")


class HandoverRow(Form, Handover, title="Trao tặng"):
    """Ngày nhận, ngày trao bằng, cờ và tiền thưởng của một hồ sơ đã được tặng."""

    dossier: Code = required("Hồ sơ", "Mã hồ sơ đã được cấp tỉnh tặng")
    received_on: OptionalDayOfAnyYear = optional(None, "Nhận từ cấp tỉnh ngày")
    handed_on: OptionalDayOfAnyYear = optional(None, "Trao cho người được khen ngày")


class ProvinceResultForm(Form, title="Phiếu kết quả của cấp tỉnh"):
    """Kết quả của cấp tỉnh."""

    round: Code = round_field()
    answered_on: DayOfAnyYear = required("Ngày cấp tỉnh trả lời")
    decision: HigherDecisionForm = optional(
        HigherDecisionForm(), "Quyết định của cấp tỉnh", "Bắt buộc khi có hồ sơ được tặng"
    )
    results: tuple[ResultRow, ...] = optional(
        (), "Kết quả từng hồ sơ", "Cấp tỉnh trả lời nhiều lần thì mỗi lần một phiếu"
    )
    handovers: tuple[HandoverRow, ...] = optional(
        (), "Nhận và trao tặng", "Ghi khi đã nhận bằng, cờ từ cấp tỉnh hoặc đã trao"
    )

    def to_domain(self) -> ProvinceAnswer:
        """Return the answer as the rules take it."""
        return ProvinceAnswer.model_validate({**dict(self), "decision": self.decision.to_domain()})


def act(form: ProvinceResultForm, step: StepContext) -> Report:
    """Bring each dossier to where the province's answer leads, and keep the answer."""
    answer, round_ = form.to_domain(), step.ledger.round(form.round)
    held = {each.code: each for each in step.ledger.dossiers(round=round_.code)}
    check_answer(round_, answer, step.ledger.forwardings(round_.code), held)
    issuer = answer.decision.issuer if answer.decision else decider(step.services.plan, round_)
    moves = take_answer(answer, held, step.act(issuer, form.answered_on))
    step.save_moves(moves.dossiers, moves.events)
    step.ledger.add_province_answer(answer)
    _hand_over(round_, answer, {**held, **{each.code: each for each in moves.dossiers}}, step)
    return Report(
        done="; ".join(_told(answer)), round=round_.code, notes=tuple(_notes(answer, round_, step))
    )


def _hand_over(
    round_: Round, answer: ProvinceAnswer, dossiers: dict[str, Dossier], step: StepContext
) -> None:
    decisions = decisions_by_dossier(step.ledger.province_answers(round_.code))
    check_handovers(answer.handovers, dossiers, decisions)
    act = step.act(step.services.plan.ward.office, answer.answered_on)
    named = award_name(step.services.plan, round_)
    step.ledger.add_events(handover_events(answer.handovers, dossiers, act, named))


def _told(answer: ProvinceAnswer) -> Iterator[str]:
    counted = Counter(each.outcome for each in answer.results)
    if counted:
        said = (f"{each.text.lower()} {counted[each]} hồ sơ" for each in AnswerOutcome)
        kept = [text for text, each in zip(said, AnswerOutcome, strict=True) if counted[each]]
        yield f"Cấp tỉnh trả lời: {', '.join(kept)}"
    if answer.handovers:
        yield f"Đã ghi ngày nhận, ngày trao của {len(answer.handovers)} hồ sơ"


def _notes(answer: ProvinceAnswer, round_: Round, step: StepContext) -> Iterator[str]:
    """Say what comes back to the ward, and what is still to be answered."""
    back = [each for each in answer.results if each.outcome is AnswerOutcome.TRA_LAI]
    if back:
        yield (
            f"{len(back)} hồ sơ được trả lại, về trạng thái “{Status.HOI_DONG_DE_NGHI.text}”: hoàn"
            f" chỉnh rồi làm lại bước “{Step.PROVINCE.text}”, hoặc rút hồ sơ."
        )
    left = step.ledger.dossiers(round=round_.code, status={Status.DA_TRINH_TINH})
    if left:
        yield f"Còn {len(left)} hồ sơ chờ cấp tỉnh trả lời."


STEP = StepDefinition(
    Step.PROVINCE_RESULT,
    ProvinceResultForm,
    act,
    done="Đã ghi kết quả của cấp tỉnh",
    names=("round",),
)
