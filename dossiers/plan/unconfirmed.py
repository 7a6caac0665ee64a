"""What a decision leans on that the ward has not confirmed: values, legal bases, its own plan.

None of it refuses a decision (docs/adr/0009); whoever sends it up, and whoever issues it, reads it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossiers.model.dossier import Dossier
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.plan.bonus import bonus_values
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


def unconfirmed(
    plan: Plan, movement: Movement, award: str, dossiers: Sequence[Dossier], on: date
) -> tuple[str, ...]:
    """Return a sentence for each unconfirmed thing that a decision dated `on` leans on."""
    money = _money(plan, award, sorted({each.nominee.kind for each in dossiers}), on)
    received = [each.judged_from for each in dossiers]
    cited = _bases(plan, on, received)
    return tuple(dict.fromkeys((*money, *cited, *_plan_decision(movement))))


def _money(plan: Plan, award: str, kinds: Iterable[NomineeKind], on: date) -> Iterator[str]:
    """Yield what money leans on; raise PlanFault where there is no value for that day."""
    name = plan.award(award).name
    for kind in kinds:
        salary, share, rule = bonus_values(plan, award, kind, on)
        amount = f"{salary.amount:,}".replace(",", ".")
        yield from _told(f"lương cơ sở {amount} đồng", salary.source)
        figure = f"{share.coefficient:f}".replace(".", ",")
        yield from _told(f"hệ số {name} của {kind.text.lower()} {figure}", share.source)
        yield from _told("cách làm tròn tiền thưởng", rule.source)


def _bases(plan: Plan, on: date, received: Sequence[date]) -> Iterator[str]:
    """Yield the unconfirmed bases, and which dossiers a transition clause leaves to older law."""
    for basis in bases(plan, "QUYET_DINH", on):
        start = basis.received_from
        if start and (older := sum(each < start for each in received)):
            yield (
                f"{older} hồ sơ nhận trước ngày {start:%d/%m/%Y}: giữ quy định trước khi có"
                f" {basis.name}, trừ chỗ quy định mới có lợi hơn; hãy đối chiếu"
                f" ({basis.source.text})."
            )
    for basis in bases(plan, "QUYET_DINH", on, max(received, default=None)):
        yield from _told(f"căn cứ {basis.name}", basis.source)


def _plan_decision(movement: Movement) -> Iterator[str]:
    if movement.cited is None:
        yield (
            "Chưa có số, ngày của Quyết định ban hành Kế hoạch: văn bản ban hành không ghi căn cứ"
            " đó. Hãy ghi số, ngày ở phiếu trình ký hoặc phiếu ban hành (sổ nhớ cho các lần sau),"
            " hoặc ở wards/awards-quotas-….toml."
        )


def _told(what: str, source: Source) -> Iterator[str]:
    if not source.confirmed:
        yield f"Chưa xác nhận: {what} ({source.text})."
