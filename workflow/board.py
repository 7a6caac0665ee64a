"""What the status board (bảng theo dõi) tells, gathered once for every way in which it is shown.

The Prefect UI shows it as Markdown (workflow/pages/status_board.py), the desk as HTML
(desk/pages/board_page.py). The numbers come from one counted question to the register.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dossiers.model.dossier import Dossier, Status
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.plan.award import Award
from dossiers.plan.deadlines import Waiting, waiting
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import QuotaCount
from storage.ledger.register_ledger import Ledger
from workflow.shared_quota import standing_quotas

StatusCounts = tuple[tuple[Status, int], ...]
"""How many dossiers have each status, in the order of the way; statuses of none are left out."""


class RoundCard(NamedTuple):
    """One round and its award: how many dossiers stand where, and its quotas."""

    round: Round
    title: str
    award: Award
    total: int
    counts: StatusCounts
    quotas: tuple[QuotaCount, ...]

    @property
    def sent(self) -> bool:
        """Tell whether dossiers of it went up to the province."""
        return any(status in SENT for status, _ in self.counts)


SENT = frozenset({Status.DA_TRINH_TINH, Status.CAP_TINH_TANG, Status.CAP_TINH_KHONG_TANG})
"""Statuses behind which lies a proposal to the province."""


class BoardRow(NamedTuple):
    """A dossier, since which day it stands there (`days` ago), and what it waits for."""

    dossier: Dossier
    since: date
    days: int
    due: Waiting | None


def status_counts(standings: Iterable[Standing]) -> StatusCounts:
    """Count the dossiers by status."""
    counted = Counter[Status]()
    for each in standings:
        counted[each.status] += each.number
    return tuple((status, counted[status]) for status in Status if counted[status])


def round_cards(
    plan: Plan, rounds: Sequence[Round], standings: Collection[Standing], newest: int | None = None
) -> Iterator[RoundCard]:
    """Yield a card for each round, or for as many of the newest; the newest comes first."""
    for round_ in rounds[::-1][:newest]:
        own = [each for each in standings if each.round == round_.code]
        yield RoundCard(
            round_,
            plan.round_title(round_),
            plan.award(round_.award),
            sum(each.number for each in own),
            status_counts(own),
            standing_quotas(plan, round_, rounds, standings),
        )


def board_rows(
    plan: Plan, ledger: Ledger, rounds: Iterable[Round], dossiers: Sequence[Dossier], today: date
) -> Iterator[BoardRow]:
    """Yield the dossiers, all of `rounds`, with since when each stands and when it is due."""
    by_code = {each.code: each for each in rounds}
    begun = ledger.standing_since([each.code for each in dossiers])
    for each in dossiers:
        since = begun.get(each.code, each.received_on)
        due = waiting(plan, each, since, today, by_code[each.round])
        yield BoardRow(each, since, (today - since).days, due)
