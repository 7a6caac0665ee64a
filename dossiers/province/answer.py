"""What the province answered, dossier by dossier: granted, not granted, or returned with a reason.

Answers may come in parts. What was granted is handed over later: the days of that are kept too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.model.events import Act, Event, event_of
from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import Moves, collect_moves, move, why_not
from dossiers.province.sending import Forwarding


class AnswerOutcome(LabelledEnum):
    """What the province did with a dossier."""

    TANG = "TANG", "Tặng"
    KHONG_TANG = "KHONG_TANG", "Không tặng"
    TRA_LAI = "TRA_LAI", "Trả lại"


class HigherDecision(FrozenModel):
    """The decision of the level above: number and symbol as it bears them, day, and who issued."""

    number: Text
    signed_on: date
    issuer: Text


class DossierAnswer(FrozenModel):
    """What was answered on one dossier, and why unless it was granted."""

    dossier: str
    outcome: AnswerOutcome
    reason: Text = ""


class Handover(FrozenModel):
    """When what was granted came from the province, and when the recipient got it."""

    dossier: str
    received_on: date | None = None
    handed_on: date | None = None


class ProvinceAnswer(FrozenModel):
    """One letter of the province: its day, its decision if any, its word on each dossier."""

    round: str
    answered_on: date
    decision: HigherDecision | None = None
    results: tuple[DossierAnswer, ...] = ()
    handovers: tuple[Handover, ...] = ()

    def granted(self) -> tuple[str, ...]:
        """Return the codes of what it grants, in its order."""
        return tuple(each.dossier for each in self.results if each.outcome is AnswerOutcome.TANG)


AFTER = {
    AnswerOutcome.TANG: Status.CAP_TINH_TANG,
    AnswerOutcome.KHONG_TANG: Status.CAP_TINH_KHONG_TANG,
    AnswerOutcome.TRA_LAI: Status.HOI_DONG_DE_NGHI,
}


def decisions_by_dossier(answers: Sequence[ProvinceAnswer]) -> dict[str, HigherDecision]:
    """Return the decision by which each dossier was granted what it was put forward for."""
    return {
        code: answer.decision
        for answer in answers
        if answer.decision is not None
        for code in answer.granted()
    }


def check_answer(
    round_: Round,
    answer: ProvinceAnswer,
    forwardings: Sequence[Forwarding],
    dossiers: Mapping[str, Dossier],
) -> None:
    """Refuse, with every reason, an answer that can't be true of these dossiers of the round."""
    refuse_all(
        (
            *_shape_faults(answer),
            *_decision_faults(answer),
            *_known_faults(round_, answer, dossiers),
        )
    )
    sent = {code: each for each in forwardings for code in each.dossiers}
    refuse_all(
        fault
        for each in answer.results
        for fault in _result_faults(each, answer, dossiers[each.dossier], sent)
    )


def take_answer(answer: ProvinceAnswer, dossiers: Mapping[str, Dossier], act: Act) -> Moves:
    """Carry out an answer that `check_answer` let pass."""
    return collect_moves(
        move(dossiers[each.dossier], AFTER[each.outcome], act, each.reason)
        for each in answer.results
    )


def check_handovers(
    handovers: Sequence[Handover],
    dossiers: Mapping[str, Dossier],
    decisions: Mapping[str, HigherDecision],
) -> None:
    """Refuse the handing over of what was not granted, or before it was."""
    refuse_all(fault for each in handovers for fault in _handover_faults(each, dossiers, decisions))


def handover_events(
    handovers: Sequence[Handover], dossiers: Mapping[str, Dossier], act: Act, named: str
) -> Iterator[Event]:
    """Yield an event for each day of a handover; `named` is what is handed over."""
    for each in handovers:
        for on, text in ((each.received_on, "Đã nhận từ cấp tỉnh"), (each.handed_on, "Đã trao")):
            if on is not None:
                dated = act.model_copy(update={"on": on})
                yield event_of(dossiers[each.dossier], dated, f"{text}: {named}")


