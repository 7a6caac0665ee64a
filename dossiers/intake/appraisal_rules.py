"""The appraisal (thẩm định) by the office for culture and society (plan IV.4, VI.2.1.c)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
from dossiers.model.events import Act, Event
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import Moves, after_appraisal, collect_moves, move, why_not
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


@dataclass(frozen=True)
class AppraisalCase:
    """An appraisal with what it is judged by; `act` says who appraises, on which day.

    `dossiers` are those of the round, `matches` the earlier awards that look like theirs.
    """

    round: Round
    decisions: Sequence[AppraisalDecision]
    dossiers: Sequence[Dossier]
    act: Act
    plan: Plan
    matches: Matches = field(default_factory=dict)

    @cached_property
    def held(self) -> Mapping[str, Dossier]:
        """Return the dossiers of the round by their codes."""
        return {each.code: each for each in self.dossiers if each.round == self.round.code}

    @property
    def waiting(self) -> Iterator[tuple[AppraisalDecision, Dossier]]:
        """Yield each decision on a dossier that waits for one, with the dossier."""
        for each in self.decisions:
            dossier = self.held.get(each.dossier)
            if dossier is not None and dossier.status is Status.DA_TIEP_NHAN:
                yield each, dossier

    def with_finding(self, dossier: Dossier, decision: AppraisalDecision) -> Dossier:
        """Return the dossier with what is found of it, and the answers about earlier awards."""
        finding = Appraisal(
            appraiser=self.act.by,
            appraised_on=self.act.on,
            result=decision.result,
            reason=decision.reason,
        )
        answers = answered(dossier, decision.matches, self.act.by, self.act.on)
        return dossier.model_copy(update={"appraisal": finding, "matches": answers})


def check_appraisal(case: AppraisalCase) -> Moves:
    """Return the moves in the form's order; raise Refused with every reason at once."""
    refuse_all((*_faults(case), *_match_faults(case), *_paper_faults(case)))
    return collect_moves(_appraise(case, each) for each in case.decisions)


def _appraise(case: AppraisalCase, decision: AppraisalDecision) -> tuple[Dossier, Event]:
    dossier = case.with_finding(case.held[decision.dossier], decision)
    return move(dossier, after_appraisal(decision.result), case.act, _event_reason(decision))


def _event_reason(decision: AppraisalDecision) -> str:
    """Say why, with every answer about earlier awards: history keeps them too."""
    answers = (
        f"{each.award}: {each.verdict.text.lower()} ({each.reason})"
        for each in decision.matches
        if each.verdict is not None
    )
    return "; ".join(filter(None, (decision.reason, *answers)))


def _faults(case: AppraisalCase) -> Iterator[Refused]:
    if not case.decisions:
        yield InvalidForm(
            "Phiếu thẩm định chưa có hồ sơ nào; hãy ghi kết quả của ít nhất một hồ sơ."
        )
    codes = [each.dossier for each in case.decisions]
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {code} có hai dòng trong phiếu thẩm định; hãy chỉ giữ một dòng.")
    for each in case.decisions:
        if each.dossier not in case.held:
            yield UnknownDossier(
                f"Không có hồ sơ {each.dossier} trong đợt {case.round.code}; hãy kiểm tra mã hồ sơ."
            )
        else:
            yield from _decision_faults(case, each, case.held[each.dossier])


def _decision_faults(
    case: AppraisalCase, decision: AppraisalDecision, dossier: Dossier
) -> Iterator[Refused]:
    found = case.with_finding(dossier, decision)
    if reasons := why_not(found, after_appraisal(decision.result), step=Step.APPRAISAL):
        yield InvalidTransition(*reasons)
    if decision.result is not AppraisalResult.DU_DIEU_KIEN and not decision.reason:
        yield InvalidForm(
            f"Hồ sơ {dossier.label} có kết quả “{decision.result.text}” nhưng chưa ghi lý do;"
            " hãy ghi rõ lý do."
        )
    if case.act.on < dossier.received_on:
        yield DatesOutOfOrder(
            f"Ngày thẩm định {case.act.on:%d/%m/%Y} trước ngày nhận hồ sơ {dossier.label}"
            f" ({dossier.received_on:%d/%m/%Y}); hãy sửa lại ngày thẩm định."
        )


def _paper_faults(case: AppraisalCase) -> Iterator[Refused]:
    """Yield what a dossier lacks that would go on (Luật Thi đua, khen thưởng, Điều 84)."""
    for each, dossier in case.waiting:
        missing = component_names(missing_components(case.plan, case.round, dossier))
        if missing and each.result is AppraisalResult.DU_DIEU_KIEN:
            yield Refused(
                f"Hồ sơ {dossier.label} còn thiếu: {missing}; chưa thể đủ điều kiện. Hãy chọn “Trả"
                " lại để bổ sung”, hoặc nhận thêm giấy tờ trước: gửi lại phiếu tiếp nhận với đúng"
                f" đơn vị {dossier.unit.name} và các ô của {dossier.nominee.name} như lần trước,"
                " ghi giấy tờ mới ở “Giấy tờ kèm theo” (bỏ trống tên tệp nếu là bản giấy)."
            )


def _match_faults(case: AppraisalCase) -> Iterator[Refused]:
    """Yield faults of the answers, and of finding eligible who was awarded for the same before."""
    for each, dossier in case.waiting:
        found = case.matches.get(each.dossier, ())
        faults = tuple(line_faults(dossier, each.matches, found))
        yield from faults
        if not faults and each.result is AppraisalResult.DU_DIEU_KIEN:
            yield from eligibility_faults(case.with_finding(dossier, each), found)
