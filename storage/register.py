"""The register: the office's truth, in SQL."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from storage.ledger.register_ledger import Ledger
from storage.migrate import migrate
from storage.schema.database import Database, open_database
from storage.settings import Settings

REGISTER_FILE = "register.db"
"""The register's name in the data folder, where it is not in PostgreSQL."""

TIMEOUT_S = 30.0
"""Seconds that a step waits for the one before it."""


class Register:
    """Hands out ledgers, each within one transaction.

    A step inside of another step would wait for itself: don't nest them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def write_tx(self, actor: str = "") -> Iterator[Ledger]:
        """Open a ledger to read and write; no other step runs meanwhile, anywhere.

        Its events carry `actor`, the account that is signed in, "" where nobody signs in.
        Leaving commits everything, an exception undoes everything. Raise RegisterUnreachable, also
        when the step before does not end in time.
        """
        with self._database.writing() as connection:
            ledger = Ledger(connection, actor)
            yield ledger
            ledger.append_journal()

    @contextmanager
    def read_tx(self) -> Iterator[Ledger]:
        """Open a ledger to read: all of it as of one moment, without waiting for any step.

        Raise RegisterUnreachable, also when something is written to it.
        """
        with self._database.read_tx() as connection:
            ledger = Ledger(connection)
            ledger.revision()  # the moment is the first query's: make it now
            yield ledger

    def bulk_turn(self) -> AbstractContextManager[None]:
        """Take a turn at bulk work, of which only one goes on anywhere; steps and reads go on too.

        Waits for the turn before, which ends with its process at the latest. Raise
        RegisterUnreachable.
        """
        return self._database.bulk_turn()

    def snapshot(self, file: Path) -> None:
        """Copy the SQLite register, as it is at one moment, into a new file; steps may go on."""
        self._database.snapshot(file)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def open_register(url: str | None, folder: Path, patience: float = TIMEOUT_S) -> Register:
    """Return the register in the PostgreSQL of `url`, or without url in `folder`/register.db.

    Missing tables are made, older ones migrated. `patience` is how many seconds a step waits for
    the one before it. Raise RegisterUnreachable.
    """
    database = open_database(url, folder, patience)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Register(database)


@contextmanager
def read_register(settings: Settings) -> Iterator[Ledger]:
    """Open the register of the settings to read it once. Raise RegisterUnreachable."""
    opened = open_register(settings.database_url, settings.folder)
    with opened as register, register.read_tx() as ledger:
        yield ledger
