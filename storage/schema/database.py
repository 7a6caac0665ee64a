"""The database under the register: SQLite file or PostgreSQL, its transactions and its errors."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from fcntl import LOCK_EX, flock
from functools import partial
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_LOCKED, SQLITE_NOTADB, connect
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dossiers.model.errors import RegisterUnreachable
from storage.settings import PRIVATE

WRITES = "khenthuong_writes"
"""The execution option that tells a writing transaction from a reading one."""

LOCK = 0x4B54_0001
"""PostgreSQL's advisory lock that makes steps follow one another ("KT")."""

BULK_LOCK = LOCK + 1
"""The one that makes bulk work follow bulk work."""

_BUSY = {SQLITE_BUSY, SQLITE_LOCKED, "55P03"}
_DAMAGED = {SQLITE_CORRUPT, SQLITE_NOTADB, "XX001", "XX002"}
_FULL = {SQLITE_FULL, "53100"}


BulkTurn = Callable[[], AbstractContextManager[None]]
"""Waits until no other process holds it; whoever dies has let go."""


class Database:
    """An engine with two ways in: one writer at a time, and readers who see one moment."""

    def __init__(
        self, engine: Engine, reading_options: dict[str, Any], bulk_turn: BulkTurn
    ) -> None:
        self._engine = engine
        self.bulk_turn = bulk_turn
        self._reading_options = {WRITES: False, **reading_options}

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open one write transaction, alone; committed on leaving, rolled back by any exception.

        Raise RegisterUnreachable, also when another writer stays too long.
        """
        with database_errors(), self._engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def read_tx(self) -> Iterator[Connection]:
        """Open one read-only transaction, which sees the database as it is at its first query."""
        with database_errors(), self._engine.connect() as connection:
            connection.execution_options(**self._reading_options)
            with connection.begin():
                yield connection

    def snapshot(self, file: Path) -> None:
        """Copy an SQLite database, as it is at one moment, into a new file; writers may go on."""
        with database_errors(), self._engine.connect() as connection:
            source: Any = connection.connection.driver_connection
            with closing(connect(file)) as target:
                source.backup(target)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(url: str | None, folder: Path, patience: float) -> Database:
    """Return the PostgreSQL of `url`, or without url `folder`/register.db; `patience` in seconds.

    Raise RegisterUnreachable for a url of another kind or an unusable folder or file. A server is
    first called on at the first transaction.
    """
    with database_errors():
        return _postgres(url, patience) if url else _sqlite(folder, patience)


def _sqlite(folder: Path, patience: float) -> Database:
    url = URL.create("sqlite", database=str(folder / "register.db"))
    engine = create_engine(url, json_serializer=_json)
    event.listen(engine, "connect", partial(_prepare_sqlite, patience))
    event.listen(engine, "begin", _begin_sqlite)
    with _alone_in(folder, "register.lock"):
        # Two processes that turn a new file to WAL at once would find it locked, without any wait.
        engine.connect().close()
    return Database(engine, {}, partial(_alone_in, folder, "bulk.lock"))


@contextmanager
def _alone_in(folder: Path, name: str) -> Iterator[None]:
    """Lock the folder, made if missing: no other process holds the lock of this name in it."""
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        lock = (folder / name).open("wb")
    except OSError as error:
        raise RegisterUnreachable(
            f"Không mở được thư mục dữ liệu “{folder}”: "
            "hãy kiểm tra đường dẫn và quyền ghi của thư mục."
        ) from error
    with lock:
        flock(lock, LOCK_EX)  # let go when the file is closed
        yield


def _prepare_sqlite(patience: float, connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, see _begin_sqlite
    connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options()[WRITES]
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(url: str, patience: float) -> Database:
    engine = create_engine(
        _psycopg_url(url),
        json_serializer=_json,
        pool_pre_ping=True,  # the server may have been restarted meanwhile
        connect_args={"connect_timeout": 5},
    )
    event.listen(engine, "begin", partial(_begin_postgres, patience))
    reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return Database(engine, reading, partial(_alone_on, engine))


@contextmanager
def _alone_on(engine: Engine) -> Iterator[None]:
    """Open the server, while no other session of it does bulk work."""
    with database_errors(), engine.connect() as connection:
        connection.execution_options(**{WRITES: False, "isolation_level": "AUTOCOMMIT"})
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({BULK_LOCK})")
        try:
            yield
        finally:
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock({BULK_LOCK})")


def _psycopg_url(url: str) -> URL:
    try:
        given = make_url(url)
    except ValueError as error:  # a port that is no number
        raise ArgumentError(str(error)) from error
    if given.drivername not in {"postgresql", "postgres"}:
        raise ArgumentError(f"not a PostgreSQL url: {given.drivername}")
    return given.set(drivername="postgresql+psycopg")


def _begin_postgres(patience: float, connection: Connection) -> None:
    if connection.get_execution_options()[WRITES]:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


_json: Callable[[object], str] = partial(json.dumps, ensure_ascii=False)


@contextmanager
def database_errors() -> Iterator[None]:
    """Open every error of SQLAlchemy and the drivers, as the one sentence that staff can act on."""
    try:
        yield
    except SQLAlchemyError as error:
        raise RegisterUnreachable(_sentence(error)) from error


def _sentence(error: SQLAlchemyError) -> str:
    code = _code(error)
    if isinstance(error, PoolTimeout) or code in _BUSY:
        return "Sổ đăng ký đang bận vì bước khác chưa xong: hãy đợi một phút rồi chạy lại bước này."
    if code in _DAMAGED:
        return "Tệp sổ đăng ký đã bị hỏng: hãy khôi phục từ bản sao lưu gần nhất."
    if code in _FULL:
        return "Ổ đĩa của sổ đăng ký đã đầy: hãy giải phóng dung lượng rồi chạy lại bước này."
    if isinstance(error, IntegrityError):
        return "Sổ đăng ký từ chối dữ liệu trái ràng buộc: hãy báo người quản trị phần mềm."
    if isinstance(error, ArgumentError):
        return (
            "Địa chỉ cơ sở dữ liệu không đúng dạng: hãy sửa KHENTHUONG_DATABASE_URL thành "
            "postgresql://người-dùng:mật-khẩu@máy-chủ/tên."
        )
    return (
        "Không dùng được sổ đăng ký: hãy kiểm tra cơ sở dữ liệu đang chạy, địa chỉ trong "
        "KHENTHUONG_DATABASE_URL hoặc quyền ghi của thư mục dữ liệu."
    )


def _code(error: SQLAlchemyError) -> int | str | None:
    """SQLite's primary result code or PostgreSQL's SQLSTATE, where there is one."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if (extended := getattr(cause, "sqlite_errorcode", None)) is not None:
        return int(extended) & 0xFF
    return getattr(cause, "sqlstate", None)