def _shape_faults(answer: ProvinceAnswer) -> Iterator[Refused]:
    if not answer.results and not answer.handovers:
        yield InvalidForm("Phiếu chưa ghi kết quả của hồ sơ nào; hãy ghi ít nhất một hồ sơ.")
    named = (
        ("kết quả", [each.dossier for each in answer.results]),
        ("trao tặng", [each.dossier for each in answer.handovers]),
    )
    for what, codes in named:
        for code, times in Counter(codes).items():
            if times > 1:
                yield InvalidForm(f"Hồ sơ {code} có hai dòng {what}; hãy chỉ giữ một dòng.")


def _decision_faults(answer: ProvinceAnswer) -> Iterator[Refused]:
    granted = answer.granted()
    if granted and answer.decision is None:
        yield InvalidForm(
            f"Cấp tỉnh tặng {len(granted)} hồ sơ nhưng phiếu chưa ghi quyết định; hãy ghi số, ngày"
            " và người ban hành quyết định."
        )
    if answer.decision is not None and not granted:
        yield InvalidForm(
            "Phiếu ghi quyết định của cấp tỉnh nhưng không có hồ sơ nào được tặng; hãy bỏ trống"
            " quyết định hoặc sửa kết quả."
        )
    if answer.decision is not None and answer.decision.signed_on > answer.answered_on:
        yield DatesOutOfOrder(
            f"Quyết định ký ngày {answer.decision.signed_on:%d/%m/%Y}, sau ngày trả lời"
            f" {answer.answered_on:%d/%m/%Y}; hãy sửa lại ngày."
        )


def _known_faults(
    round_: Round, answer: ProvinceAnswer, dossiers: Mapping[str, Dossier]
) -> Iterator[Refused]:
    results, handovers = answer.results, answer.handovers
    codes = (*(each.dossier for each in results), *(each.dossier for each in handovers))
    for code in dict.fromkeys(codes):
        if code not in dossiers:
            yield UnknownDossier(f"Hồ sơ {code} không thuộc đợt {round_.code}; hãy chọn lại hồ sơ.")


def _result_faults(
    result: DossierAnswer, answer: ProvinceAnswer, dossier: Dossier, sent: Mapping[str, Forwarding]
) -> Iterator[Refused]:
    target = AFTER[result.outcome]
    reasons = why_not(dossier, target, step=Step.PROVINCE_RESULT, reason=result.reason)
    if reasons:
        yield InvalidTransition(*reasons)
        return
    signed_on = sent[dossier.code].signed_on
    days = {"Ngày trả lời": answer.answered_on}
    if answer.decision is not None and result.outcome is AnswerOutcome.TANG:
        days["Ngày quyết định"] = answer.decision.signed_on
    for named, on in days.items():
        if on < signed_on:
            yield DatesOutOfOrder(
                f"{named} {on:%d/%m/%Y} trước ngày Tờ trình {signed_on:%d/%m/%Y} trình hồ sơ"
                f" {dossier.label}; hãy sửa lại ngày."
            )


def _handover_faults(
    handover: Handover, dossiers: Mapping[str, Dossier], decisions: Mapping[str, HigherDecision]
) -> Iterator[Refused]:
    dossier, decision = dossiers[handover.dossier], decisions.get(handover.dossier)
    if dossier.status is not Status.CAP_TINH_TANG or decision is None:
        yield InvalidForm(
            f"Hồ sơ {dossier.label} đang ở trạng thái “{dossier.status.text}”, chưa có gì để trao;"
            " hãy bỏ dòng này."
        )
        return
    days = [day for day in (handover.received_on, handover.handed_on) if day is not None]
    if not days:
        yield InvalidForm(f"Hồ sơ {dossier.label} chưa ghi ngày nhận hay ngày trao; hãy ghi ngày.")
    if days != sorted(days) or any(day < decision.signed_on for day in days):
        yield DatesOutOfOrder(
            f"Hồ sơ {dossier.label}: ngày nhận, ngày trao phải theo thứ tự và không trước ngày"
            f" quyết định {decision.signed_on:%d/%m/%Y}; hãy sửa lại ngày."
        )
