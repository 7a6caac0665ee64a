"""The appraisal (thẩm định) by the office for culture and society (plan IV.4, VI.2.1.c)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from dossiers.intake.components import component_names, missing_components
from dossiers.matching.earlier_awards import Match
from dossiers.matching.match_review import MatchLine, answered, eligibility_faults, line_faults
from dossiers.model.dossier import Appraisal, AppraisalResult, Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.model.events import Act, Event, Step
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.model.transitions import after_appraisal, move, why_not
from dossiers.plan.plan import Plan


class AppraisalDecision(FrozenModel):
    """A line of the form: what is found of one dossier."""

    dossier: str
    result: AppraisalResult
    reason: Text = ""
    matches: tuple[MatchLine, ...] = ()


Matches = Mapping[str, Sequence[Match]]
"""By dossier, the earlier awards that look like its nominee's own."""

NO_MATCHES: Matches = MappingProxyType({})


class Appraised(FrozenModel):
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
    plan: Plan,
    matches: Matches = NO_MATCHES,
    at: datetime,
    run: str = "",
) -> Appraised:
    """Refuse the appraisal with every reason at once, or move the dossiers that it names.

    `dossiers` are those of the round, `matches` the earlier awards that look like theirs.
    """
    held = {each.code: each for each in dossiers if each.round == round_.code}
    refuse_all(
        (
            *_faults(round_, decisions, held, appraiser, appraised_on),
            *_match_faults(decisions, held, appraiser, appraised_on, plan, matches),
            *_paper_faults(decisions, held, round_, plan),
        )
    )
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
        Act(step=Step.APPRAISAL, by=appraiser, on=appraised_on, at=at, run=run),
        _event_reason(decision),
    )


def _event_reason(decision: AppraisalDecision) -> str:
    """Return why, with every answer about earlier awards: history keeps them too."""
    answers = (
        f"{each.award}: {each.verdict.text.lower()} ({each.reason})"
        for each in decision.matches
        if each.verdict is not None
    )
    return "; ".join(filter(None, (decision.reason, *answers)))


def _with_finding(
    dossier: Dossier, decision: AppraisalDecision, appraiser: str, appraised_on: date
) -> Dossier:
    finding = Appraisal(
        appraiser=appraiser,
        appraised_on=appraised_on,
        result=decision.result,
        reason=decision.reason,
    )
    answers = answered(dossier, decision.matches, appraiser, appraised_on)
    return dossier.model_copy(update={"appraisal": finding, "matches": answers})


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


def _paper_faults(
    decisions: Sequence[AppraisalDecision], held: dict[str, Dossier], round_: Round, plan: Plan
) -> Iterator[Refused]:
    """Yield what a dossier lacks that would go on (Luật Thi đua, khen thưởng, Điều 84)."""
    for each in decisions:
        dossier = held.get(each.dossier)
        if dossier is None or dossier.status is not Status.DA_TIEP_NHAN:
            continue
        missing = component_names(missing_components(plan, round_, dossier))
        if missing and each.result is AppraisalResult.DU_DIEU_KIEN:
            yield Refused(
                f"Hồ sơ {dossier.label} còn thiếu: {missing}; chưa thể đủ điều kiện. Hãy chọn “Trả"
                " lại để bổ sung”, hoặc nhận thêm giấy tờ trước: gửi lại phiếu tiếp nhận với đúng"
                f" đơn vị {dossier.unit.name} và các ô của {dossier.nominee.name} như lần trước,"
                " ghi giấy tờ mới ở “Giấy tờ kèm theo” (bỏ trống tên tệp nếu là bản giấy)."
            )


def _match_faults(
    decisions: Sequence[AppraisalDecision],
    held: dict[str, Dossier],
    appraiser: str,
    appraised_on: date,
    plan: Plan,
    matches: Matches,
) -> Iterator[Refused]:
    """Faults of the answers, and of finding eligible who was awarded for the same before."""
    for each in decisions:
        dossier = held.get(each.dossier)
        if dossier is None or dossier.status is not Status.DA_TIEP_NHAN:
            continue
        found = matches.get(each.dossier, ())
        faults = tuple(line_faults(dossier, each.matches, found))
        yield from faults
        if not faults and each.result is AppraisalResult.DU_DIEU_KIEN:
            appraised = _with_finding(dossier, each, appraiser, appraised_on)
            yield from eligibility_faults(appraised, found, plan)
