"""Rounds (đợt xét) and their quotas (số lượng tối đa), as the ward's plan sets them (plan IV)."""

from collections.abc import Iterable, Sequence

from dossiers.dossier import Dossier, NomineeKind, Status
from dossiers.errors import DatesOutOfOrder, PlanFault, Refused
from dossiers.facts import Fact
from dossiers.plan import AwardForm, AwardSubjects, Movement, Plan, Quota, Round

CHOSEN = frozenset(
    {Status.HOI_DONG_DE_NGHI, Status.TRINH_KY, Status.DA_BAN_HANH, Status.DA_TRINH_TINH}
)
"""A dossier in one of these has taken a place of the quota."""


class QuotaCount(Fact):
    """How much of a quota is used; `maximum` is None where the plan sets no number."""

    kind: NomineeKind
    maximum: int | None
    used: int
    source: str

    @property
    def left(self) -> int | None:
        """How many places remain; None where the plan sets no number."""
        return None if self.maximum is None else max(self.maximum - self.used, 0)


def movement_of(plan: Plan, round_: Round) -> Movement:
    """The movement that the round belongs to."""
    for each in plan.movements:
        if each.code == round_.movement:
            return each
    known = ", ".join(each.code for each in plan.movements)
    raise Refused(
        f"Không có phong trào “{round_.movement}” trong dữ liệu của phường; hãy chọn: {known}."
    )


def check_round(round_: Round, plan: Plan) -> None:
    """Refuse a round that the plan does not provide for (plan IV, VI.1)."""
    movement = movement_of(plan, round_)
    _check_dates(round_)
    quotas = [
        each
        for each in movement.quotas
        if (each.award, each.occasion) == (round_.award, round_.occasion)
    ]
    if not quotas:
        raise Refused(_no_occasion(round_, movement))
    if all(round_.year not in each.years for each in quotas):
        raise Refused(_wrong_year(round_, quotas))


def quota(plan: Plan, round_: Round, kind: NomineeKind) -> Quota | None:
    """The quota of `kind` in the round; None where the plan says nothing, as for households."""
    for each in movement_of(plan, round_).quotas:
        named = (each.award, each.occasion, each.kind)
        if named == (round_.award, round_.occasion, kind) and round_.year in each.years:
            return each
    return None


def quota_counts(plan: Plan, round_: Round, dossiers: Iterable[Dossier]) -> tuple[QuotaCount, ...]:
    """What is used of each quota of the round.

    `dossiers` are those of every round of the same movement, award, occasion and year: the
    plan's number holds for all of them together.
    """
    chosen = [each.nominee.kind for each in dossiers if each.status in CHOSEN]
    return tuple(
        _count(quota(plan, round_, kind), kind, chosen.count(kind))
        for kind in subjects(plan, round_.award).kinds
    )


def subjects(plan: Plan, award: AwardForm) -> AwardSubjects:
    """Who may receive `award`."""
    for each in plan.subjects:
        if each.award is award:
            return each
    raise PlanFault(
        f"Dữ liệu của phường chưa ghi {award.text} tặng cho đối tượng nào; hãy bổ sung."
    )


def same_quota(one: Round, other: Round) -> bool:
    """Whether two rounds draw on the same quota."""
    return _quota_key(one) == _quota_key(other)


def _quota_key(round_: Round) -> tuple[object, ...]:
    return round_.movement, round_.award, round_.occasion, round_.year


def _count(limit: Quota | None, kind: NomineeKind, used: int) -> QuotaCount:
    if limit is None:
        said = f"Kế hoạch không quy định số lượng đối với {kind.text.lower()}"
        return QuotaCount(kind=kind, maximum=None, used=used, source=said)
    return QuotaCount(kind=kind, maximum=limit.maximum, used=used, source=limit.source.text)


def _check_dates(round_: Round) -> None:
    if round_.opens_on and round_.closes_on and round_.closes_on < round_.opens_on:
        raise DatesOutOfOrder(
            f"Đợt {round_.code} có hạn nhận hồ sơ {round_.closes_on:%d/%m/%Y} trước ngày bắt đầu"
            f" nhận {round_.opens_on:%d/%m/%Y}; hãy sửa lại ngày."
        )


def _no_occasion(round_: Round, movement: Movement) -> str:
    offered = [each for each in movement.quotas if each.award is round_.award]
    texts = dict.fromkeys(f"{each.occasion.text} ({each.source.text})" for each in offered)
    return (
        f"Kế hoạch không có {round_.award.text} dịp {round_.occasion.text};"
        f" hãy chọn dịp: {', '.join(texts) or 'không có'}."
    )


def _wrong_year(round_: Round, quotas: Sequence[Quota]) -> str:
    years = sorted({year for each in quotas for year in each.years})
    allowed = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return (
        f"{round_.award.text} dịp {round_.occasion.text} chỉ xét năm {allowed}, không xét năm"
        f" {round_.year} ({quotas[0].source.text}); hãy sửa năm hoặc dịp xét."
    )
