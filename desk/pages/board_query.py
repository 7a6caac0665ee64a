"""What the board (bảng theo dõi) shows to one person, put together from few, indexed questions."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from desk.access.visibility import only_unit
from desk.pages.next_action import Task, tasks
from dossiers.model.dossier import Status
from dossiers.model.roles import Person
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.plan.lapsing import Lapse, lapsing
from dossiers.plan.plan import Plan
from storage.ledger.board_rows import BoardPage, BoardQuery, Order
from storage.ledger.register_ledger import Ledger
from workflow.board import BoardRow, RoundCard, StatusCounts, board_rows, round_cards, status_counts
from workflow.services import AppServices

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
        """Return the question to the register; `unit` narrows whatever else was asked."""
        codes = tuple(
            each.code
            for each in rounds
            if self.award in ("", each.award) and self.round in ("", each.code)
        )
        return BoardQuery(
            text=self.text,
            status=self.status,
            unit=unit or self.unit,
            rounds=codes if self.award or self.round else None,
            order=self.order,
        )

    def address(self, page: int) -> str:
        """Write the address of the same question, at another page."""
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


class Board(NamedTuple):
    """All that one page of the board shows."""

    tasks: tuple[Task, ...]
    cards: tuple[RoundCard, ...]
    counts: StatusCounts
    rows: tuple[BoardRow, ...]
    page: BoardPage
    lapsing: tuple[Lapse, ...]
    """What lapses soon, for officers."""


def board(services: AppServices, ledger: Ledger, person: Person, question: Asked) -> Board:
    """Gather the board as this person sees it today."""
    plan, unit, rounds = services.plan, only_unit(person), ledger.rounds()
    standings = ledger.standings(unit)
    page = ledger.board_page(question.query(rounds, unit), PAGE, question.page)
    return Board(
        tasks=tuple(tasks(plan, rounds, standings, person)),
        cards=tuple(_cards(plan, rounds, standings, unit)),
        counts=status_counts(standings),
        rows=tuple(board_rows(plan, ledger, rounds, page.dossiers, services.today())),
        page=page,
        lapsing=() if unit else lapsing(plan, services.today()),
    )


def _cards(
    plan: Plan, rounds: tuple[Round, ...], standings: tuple[Standing, ...], unit: str
) -> Iterator[RoundCard]:
    """Yield the newest rounds; a unit's person sees its own numbers, and so no quota."""
    for card in round_cards(plan, rounds, standings, MAX_ROUNDS):
        yield card._replace(quotas=()) if unit else card


def _member(kind: type[Kind], value: str) -> Kind | None:
    try:
        return kind(value)
    except ValueError:
        return None
