"""The proof that the register's past was not changed: every row against the journal's last word.

Whatever does not agree is named in Vietnamese. Nothing is mended: what to do is for people.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from storage.journal.chain import BEGINNING, Line, line_of
from storage.journal.journaled_tables import BY_TABLE, JOURNALED_TABLES, JournaledTable
from storage.schema.tables import journal

READ_AT_ONCE = 5000

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What reading a row raises that holds what no step could have written."""

Known = dict[tuple[str, str], Line]
"""The last line on each row, by table and key."""


class Reading(NamedTuple):
    """The journal as it lies: what is wrong with it, and what it says last of each row."""

    faults: list[str]
    known: Known
    lines: int
    head: str
    met: bool
    """Whether the head that was asked for is one of its hashes."""


def register_faults(connection: Connection, read: Reading, head: str = "") -> Iterator[str]:
    """Yield what in the register disagrees with its journal, or the journal with itself.

    `head` is a hash that was printed before, which the journal must still contain.
    """
    yield from read.faults
    if head and not read.met:
        yield (
            f"Nhật ký không có mã sổ {head[:12]}… đã in trước đây: "
            "nhật ký đã bị cắt bớt hoặc viết lại"
        )
    for each in JOURNALED_TABLES:
        yield from _table_faults(connection, each, read.known)
    yield from _guard_faults(connection)


def read_journal(connection: Connection, head: str = "") -> Reading:
    """Walk the whole journal once, checking that each line follows the one before."""
    faults: list[str] = []
    known: Known = {}
    ordinal, last, met = 0, BEGINNING, head == BEGINNING
    query = select(journal).order_by(journal.c.ordinal).execution_options(yield_per=READ_AT_ONCE)
    for number, *said, hashed in connection.execute(query):
        line = Line(*said)
        if number != ordinal + 1:
            faults.append(_gap(ordinal + 1, number - 1))
        elif line.next_hash(last) != hashed:
            faults.append(f"Dòng {number} của nhật ký ({_name(line)}) đã bị sửa hoặc đổi chỗ")
        known[line.what, line.key] = line
        ordinal, last, met = number, hashed, met or hashed == head
    return Reading(faults, known, ordinal, last, met)


def _gap(first: int, last: int) -> str:
    return f"Nhật ký bị xóa dòng {first}" + (f" đến dòng {last}" if last > first else "")


def _name(line: Line) -> str:
    known = BY_TABLE.get(line.what)
    return f"{known.text if known else line.what} {line.label or line.key}"


def _table_faults(connection: Connection, journaled: JournaledTable, known: Known) -> Iterator[str]:
    what = journaled.table.name
    missing = {key: line for (table, key), line in known.items() if table == what}
    for line in _lines(connection, journaled):
        said = missing.pop(line.key, None)
        if said is None:
            yield f"{_name(line)} đã bị thêm vào sổ ngoài chương trình"
        elif said.digest != line.digest:
            yield f"{_name(said)} đã bị sửa ngoài chương trình"
    yield from (f"{_name(line)} đã bị xóa khỏi sổ" for line in missing.values())


def _lines(connection: Connection, journaled: JournaledTable) -> list[Line]:
    """Return what the journal would say of each row as it lies now."""
    query = select(journaled.table).order_by(*journaled.keys)
    try:
        rows = connection.execute(query.execution_options(yield_per=READ_AT_ONCE)).mappings()
        return [line_of(journaled, row) for row in rows]
    except UNREADABLE:
        return list(_lines_one_by_one(connection, journaled))


def _lines_one_by_one(connection: Connection, journaled: JournaledTable) -> Iterator[Line]:
    """Yield the same where some row holds what no step could have written, e.g. half a JSON."""
    for key in connection.execute(select(*journaled.keys)).all():
        same = (column == value for column, value in zip(journaled.keys, key, strict=True))
        try:
            row = connection.execute(select(journaled.table).where(*same)).mappings().one()
            yield line_of(journaled, row)
        except UNREADABLE:
            yield _unreadable(journaled, tuple(key))


def _unreadable(journaled: JournaledTable, key: tuple[object, ...]) -> Line:
    """Return a line that agrees with none, for a row that can't be read."""
    return Line(journaled.table.name, journaled.key_text(key), "", "")


GUARDED = ("events", "journal")
ACTS = ("update", "delete", "replace")
GUARDS = {
    "sqlite": {f"{table}_keep_{act}" for table in GUARDED for act in ACTS},
    "postgresql": {"events_keep_update", *(f"{table}_keep" for table in GUARDED)},
}
"""The triggers that refuse to change what is append-only."""

SHOWN = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
    ),
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def _guard_faults(connection: Connection) -> Iterator[str]:
    kind = connection.dialect.name
    there = set(connection.execute(text(SHOWN[kind])).scalars())
    for guard in sorted(GUARDS[kind] - there):
        yield f"Khóa chống sửa “{guard}” của cơ sở dữ liệu đã bị gỡ hoặc thay"
