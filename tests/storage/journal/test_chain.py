"""The journal: a line for every row that a step wrote, chained, never changed."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, Table, insert

from dossiers.matching.name_keys import sought_keys
from dossiers.model.errors import Refused
from storage.journal.chain import BEGINNING, Line
from storage.journal.journal_check import read_journal, register_faults
from storage.journal.journaled_tables import BY_TABLE, UNJOURNALED
from storage.ledger.register_ledger import Ledger
from storage.migrate import migrate
from storage.register import Register, open_register
from storage.schema.database import open_database
from storage.schema.tables import metadata
from tests.storage.conftest import RawSql
from tests.storage.examples import NOW, a_dossier, a_number, a_round, an_event, with_dossier


def test_every_table_is_chained_or_said_not_to_be() -> None:
    assert set(metadata.tables) == set(BY_TABLE) | UNJOURNALED
    assert not set(BY_TABLE) & UNJOURNALED


def test_a_hash_takes_in_every_part_of_a_line_and_the_hash_before() -> None:
    line = Line("events", "1", "Tiếp nhận", "ab")
    changed = [line._replace(what="x"), line._replace(key="2"), line._replace(label="x")]
    changed.append(line._replace(digest="cd"))

    hashes = {each.next_hash(BEGINNING) for each in (line, *changed)} | {line.next_hash("1" * 64)}
    assert len(hashes) == 6


def test_a_step_enters_the_last_state_of_each_row_in_its_order(
    register: Register, raw: RawSql
) -> None:
    with register.write_tx() as ledger:
        dossier = with_dossier(ledger)
        ledger.add_events([an_event(dossier.code), an_event()])
        ledger.save_dossier(dossier.model_copy(update={"rank": 1}))
        ledger.put_file("a", "1" * 64, 1, NOW)

    lines = raw("SELECT what, key FROM journal ORDER BY ordinal")
    assert [tuple(each) for each in lines if each[0] != "name_keys"] == [
        ("rounds", "2026-HN-GK"),
        ("dossiers", "HS-2026-0001"),
        ("events", "1"),
        ("events", "2"),
        ("files", "a"),
    ]


def test_a_step_undone_or_without_change_leaves_the_head_as_it_was(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
    with register.write_tx() as ledger:
        ledger.rounds()
        before = ledger.head()
    with pytest.raises(Refused), register.write_tx() as ledger:
        open_twice(ledger)
    with register.read_tx() as ledger:
        assert ledger.head() == before != BEGINNING


def open_twice(ledger: Ledger) -> None:
    """Open a round and then, which is refused, the same again."""
    for _ in range(2):
        ledger.add_round(a_round("khac"), NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET label = 'x'",
        "DELETE FROM journal WHERE ordinal = 1",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",  # no such words in PostgreSQL
        "TRUNCATE journal",  # no such words in SQLite
    ],
)
def test_the_database_itself_keeps_the_journal_as_it_is(
    register: Register, raw: RawSql, statement: str
) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)

    with pytest.raises(RawSql.error):
        raw(statement)


def test_many_rows_at_once_are_all_entered(
    register: Register, register_url: str | None, tmp_path: Path
) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001", reason=str(each)) for each in range(2000)])
        for number in range(1, 450):
            ledger.draw_number(a_number("QĐ-UBND", 2026, str(number)))
    with register.read_tx() as ledger:
        assert [each.reason for each in ledger.events()] == [str(each) for each in range(2000)]
    assert walked(register_url, tmp_path) > 2450


def test_a_register_from_before_the_journal_is_chained_once(
    register_url: str | None, tmp_path: Path
) -> None:
    database = open_database(register_url, tmp_path, patience=10)
    with database.writing() as connection:
        upgrade_to(connection, "0001")
        for name, row in (
            ("rounds", first_round()),
            ("dossiers", first_dossier()),
            ("events", first_event()),
        ):
            table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
            connection.execute(insert(table).values(row))
    migrate(database)
    migrate(database)
    database.close()

    assert walked(register_url, tmp_path) == 3
    with open_register(register_url, tmp_path) as register, register.read_tx() as ledger:
        assert ledger.events() == (an_event("HS-2026-0001"),)
        nominee = a_dossier().nominee
        keys = sought_keys(nominee.kind, nominee.name)
        assert ("HS-2026-0001",) in ledger.owners(keys).values()


def walked(url: str | None, folder: Path) -> int:
    """Count lines the journal has, all of which must agree with the register."""
    database = open_database(url, folder, patience=10)
    with database.read_tx() as connection:
        read = read_journal(connection)
        assert list(register_faults(connection, read)) == []
    database.close()
    return read.lines


def upgrade_to(connection: Connection, revision: str) -> None:
    """Bring an empty database to an early revision."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def first_round() -> dict[str, Any]:
    """Return a row of `rounds` as the first revision knew it."""
    body = a_round().model_dump(mode="json")
    return {"code": a_round().code, "opened_at": NOW, "body": body}


def first_dossier() -> dict[str, Any]:
    """Return a row of `dossiers` as the first revision knew it."""
    dossier = a_dossier()
    return {
        "code": dossier.code,
        "year": 2026,
        "ordinal": 1,
        "round": dossier.round,
        "kind": dossier.nominee.kind.value,
        "name": dossier.nominee.name,
        "name_folded": "",
        "unit": dossier.unit.name,
        "status": dossier.status.value,
        "since": dossier.since,
        "body": dossier.model_dump(mode="json"),
    }


def first_event() -> dict[str, Any]:
    """Return a row of `events` as the first revision knew it."""
    return an_event("HS-2026-0001").model_dump(exclude={"actor"})
