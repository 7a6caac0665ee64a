"""The journal: an append-only chain of digests that vouches for every row of the register.

Each line says what a row held after a step wrote it, and its hash takes in the hash of the line
before. So a row changed, removed or slipped in past the program no longer agrees with its last
line, and a line changed, removed or moved breaks the chain. Whoever can rewrite the register can
rewrite the whole chain too, but not a head that was printed before (`khenthuong verify --head`).
"""

import hashlib
import json
import operator
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    and_,
    insert,
    or_,
    select,
)

from storage.journal.journaled_tables import JournaledTable
from storage.schema.batches import batches
from storage.schema.tables import journal

BEGINNING = "0" * 64
"""What the first line follows."""


class Line(NamedTuple):
    """What the journal says of a row: which it is, and the digest of what it holds."""

    what: str
    key: str
    label: str
    digest: str

    def next_hash(self, hash_before: str) -> str:
        """Return the hash of this line after a line with that hash."""
        text = "\n".join(map(str, (hash_before, *self)))
        return hashlib.sha256(text.encode()).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """Ordinal and hash of the newest line."""
    query = select(journal.c.ordinal, journal.c.hash).order_by(journal.c.ordinal.desc()).limit(1)
    found = connection.execute(query).one_or_none()
    return (found.ordinal, found.hash) if found else (0, BEGINNING)


def append_rows(
    connection: Connection, written: Iterable[tuple[JournaledTable, tuple[Any, ...]]]
) -> None:
    """Append a line for each row written, in that order, as the row now is."""
    keys = list(written)
    if keys:
        lines = _lines_of(connection, keys)
        _append(connection, (lines[each] for each in keys))


def backfill(connection: Connection, journaled: Iterable[JournaledTable]) -> None:
    """Append a line for every row that there is: a register from before the journal."""
    for each in journaled:
        rows = connection.execute(select(each.table).order_by(*each.keys)).mappings()
        _append(connection, (line_of(each, row) for row in rows))


def line_of(journaled: JournaledTable, row: RowMapping) -> Line:
    """Return what the journal says of a row."""
    key = journaled.key_text(tuple(row[column.name] for column in journaled.keys))
    return Line(journaled.table.name, key, journaled.label(row), _digest(journaled, row))


def _digest(journaled: JournaledTable, row: RowMapping) -> str:
    """Hash what a row holds; what is empty counts as not there, so that columns may come."""
    held = {name: row[name] for name in journaled.held if not _empty(row[name])}
    text = json.dumps(
        held, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_written_out
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _written_out(value: object) -> str:
    """Write a day or a moment; moments come in UTC. Raise TypeError for what no step
    writes."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no value of the register: {value!r}")


def _empty(value: object) -> bool:
    return value is None or value is False or value == ""


def _lines_of(
    connection: Connection, keys: Sequence[tuple[JournaledTable, tuple[Any, ...]]]
) -> dict[tuple[JournaledTable, tuple[Any, ...]], Line]:
    """Return the lines of the rows with these keys, which are read back by table."""
    by_table: dict[JournaledTable, list[tuple[Any, ...]]] = {}
    for journaled, key in keys:
        by_table.setdefault(journaled, []).append(key)
    return {
        (journaled, tuple(row[column.name] for column in journaled.keys)): line_of(journaled, row)
        for journaled, wanted in by_table.items()
        for row in _rows(connection, journaled.table, wanted)
    }


def _rows(
    connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]
) -> Iterator[RowMapping]:
    columns = tuple(table.primary_key.columns)
    for some in batches(keys):
        yield from connection.execute(select(table).where(_any_of(columns, some))).mappings()


def _any_of(columns: Sequence[Column[Any]], keys: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    """Return the condition that a row has one of the keys.

    For a list of several columns at once SQLite would read the whole table: so one column is
    listed, the others are the same for each list.
    """
    widest = max(range(len(columns)), key=lambda place: len({key[place] for key in keys}))
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for key in keys:
        groups.setdefault(key[:widest] + key[widest + 1 :], []).append(key[widest])
    others = [*columns[:widest], *columns[widest + 1 :]]
    return or_(
        *(
            and_(columns[widest].in_(listed), *map(operator.eq, others, shared))
            for shared, listed in groups.items()
        )
    )


def _append(connection: Connection, lines: Iterable[Line]) -> None:
    ordinal, last = head(connection)
    added = []
    for line in lines:
        ordinal, last = ordinal + 1, line.next_hash(last)
        added.append({"ordinal": ordinal, **line._asdict(), "hash": last})
    if added:
        connection.execute(insert(journal), added)
