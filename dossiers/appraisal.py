"""The appraisal (thẩm định) by the office for culture and society (plan IV.4, VI.2.1.c)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dossiers.dossier import Appraisal, AppraisalResult, Dossier
from dossiers.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.events import Event, Step
from dossiers.facts import Fact, Text
from dossiers.plan import Round
from dossiers.transitions import after_appraisal, move, why_not


class AppraisalDecision(Fact):
    """A line of the form: what is found of one dossier."""

    dossier: str
    result: AppraisalResult
    reason: Text = ""


class Appraised(Fact):
    """What an appraisal comes to: the dossiers moved and their events, in the form's order."""

    dossiers: tuple[Dossier, ...]
    events: tuple[Event, ...]


def check_appraisal(
    round_: Round,
    decisions: Sequence[AppraisalDecision],
    dossiers: Sequence[Dossier],
    appraiser: str,
    appraised_on: date,
    *,
    at: datetime,
    run: str = "",
) -> Appraised:
    """Refuse the appraisal with every reason at once, or move the dossiers that it names.

    `dossiers` are those of the round.
    """
    held = {each.code: each for each in dossiers if each.round == round_.code}
    refuse_all(_faults(round_, decisions, held, appraiser, appraised_on))
    moves = [
        _appraise(held[each.dossier], each, appraiser, appraised_on, at=at, run=run)
        for each in decisions
    ]
    return Appraised(
        dossiers=tuple(dossier for dossier, _ in moves), events=tuple(event for _, event in moves)
    )


def _appraise(
    dossier: Dossier,
    decision: AppraisalDecision,
    appraiser: str,
    appraised_on: date,
    *,
    at: datetime,
    run: str,
) -> tuple[Dossier, Event]:
    return move(
        _with_finding(dossier, decision, appraiser, appraised_on),
        after_appraisal(decision.result),
        step=Step.APPRAISAL,
        by=appraiser,
        on=appraised_on,
        at=at,
        reason=decision.reason,
        run=run,
    )


def _with_finding(
    dossier: Dossier, decision: AppraisalDecision, appraiser: str, appraised_on: date
) -> Dossier:
    finding = Appraisal(
        appraiser=appraiser,
        appraised_on=appraised_on,
        result=decision.result,
        reason=decision.reason,
    )
    return dossier.model_copy(update={"appraisal": finding})


def _faults(
    round_: Round,
    decisions: Sequence[AppraisalDecision],
    held: dict[str, Dossier],
    appraiser: str,
    appraised_on: date,
) -> Iterator[Refused]:
    if not decisions:
        yield InvalidForm(
            "Phiếu thẩm định chưa có hồ sơ nào; hãy ghi kết quả của ít nhất một hồ sơ."
        )
    codes = [each.dossier for each in decisions]
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {code} có hai dòng trong phiếu thẩm định; hãy chỉ giữ một dòng.")
    for each in decisions:
        if each.dossier not in held:
            yield UnknownDossier(
                f"Không có hồ sơ {each.dossier} trong đợt {round_.code}; hãy kiểm tra mã hồ sơ."
            )
        else:
            yield from _decision_faults(each, held[each.dossier], appraiser, appraised_on)


def _decision_faults(
    decision: AppraisalDecision, dossier: Dossier, appraiser: str, appraised_on: date
) -> Iterator[Refused]:
    found = _with_finding(dossier, decision, appraiser, appraised_on)
    reasons = why_not(found, after_appraisal(decision.result), step=Step.APPRAISAL)
    if reasons:
        yield InvalidTransition(*reasons)
    if decision.result is not AppraisalResult.DU_DIEU_KIEN and not decision.reason:
        yield InvalidForm(
            f"Hồ sơ {dossier.label} có kết quả “{decision.result.text}” nhưng chưa ghi lý do;"
            " hãy ghi rõ lý do."
        )
    if appraised_on < dossier.received_on:
        yield DatesOutOfOrder(
            f"Ngày thẩm định {appraised_on:%d/%m/%Y} trước ngày nhận hồ sơ {dossier.label}"
            f" ({dossier.received_on:%d/%m/%Y}); hãy sửa lại ngày thẩm định."
        )
