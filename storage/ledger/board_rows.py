"""The board's questions to the register: which page of which dossiers, and how many stand where.

Pages are found in the index `ix_dossiers_board` alone; only the rows shown are then read whole.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, true

from dossiers.model.dossier import Dossier, Status, dossier_code
from dossiers.model.names import fold
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import FrozenModel
from dossiers.model.standing import Standing
from storage.ledger.repository import LedgerPart
from storage.schema.batches import batches
from storage.schema.board_keys import unit_key
from storage.schema.tables import dossier_counts, dossiers, events

MAX_WORDS = 8
"""Words of a search that are heeded; more only make it slow."""


class Order(StrEnum):
    """How the board is sorted."""

    NEWEST = "moi"
    OLDEST = "cu"
    NAME = "ten"
    WAITING = "cho"
    UNIT = "don-vi"
    STATUS = "trang-thai"


class BoardQuery(FrozenModel):
    """Which dossiers: each field left empty narrows nothing; `rounds` None is every round."""

    text: str = ""
    status: Status | None = None
    unit: str = ""
    rounds: tuple[str, ...] | None = None
    order: Order = Order.NEWEST


class BoardPage(NamedTuple):
    """A page of dossiers: its number of how many, and how many dossiers there are in all."""

    dossiers: tuple[Dossier, ...]
    number: int
    pages: int
    total: int


class BoardLedger(LedgerPart):
    """What the board shows of 100,000 dossiers as fast as of ten."""

    def board_page(self, query: BoardQuery, size: int, page: int = 1) -> BoardPage:
        """Return the `page`-th page of `size` dossiers, ordered by the query; else the last."""
        found = self._page(query, size, page)
        if len(found) == size or page > 1:
            total = self.board_count(query)
            last = max(1, -(-total // size))
            shown = self._page(query, size, last) if page > last else found
            return BoardPage(shown, min(page, last), last, total)
        return BoardPage(found, 1, 1, len(found))  # all on one page: nothing to count

    def _page(self, query: BoardQuery, size: int, page: int) -> tuple[Dossier, ...]:
        found = self._rows(page_query(query).limit(size).offset((page - 1) * size))
        codes = [dossier_code(each.year, each.ordinal) for each in found]
        whole = select(dossiers.c.body).where(dossiers.c.code.in_(codes))
        by_code = {each.code: each for each in self._whole(Dossier, whole)}
        return tuple(by_code[code] for code in codes)

    def board_count(self, query: BoardQuery) -> int:
        """Count the dossiers that the query finds."""
        counted = select(func.count()).select_from(dossiers).where(_condition(query))
        return int(self._bodies(counted)[0])

    def standings(
        self, unit: str = "", rounds: Collection[str] | None = None
    ) -> tuple[Standing, ...]:
        """Count the dossiers by status, over all rounds or some; of a unit alone if it is named."""
        query = _of_unit(unit) if unit else _COUNTED
        if rounds is not None:
            query = query.where(query.selected_columns.round.in_(rounds))
        return tuple(
            Standing(each.round, Status(each.status), NomineeKind(each.kind), each.number)
            for each in self._rows(query)
        )

    def standing_since(self, codes: Collection[str]) -> dict[str, date]:
        """Return the stated day on which each dossier came to where it stands."""
        found: dict[str, date] = {}
        for some in batches(codes):
            moves = select(events.c.dossier, events.c.on).where(
                events.c.dossier.in_(some), events.c.target.is_not(None)
            )
            rows = self._rows(moves.order_by(events.c.id))
            found.update({each.dossier: each.on for each in rows})
        return found

    def units(self) -> tuple[str, ...]:
        """Return the names of all units that have dossiers, one way of typing each."""
        query = select(func.min(dossiers.c.unit)).group_by(dossiers.c.unit_key)
        return tuple(sorted(self._bodies(query), key=fold))

    def unit_standings(self) -> dict[str, Counter[Status]]:
        """Count the dossiers of each unit by status, by the unit's name."""
        columns = (dossiers.c.unit_key, dossiers.c.status)
        name, number = func.min(dossiers.c.unit).label("unit"), func.count().label("number")
        names: dict[str, str] = {}
        found: dict[str, Counter[Status]] = defaultdict(Counter)
        for each in self._rows(select(*columns, name, number).group_by(*columns)):
            unit = names.setdefault(each.unit_key, each.unit)
            found[unit][Status(each.status)] += each.number
        return {name: found[name] for name in sorted(found, key=fold)}


_COUNTED = (
    select(dossier_counts)
    .where(dossier_counts.c.number > 0)
    .order_by(dossier_counts.c.round, dossier_counts.c.status, dossier_counts.c.kind)
)


def _of_unit(unit: str) -> Select[Any]:
    columns = (dossiers.c.round, dossiers.c.status, dossiers.c.kind)
    query = select(*columns, func.count().label("number")).group_by(*columns).order_by(*columns)
    return query.where(dossiers.c.unit_key == unit_key(unit))


def page_query(query: BoardQuery) -> Select[Any]:
    """Year and ordinal of what the query finds, in its order."""
    columns = select(dossiers.c.year, dossiers.c.ordinal).where(_condition(query))
    return columns.order_by(*_ORDERS[query.order])


_CODE = (dossiers.c.year, dossiers.c.ordinal)
_ORDERS: dict[Order, tuple[ColumnElement[Any], ...]] = {
    Order.NEWEST: tuple(each.desc() for each in _CODE),
    Order.OLDEST: _CODE,
    Order.NAME: (dossiers.c.name_sorted, *_CODE),
    Order.WAITING: (dossiers.c.since, *_CODE),
    Order.UNIT: (dossiers.c.unit_key.concat(""), *_CODE),  # see `_condition`
    Order.STATUS: (dossiers.c.status, *_CODE),
}


def _condition(query: BoardQuery) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = true()
    for word in fold(query.text).split()[:MAX_WORDS]:
        condition &= dossiers.c.searched.contains(word, autoescape=True)
    if query.status is not None:
        condition &= dossiers.c.status == query.status.value
    if query.unit:
        condition &= dossiers.c.unit_key.concat("") == unit_key(query.unit)
    if query.rounds is not None:
        # The empty text, here and above, keeps SQLite from indexes whose rows it would read whole.
        condition &= dossiers.c.round.concat("").in_(query.rounds)
    return condition
