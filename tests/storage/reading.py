"""What a piece of work reads of the register: how many rows, and by which plans."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, event

from storage.ledger.repository import LedgerPart

SMALL = frozenset(
    {"alembic_version", "counters", "dossier_counts", "rounds", "templates", "constant"}
)
"""Tables of a few rows a round at most, and what is no table at all."""

IN_ORDER = re.compile(r"USING INDEX ix_files_at|SCAN journal$|Seq Scan on journal")
"""What is walked from one end for as many rows as are asked for."""

SCAN = re.compile(r"SCAN (\w+)|Seq Scan on (\w+)")


Read = Callable[[LedgerPart, Select[Any]], Sequence[Any]]


@dataclass
class Reading:
    """The plan of each sentence, and how many rows were handed out in all."""

    rows: int = 0
    plans: dict[str, list[str]] = field(default_factory=dict)

    @property
    def scans(self) -> set[tuple[str, str]]:
        """Return the sentences that walk through a whole large table, with the plan's line."""
        return {
            (sentence, line)
            for sentence, plan in self.plans.items()
            for line in plan
            if (found := SCAN.search(line)) and not IN_ORDER.search(line)
            if (found[1] or found[2]).casefold() not in SMALL
        }


@contextmanager
def reading() -> Iterator[Reading]:
    """Watch every sentence that is executed meanwhile, on whatever database."""
    found = Reading()

    def watch(
        connection: Connection, _cursor: object, sentence: str, given: Any, _: object, many: bool
    ) -> None:
        asks = sentence.startswith(("SELECT", "UPDATE", "DELETE")) and not many
        if asks and sentence not in found.plans:
            found.plans[sentence] = _plan(connection, sentence, given)

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        with pytest.MonkeyPatch.context() as patched:
            for name in ("_rows", "_bodies"):
                patched.setattr(LedgerPart, name, _counting(found, getattr(LedgerPart, name)))
            yield found
    finally:
        event.remove(Engine, "before_cursor_execute", watch)


def _counting(found: Reading, read: Read) -> Read:
    def counting(ledger: LedgerPart, query: Select[Any]) -> Sequence[Any]:
        rows = read(ledger, query)
        found.rows += len(rows)
        return rows

    return counting


def _plan(connection: Connection, sentence: str, given: Any) -> list[str]:
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    if connection.dialect.name == "sqlite":
        return [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sentence}", given)]
    # Tables of a test are so small that PostgreSQL scans them unless told that it may not.
    cursor.execute("SET LOCAL enable_seqscan = off")
    return [row[0] for row in cursor.execute(f"EXPLAIN {sentence}", given)]
