"""What a decision leans on that the ward has not confirmed: values, legal bases, its own plan.

None of it refuses a decision (docs/adr/0009); whoever sends it up, and whoever issues it, reads it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.plan.bonus import bonus_values
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import LegalBasis, Movement, Plan


def unconfirmed(
    plan: Plan, movement: Movement, award: str, kinds: Iterable[NomineeKind], on: date
) -> tuple[str, ...]:
    """Return a sentence for each unconfirmed thing that a decision dated `on` leans on."""
    money = _money(plan, award, sorted(set(kinds)), on)
    return tuple(dict.fromkeys((*money, *_bases(plan, on), *_plan_decision(movement))))


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


def _bases(plan: Plan, on: date) -> Iterator[str]:
    for basis in bases(plan, "QUYET_DINH", on):
        yield from _told(f"căn cứ {_named(basis)}", basis.source)


def _named(basis: LegalBasis) -> str:
    return f"{basis.kind} số {basis.number}" if basis.number else f"{basis.kind} {basis.title}"


def _plan_decision(movement: Movement) -> Iterator[str]:
    if movement.plan_decided_on is None:
        yield (
            "Chưa có số, ngày của Quyết định ban hành Kế hoạch trong dữ liệu của phường: căn cứ đó"
            " in ra còn thiếu số, ngày."
        )


def _told(what: str, source: Source) -> Iterator[str]:
    if not source.confirmed:
        yield f"Chưa xác nhận: {what} ({source.text})."
