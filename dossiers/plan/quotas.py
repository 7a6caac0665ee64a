"""Rounds (đợt xét) and their quotas (số lượng tối đa), as the ward's plan sets them (plan IV)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, Refused
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import FrozenModel
from dossiers.model.round import Occasion, Round
from dossiers.plan.plan import Movement, Plan, Quota

CHOSEN = frozenset(
    {
        Status.HOI_DONG_DE_NGHI,
        Status.TRINH_KY,
        Status.DA_BAN_HANH,
        Status.DA_TRINH_TINH,
        Status.CAP_TINH_TANG,
    }
)
"""A dossier in one of these has taken a place of the quota."""

UNDECIDED = frozenset({Status.DA_NOP, Status.DA_TIEP_NHAN, Status.CHO_BO_SUNG, Status.DU_DIEU_KIEN})
"""A dossier in one of these may still take a place."""


class QuotaCount(FrozenModel):
    """How a quota stands; `maximum` is None where the plan sets no number.

    `used` counts those chosen, `in_progress` those that the council has not decided on.
    """

    award: str
    occasion: Occasion
    year: int
    kind: NomineeKind
    maximum: int | None
    used: int
    in_progress: int
    source: str
    confirmed: bool = True

    @property
    def left(self) -> int | None:
        """Return how many places remain; None where the plan sets no number."""
        return None if self.maximum is None else max(self.maximum - self.used, 0)

    @property
    def text(self) -> str:
        """Say it for staff: "Tập thể: đã chọn 1/2, còn 1, đang xét 3 (Kế hoạch, Mục IV.4)"."""
        if self.maximum is None:
            return (
                f"{self.kind.text}: đã chọn {self.used}, đang xét {self.in_progress}; {self.source}"
            )
        unsure = "" if self.confirmed else "; chưa xác nhận"
        return (
            f"{self.kind.text}: đã chọn {self.used}/{self.maximum}, còn {self.left}, đang xét"
            f" {self.in_progress} ({self.source}{unsure})"
        )


def check_round(round_: Round, plan: Plan) -> None:
    """Refuse a round that the plan does not provide for (plan IV, VI.1)."""
    movement, name = plan.movement(round_.movement), plan.award(round_.award).name
    _check_dates(round_)
    quotas = [
        each
        for each in movement.quotas
        if (each.award, each.occasion) == (round_.award, round_.occasion)
    ]
    if not quotas:
        raise Refused(_no_occasion(name, round_, movement))
    if all(round_.year not in each.years for each in quotas):
        raise Refused(_wrong_year(name, round_, quotas))


def quota(plan: Plan, round_: Round, kind: NomineeKind) -> Quota | None:
    """Return the quota of `kind` in the round; None where the plan has none, as for households."""
    drawn_on = (round_.award, _drawn_on(plan, round_), kind)
    for each in plan.movement(round_.movement).quotas:
        if (each.award, each.occasion, each.kind) == drawn_on and round_.year in each.years:
            return each
    return None


def quota_counts(plan: Plan, round_: Round, dossiers: Iterable[Dossier]) -> tuple[QuotaCount, ...]:
    """Count what is used of each quota of the round.

    `dossiers` are those of every round that `same_quota` puts together with this one: the plan's
    number holds for all of them (plan IV).
    """
    standing = Counter((each.nominee.kind, each.status) for each in dossiers)
    return quotas_of(plan, round_, standing)


def quotas_of(
    plan: Plan, round_: Round, standing: Mapping[tuple[NomineeKind, Status], int]
) -> tuple[QuotaCount, ...]:
    """Count the same where the dossiers are counted already, by kind and status."""
    return tuple(
        _count(plan, round_, kind, {status: standing.get((kind, status), 0) for status in Status})
        for kind in plan.award(round_.award).subjects.kinds
    )


def same_quota(plan: Plan, one: Round, other: Round) -> bool:
    """Tell whether two rounds draw on the same quota."""
    return _quota_key(plan, one) == _quota_key(plan, other)


def _quota_key(plan: Plan, round_: Round) -> tuple[object, ...]:
    return round_.movement, round_.award, _drawn_on(plan, round_), round_.year


def _drawn_on(plan: Plan, round_: Round) -> Occasion:
    """Return the occasion whose number holds: the review's for the year too if it replaces it."""
    movement = plan.movement(round_.movement)
    if movement.reviews.replace_yearly and round_.occasion is Occasion.HANG_NAM:
        for each in movement.quotas:
            review = each.award == round_.award and each.occasion is not Occasion.HANG_NAM
            if review and round_.year in each.years:
                return each.occasion
    return round_.occasion


def _count(
    plan: Plan, round_: Round, kind: NomineeKind, standing: Mapping[Status, int]
) -> QuotaCount:
    limit = quota(plan, round_, kind)
    said = f"Kế hoạch không quy định số lượng đối với {kind.text.lower()}"
    return QuotaCount(
        award=round_.award,
        occasion=_drawn_on(plan, round_),
        year=round_.year,
        kind=kind,
        maximum=limit.maximum if limit else None,
        used=sum(standing[each] for each in CHOSEN),
        in_progress=sum(standing[each] for each in UNDECIDED),
        source=limit.source.text if limit else said,
        confirmed=limit.source.confirmed if limit else True,
    )


def _check_dates(round_: Round) -> None:
    if round_.opens_on and round_.closes_on and round_.closes_on < round_.opens_on:
        raise DatesOutOfOrder(
            f"Đợt {round_.code} có hạn nhận hồ sơ {round_.closes_on:%d/%m/%Y} trước ngày bắt đầu"
            f" nhận {round_.opens_on:%d/%m/%Y}; hãy sửa lại ngày."
        )
    if round_.send_by and round_.closes_on and round_.send_by < round_.closes_on:
        raise DatesOutOfOrder(
            f"Đợt {round_.code} có hạn gửi hồ sơ lên cấp tỉnh {round_.send_by:%d/%m/%Y} trước hạn"
            f" nhận hồ sơ {round_.closes_on:%d/%m/%Y}; hãy sửa lại ngày."
        )


def _no_occasion(name: str, round_: Round, movement: Movement) -> str:
    offered = [each for each in movement.quotas if each.award == round_.award]
    texts = dict.fromkeys(f"{each.occasion.text} ({each.source.text})" for each in offered)
    return (
        f"Kế hoạch không có {name} dịp {round_.occasion.text};"
        f" hãy chọn dịp: {', '.join(texts) or 'không có'}."
    )


def _wrong_year(name: str, round_: Round, quotas: Sequence[Quota]) -> str:
    years = sorted({year for each in quotas for year in each.years})
    allowed = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return (
        f"{name} dịp {round_.occasion.text} chỉ xét năm {allowed}, không xét năm"
        f" {round_.year} ({quotas[0].source.text}); hãy sửa năm hoặc dịp xét."
    )
