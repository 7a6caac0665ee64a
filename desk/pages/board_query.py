"""What the board (bảng theo dõi) shows to one person, put together from few, indexed questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from desk.access.visibility import only_unit
from desk.pages.next_action import Task, tasks
from dossiers.model.dossier import Dossier, NomineeKind, Status
from dossiers.model.people import Person
from dossiers.model.round import Round
from dossiers.plan.award import Award
from dossiers.plan.deadlines import waiting
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import QuotaCount, quotas_of, same_quota
from storage.ledger.board_rows import BoardPage, BoardQuery, Order, Standing
from storage.ledger.register_ledger import Ledger

Kind = TypeVar("Kind", bound=StrEnum)

PAGE = 50
"""Rows of one page."""

MAX_PAGE_DIGITS = 7
"""Digits of a page's number that are heeded: no register has as many pages."""

MAX_ROUNDS = 12
"""Rounds shown in full; older ones are found by the filter."""

ORDERS = {
    Order.NEWEST: "Mới nhận trước",
    Order.OLDEST: "Nhận lâu nhất trước",
    Order.WAITING: "Chờ lâu nhất trước",
    Order.NAME: "Theo tên",
    Order.UNIT: "Theo đơn vị",
    Order.STATUS: "Theo trạng thái",
}


class Asked(NamedTuple):
    """The board's address as asked for: what was typed and chosen, unknown values left out."""

    text: str
    status: Status | None
    unit: str
    award: str
    round: str
    order: Order
    page: int

    def query(self, rounds: Iterable[Round], unit: str) -> BoardQuery:
        """The question to the register; `unit` narrows whatever else was asked."""
        narrowed = self.award or self.round
        codes = tuple(
            each.code
            for each in rounds
            if self.award in ("", each.award) and self.round in ("", each.code)
        )
        return BoardQuery(
            text=self.text,
            status=self.status,
            unit=unit or self.unit,
            rounds=codes if narrowed else None,
            order=self.order,
        )

    def address(self, page: int) -> str:
        """The same question, at another page."""
        given = {
            "tim": self.text,
            "trang-thai": self.status or "",
            "don-vi": self.unit,
            "hinh-thuc": self.award,
            "dot": self.round,
            "sap-xep": self.order if self.order is not Order.NEWEST else "",
            "trang": str(page) if page > 1 else "",
        }
        told = urlencode({name: value for name, value in given.items() if value})
        return f"/?{told}#ho-so" if told else "/#ho-so"


def asked(given: Mapping[str, str], plan: Plan) -> Asked:
    """Return the question in an address; whatever is no known value asks for nothing."""
    page, award = given.get("trang", "1"), given.get("hinh-thuc", "")
    return Asked(
        text=" ".join(given.get("tim", "").split())[:200],
        status=_member(Status, given.get("trang-thai", "")),
        unit=given.get("don-vi", "").strip()[:200],
        award=award if award in {each.code for each in plan.awards} else "",
        round=given.get("dot", ""),
        order=_member(Order, given.get("sap-xep", "")) or Order.NEWEST,
        page=max(1, int(page[:MAX_PAGE_DIGITS])) if page.isdecimal() else 1,
    )


class RoundCard(NamedTuple):
    """One round and its award: how many dossiers stand where, and its quotas."""

    round: Round
    title: str
    award: Award
    total: int
    counts: tuple[tuple[Status, int], ...]
    quotas: tuple[QuotaCount, ...]


class Row(NamedTuple):
    """A dossier in the table: since when it stands where it does, and by when it moves on."""

    dossier: Dossier
    since: date
    waited: str
    due: str
    late: bool


class Board(NamedTuple):
    """All that one page of the board shows."""

    tasks: tuple[Task, ...]
    cards: tuple[RoundCard, ...]
    counts: tuple[tuple[Status, int], ...]
    rows: tuple[Row, ...]
    page: BoardPage


def board(
    plan: Plan,
    ledger: Ledger,
    person: Person,
    question: Asked,
    today: date,
) -> Board:
    """The board as this person sees it today."""
    unit, rounds = only_unit(person), ledger.rounds()
    standings = ledger.standings(unit)
    page = ledger.board_page(question.query(rounds, unit), PAGE, question.page)
    return Board(
        tasks=tuple(tasks(plan, rounds, standings, person)),
        cards=tuple(_cards(plan, rounds, standings, unit)),
        counts=_counts(standings),
        rows=tuple(_rows(plan, ledger, rounds, page.dossiers, today)),
        page=page,
    )


def _cards(
    plan: Plan, rounds: tuple[Round, ...], standings: tuple[Standing, ...], unit: str
) -> Iterator[RoundCard]:
    """Newest first; a unit's person sees its own numbers, and so no quota."""
    for round_ in rounds[: -MAX_ROUNDS - 1 : -1]:
        own = [each for each in standings if each.round == round_.code]
        quotas = () if unit else _quotas(plan, round_, rounds, standings)
        named = (round_, plan.round_title(round_), plan.award(round_.award))
        yield RoundCard(*named, sum(each.number for each in own), _counts(own), quotas)


def _quotas(
    plan: Plan, round_: Round, rounds: tuple[Round, ...], standings: tuple[Standing, ...]
) -> tuple[QuotaCount, ...]:
    """The plan's number holds for all rounds that share it together (plan IV)."""
    shared = {each.code for each in rounds if same_quota(plan, each, round_)}
    counted = Counter[tuple[NomineeKind, Status]]()
    for each in standings:
        if each.round in shared:
            counted[each.kind, each.status] += each.number
    return quotas_of(plan, round_, counted)


def _counts(standings: Iterable[Standing]) -> tuple[tuple[Status, int], ...]:
    counted = Counter[Status]()
    for each in standings:
        counted[each.status] += each.number
    return tuple((status, counted[status]) for status in Status if counted[status])


def _rows(
    plan: Plan,
    ledger: Ledger,
    rounds: Iterable[Round],
    dossiers: Sequence[Dossier],
    today: date,
) -> Iterator[Row]:
    since, by_code = ledger.standing_since([each.code for each in dossiers]), _by_code(rounds)
    for each in dossiers:
        begun = since.get(each.code, each.received_on)
        due = waiting(plan, each, begun, today, by_code[each.round])
        days = (today - begun).days
        waited = f"{days} ngày" if due and days > 0 else ""
        yield Row(each, begun, waited, due.text if due else "", late=bool(due and due.late))


def _by_code(rounds: Iterable[Round]) -> dict[str, Round]:
    return {each.code: each for each in rounds}


def _member(kind: type[Kind], value: str) -> Kind | None:
    try:
        return kind(value)
    except ValueError:
        return None
