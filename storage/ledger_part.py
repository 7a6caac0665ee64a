"""What every part of the ledger stands on: one open transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Row, Select, insert, select, update

from storage.tables import counters

REVISION = "revision"
"""The counter that grows with every step that changed something."""


class LedgerPart:
    """Reads and writes within the transaction of a step or a reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changed = False

    def revision(self) -> int:
        """How many steps have changed the register: equal numbers mean equal contents."""
        query = select(counters.c.value).where(counters.c.name == REVISION)
        return int(self._connection.execute(query).scalar_one_or_none() or 0)

    def seal(self) -> None:
        """Count the step, if it changed anything; the register calls it before the commit."""
        if self._changed:
            self._count(REVISION)

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(query).all()

    def _row(self, query: Select[Any]) -> Row[Any] | None:
        return self._connection.execute(query).one_or_none()

    def _bodies(self, query: Select[Any]) -> Sequence[Any]:
        return self._connection.execute(query).scalars().all()

    def _write(
        self, statement: Executable, rows: Sequence[Mapping[str, object]] | None = None
    ) -> int:
        """Execute; return how many rows it touched."""
        self._changed = True
        return self._connection.execute(statement, rows).rowcount

    def _count(self, name: str) -> int:
        """The next value of the counter, from 1. Steps are serialised, so none is given twice."""
        bump = update(counters).where(counters.c.name == name).values(value=counters.c.value + 1)
        value = self._connection.execute(bump.returning(counters.c.value)).scalar_one_or_none()
        if value is None:
            self._connection.execute(insert(counters).values(name=name, value=1))
            return 1
        return int(value)
