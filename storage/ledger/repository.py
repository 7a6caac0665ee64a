"""What every part of the ledger stands on: one open transaction."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Insert, Row, Select, Update, insert, select, update

from dossiers.model.record import FrozenModel
from storage.journal.chain import append_rows
from storage.journal.journaled_tables import BY_TABLE, JournaledTable
from storage.schema.tables import counters

AnyFact = TypeVar("AnyFact", bound=FrozenModel)

REVISION = "revision"
"""The counter that grows with every step that changed something."""


class LedgerPart:
    """Reads and writes within the transaction of a step or a reading."""

    def __init__(self, connection: Connection, actor: str = "") -> None:
        self._connection = connection
        self._actor = actor
        self._changed = False
        self._written: dict[tuple[JournaledTable, tuple[Any, ...]], None] = {}

    def revision(self) -> int:
        """Count the steps that changed the register: equal numbers mean equal contents."""
        query = select(counters.c.value).where(counters.c.name == REVISION)
        return int(self._connection.execute(query).scalar_one_or_none() or 0)

    def append_journal(self) -> None:
        """Enter in the journal what the step wrote, and count it if it changed anything.

        The register calls it before the commit.
        """
        append_rows(self._connection, self._written)
        if self._changed:
            self._count(REVISION)

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(query).all()

    def _row(self, query: Select[Any]) -> Row[Any] | None:
        return self._connection.execute(query).one_or_none()

    def _facts(self, kind: type[AnyFact], query: Select[Any]) -> tuple[AnyFact, ...]:
        """Read each row of the query as a fact, its columns as the fields."""
        return tuple(kind.model_validate(row._asdict()) for row in self._rows(query))

    def _fact(self, kind: type[AnyFact], query: Select[Any]) -> AnyFact | None:
        """Read the one row of the query as a fact; None without one."""
        row = self._row(query)
        return None if row is None else kind.model_validate(row._asdict())

    def _bodies(self, query: Select[Any]) -> Sequence[Any]:
        return self._connection.execute(query).scalars().all()

    def _whole(self, kind: type[AnyFact], query: Select[Any]) -> tuple[AnyFact, ...]:
        """Read each value of the query, a column `body`, as a fact."""
        return tuple(map(kind.model_validate, self._bodies(query)))

    def _write(
        self, statement: Executable, rows: Sequence[Mapping[str, object]] | None = None
    ) -> int:
        """Execute what changes the register; return how many rows it touched."""
        self._changed = True
        return self._enter(statement, rows)

    def _enter(
        self, statement: Executable, rows: Sequence[Mapping[str, object]] | None = None
    ) -> int:
        """Execute; return how many rows it touched. The journal will tell of those of the chain."""
        if isinstance(statement, Insert | Update):
            chained = BY_TABLE.get(statement.table.description)
            if chained is not None:
                return self._enter_chained(statement, rows, chained)
        return self._connection.execute(statement, rows).rowcount

    def _enter_chained(
        self,
        statement: Insert | Update,
        rows: Sequence[Mapping[str, object]] | None,
        chained: JournaledTable,
    ) -> int:
        in_order = {"sort_by_parameter_order": True} if isinstance(statement, Insert) else {}
        returned: Any = statement.returning(*chained.keys, **in_order)
        keys = self._connection.execute(returned, rows).all()
        self._written.update(dict.fromkeys((chained, tuple(key)) for key in keys))
        return len(keys)

    def _count(self, name: str, several: int = 1) -> int:
        """Count on by `several`, from 1; return the value. Steps are serialised: none is lost."""
        grown = counters.c.value + several
        bump = update(counters).where(counters.c.name == name).values(value=grown)
        value = self._connection.execute(bump.returning(counters.c.value)).scalar_one_or_none()
        if value is None:
            self._connection.execute(insert(counters).values(name=name, value=several))
            return several
        return int(value)
