"""Every contract is tested on each of its implementations, against real servers."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from storage.blobs.opening import open_objects
from storage.blobs.port import Objects
from storage.register import Register, open_register
from storage.settings import Settings
from tests.servers import PostgresServer, S3Address, ceph_server
from tests.storage.memory_objects import MemoryObjects

_buckets = count(1)


@pytest.fixture(scope="session")
def ceph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Address]:
    """Yield one complete S3 server, started by the script that KHENTHUONG_TEST_CEPH names."""
    script = Path(os.environ["KHENTHUONG_TEST_CEPH"])
    with ceph_server(script, tmp_path_factory.mktemp("ceph") / "data") as address:
        yield address


@pytest.fixture
def s3_url(rclone: S3Address, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the url of an unused bucket of rclone's; its keys are in the environment."""
    return _fresh_bucket(rclone, monkeypatch)


STORES = ["memory", "folder", "rclone"]
if "KHENTHUONG_TEST_CEPH" in os.environ:
    STORES.append("ceph")


@pytest.fixture(params=STORES)
def objects(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Objects:
    """Return an empty object store of each kind."""
    if request.param == "memory":
        return MemoryObjects()
    if request.param == "folder":
        return open_objects(Settings(tmp_path))
    address = request.getfixturevalue(request.param)
    return open_objects(Settings(tmp_path, storage_url=_fresh_bucket(address, monkeypatch)))


@pytest.fixture(params=["sqlite", "postgresql"])
def register_url(request: pytest.FixtureRequest) -> str | None:
    """Return where a register may be opened: None is SQLite in the test's folder.

    Nobody opened it before; only for a test that takes the register opened, it has its tables.
    """
    if request.param == "sqlite":
        return None
    server: PostgresServer = request.getfixturevalue("postgres")
    with_tables = "register" in request.fixturenames
    return server.fresh_database(server.migrated) if with_tables else server.fresh_database()


@pytest.fixture
def register(
    register_url: str | None, migrated_register: Path, tmp_path: Path
) -> Iterator[Register]:
    """Yield an empty register of each kind; steps wait for each other as long as they must."""
    if register_url is None:
        shutil.copy(migrated_register, tmp_path)
    with open_register(register_url, tmp_path) as opened:
        yield opened


@pytest.fixture
def raw(register: Register, register_url: str | None, tmp_path: Path) -> "Iterator[RawSql]":
    """Yield the register's database, past all our own code."""
    with RawSql(register_url, tmp_path) as opened:
        yield opened


class RawSql:
    """A bare driver connection, as whoever tampers would use it."""

    error = (sqlite3.Error, psycopg.Error)

    def __init__(self, url: str | None, folder: Path) -> None:
        self._connection: sqlite3.Connection | psycopg.Connection = (
            psycopg.connect(url, autocommit=True)
            if url
            else sqlite3.connect(folder / "register.db", isolation_level=None)
        )

    def __call__(self, statement: str) -> list[tuple[object, ...]]:
        """Execute; return the rows, if the statement has any."""
        cursor = self._connection.execute(statement)
        return cursor.fetchall() if cursor.description else []

    def __enter__(self) -> "RawSql":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _fresh_bucket(address: S3Address, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    return address.url.replace(address.bucket, f"{address.bucket}-{next(_buckets)}", 1)
