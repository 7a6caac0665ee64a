"""A unit's nominations come in (nộp hồ sơ): what is refused, what is only warned of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossiers.intake.components import component_names, missing_components
from dossiers.intake.lateness import lateness, lateness_faults
from dossiers.intake.submission_rules import (
    OPEN_ANEW,
    Entry,
    adds_papers,
    comes_anew,
    submission_faults,
)
from dossiers.matching.earlier_awards import (
    Found,
    alike_warnings,
    match_warnings,
    one_award_misfits,
)
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import refuse_all
from dossiers.model.finding import FieldFinding
from dossiers.model.names import same_name
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.model.submission import ByNominee, Submission
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import quota

OUT_OF_ROUND = OPEN_ANEW | {Status.KHONG_DE_NGHI, Status.CAP_TINH_KHONG_TANG, Status.DA_HUY}
"""No longer a candidate of the round."""


@dataclass(frozen=True)
class SubmissionCase:
    """A submission with what it is judged by; what follows from them is found once.

    `held` are the dossiers of its nominees in the round, `matches` the earlier awards that look
    like those of each nominee; `standings` count the dossiers of all rounds on the round's quota.
    """

    submission: Submission
    plan: Plan
    held: ByNominee
    matches: Found = ()
    standings: Sequence[Standing] = ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return an entry a nominee, in the form's order."""
        return tuple(
            Entry(nominee=each, supplements=_supplemented(each, self.submission, self.held))
            for each in self.submission.nominees
        )

    @property
    def anew(self) -> bool:
        """Tell whether any nominee gets a new dossier."""
        return any(each.supplements is None for each in self.entries)

    @cached_property
    def faults(self) -> tuple[FieldFinding, ...]:
        """Return every reason to refuse the submission, each with the row and field it is in.

        Criteria: plan III; chain of dates: plan VI.2.1; one award for one achievement.
        """
        late = lateness_faults(self.submission) if self.anew else ()
        again = one_award_misfits(self.submission, self.matches)
        return (*submission_faults(self.submission, self.plan, self.held), *again, *late)


class Intake(FrozenModel):
    """What a submission comes to: an entry a nominee, in the form's order, and warnings.

    `reason` is why it came early or late, if it did.
    """

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    reason: str = ""


def check_intake(case: SubmissionCase) -> Intake:
    """Return what each nominee of the submission becomes; raise Refused with every reason."""
    refuse_all(each.refused() for each in case.faults)
    submission, plan = case.submission, case.plan
    late = lateness(submission) if case.anew else ""
    reason = submission.late_reason if late else ""
    days = (f"{late}; lý do: {reason}.",) if late else ()
    alike = alike_warnings(submission.nominees, submission.unit.name, plan)
    warnings = (*days, *_quota_warnings(case), *alike, *match_warnings(submission, case.matches))
    return Intake(entries=case.entries, warnings=warnings, reason=reason)


def missing_warnings(round_: Round, plan: Plan, received: Sequence[Dossier]) -> Iterator[str]:
    """Yield what is still missing, dossiers that lack the same papers named together."""
    lacking: dict[str, list[str]] = {}
    for dossier in received:
        if missing := missing_components(plan, round_, dossier):
            lacking.setdefault(component_names(missing), []).append(dossier.code)
    for papers, codes in lacking.items():
        whose = f"Hồ sơ {codes[0]}" if len(codes) == 1 else f"{len(codes)} hồ sơ {_span(codes)}"
        yield (
            f"{whose} còn thiếu: {papers}. Nhận như hồ sơ chưa đầy đủ, chưa thể thẩm định đủ điều"
            " kiện; đơn vị nộp thêm bằng một phiếu tiếp nhận như cũ, có ghi giấy tờ kèm theo."
        )


def _span(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= MAX_NAMED else f"từ {codes[0]} đến {codes[-1]}"


MAX_NAMED = 5
"""How many dossiers one warning names; beyond that it gives the first and the last."""


def _supplemented(nominee: Nominee, submission: Submission, held: ByNominee) -> Dossier | None:
    for each in held.same(nominee):
        waits = each.status is Status.CHO_BO_SUNG and same_name(
            each.unit.name, submission.unit.name
        )
        anew = comes_anew(each, nominee, submission)
        if waits or anew or adds_papers(each, nominee, submission):
            return each
    return None


def _quota_warnings(case: SubmissionCase) -> Iterator[str]:
    nominated = [each.nominee.kind for each in case.entries if each.supplements is None]
    for kind in dict.fromkeys(nominated):
        more = nominated.count(kind)
        yield from quota_warnings(case.plan, case.submission.round, kind, case.standings, more)


def quota_warnings(
    plan: Plan, round_: Round, kind: NomineeKind, standings: Iterable[Standing], more: int = 0
) -> Iterator[str]:
    """Yield that more of a kind are nominated than may be awarded, if they are.

    `standings` count those of the round and of others on the same quota, `more` come beside them.
    """
    limit = quota(plan, round_, kind)
    standing = [each for each in standings if each.kind is kind and each.status not in OUT_OF_ROUND]
    total = sum(each.number for each in standing) + more
    if limit and limit.maximum is not None and total > limit.maximum:
        elsewhere = any(each.round != round_.code for each in standing)
        beside = " và các đợt khác cùng số lượng" if elsewhere else ""
        yield (
            f"Đợt{beside} có {total} {kind.text.lower()} được đề nghị, tối đa được khen"
            f" {limit.maximum:02d} ({limit.source.text}); Hội đồng sẽ phải chọn."
        )
