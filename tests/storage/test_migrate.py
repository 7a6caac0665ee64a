"""Migrations: they make the tables that the program knows, once, whoever opens first."""

import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, inspect, select, table

from dossiers.model.errors import RegisterUnreachable
from storage import migrate as migrations
from storage.migrate import HEAD, migrate
from storage.register import Register, open_register
from storage.schema.database import open_database
from storage.schema.tables import metadata
from tests.processes import two_processes
from tests.servers import PostgresServer
from tests.storage.conftest import RawSql
from tests.storage.examples import a_document, a_number, an_event, an_owed_document, with_dossier
from tests.storage.memory_objects import MemoryObjects

OPEN_AND_TELL_IMPORTS = """
import sys
from pathlib import Path
from storage.register import open_register
open_register(None, Path(sys.argv[1])).close()
print(*sorted({"alembic", "minio", "psycopg", "sqlalchemy"} & set(sys.modules)))
"""


def test_head_is_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_make_the_tables_that_the_program_knows(
    register_url: str | None, tmp_path: Path
) -> None:
    database = open_database(register_url, tmp_path, patience=10)
    migrate(database)
    with database.read_tx() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences: Any = compare_metadata(context, metadata)
    database.close()

    assert differences == []


def test_a_register_at_head_opens_without_alembic(tmp_path: Path) -> None:
    open_register(None, tmp_path).close()
    command = [sys.executable, "-c", OPEN_AND_TELL_IMPORTS, str(tmp_path)]
    root = Path(__file__).parents[2]

    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    assert told.stdout.split() == ["sqlalchemy"]


def test_many_threads_may_open_first(register_url: str | None, tmp_path: Path) -> None:
    _open_at_once(ThreadPoolExecutor(4), register_url, tmp_path)


def test_two_may_open_a_new_file_in_the_same_instant(tmp_path: Path) -> None:
    together = threading.Barrier(2)

    def open_each(_: int) -> list[int]:
        return [_open_after(together, tmp_path / str(number)) for number in range(10)]

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(open_each, range(2))
    assert [sorted(pair) for pair in zip(one, other, strict=True)] == [[1, 2]] * 10


def test_two_processes_may_open_first(register_url: str | None, tmp_path: Path) -> None:
    _open_at_once(two_processes(__name__), register_url, tmp_path)


def test_a_register_of_a_newer_program_is_refused(
    register: Register, raw: RawSql, register_url: str | None, tmp_path: Path
) -> None:
    raw("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(RegisterUnreachable, match=r"bản phần mềm mới hơn.*cập nhật"):
        open_register(register_url, tmp_path)


@pytest.fixture
def older(
    register_url: str | None, tmp_path: Path, request: pytest.FixtureRequest
) -> tuple[str | None, Path]:
    """Return where a second register may be opened, of the same kind."""
    if register_url is None:
        return None, tmp_path / "cu"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.fresh_database(), tmp_path / "cu"


def test_documents_and_their_proof_stay_when_years_come_beside_rounds(
    register: Register,
    register_url: str | None,
    older: tuple[str | None, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    objects = MemoryObjects()
    kept = {"sha256": objects.put(b"PK")}
    with unsalted(monkeypatch), register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001")])
        ledger.add_document(a_document("du-thao", **kept))
        ledger.add_document(a_document("ban-hanh", state="BAN_HANH", **kept))
        ledger.enqueue([an_owed_document("no", kind="GIAY_KHEN")])
    before = open_database(older[0], older[1], patience=10)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "HEAD", "0002")
        patch.setattr(migrations, "BEFORE_JOURNAL", ())
        migrate(before)
    source = open_database(register_url, tmp_path, patience=10)
    with source.read_tx() as old, before.writing() as new:
        _copy(old, new)
    for each in (source, before):
        each.close()

    with open_register(older[0], older[1]) as migrated, migrated.read_tx() as ledger:
        proof = ledger.prove(objects)
        found = ledger.documents(current_only=False)
        assert ledger.owed_document("no") is not None
    assert (proof.faults, proof.lines) == ((), 7)
    assert [(each.id, each.round, each.dossiers) for each in found] == [
        (each, "2026-HN-GK", ("HS-2026-0001",)) for each in ("du-thao", "ban-hanh")
    ]


@contextmanager
def unsalted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Write as the program did before rows had salts."""
    with monkeypatch.context() as patch:
        patch.setattr(secrets, "token_hex", lambda _bytes: "")
        yield


def _copy(source: Connection, target: Connection) -> None:
    """Copy every row, without the tables and columns that the target does not have yet."""
    there = inspect(target)
    tables = there.get_table_names()
    for each in (each for each in metadata.sorted_tables if each.name in tables):
        names = {held["name"] for held in there.get_columns(each.name)}
        columns = [held for held in each.columns if held.name in names]
        older = table(each.name, *(column(name, each.c[name].type) for name in names))
        rows = source.execute(select(*columns)).mappings().all()
        if rows:
            target.execute(older.insert(), [dict(row) for row in rows])


def _open_at_once(
    pool: ThreadPoolExecutor | ProcessPoolExecutor, url: str | None, folder: Path
) -> None:
    with pool:
        opened = [pool.submit(_open_and_draw, url, folder) for _ in range(4)]
        drawn = sorted(each.result() for each in opened)
    assert drawn == [1, 2, 3, 4]


def _open_after(together: threading.Barrier, folder: Path) -> int:
    together.wait(30)
    return _open_and_draw(None, folder)


def _open_and_draw(url: str | None, folder: Path) -> int:
    with open_register(url, folder) as register, register.write_tx() as ledger:
        return ledger.draw_number(a_number("QD", 2026, "Quyết định"))
