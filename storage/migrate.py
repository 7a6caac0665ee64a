"""Bringing a database up to the tables that this program knows."""

from sqlalchemy import Column, Connection, MetaData, String, Table, select

from dossiers.model.errors import RegisterUnreachable
from storage.journal.chain import backfill
from storage.journal.journaled_tables import JOURNALED_TABLES
from storage.schema.database import Database

HEAD = "0008"
"""The newest revision in migrations/versions; a test holds it to that."""

BEFORE_JOURNAL = (None, "0001")
"""Revisions without a journal: what a register holds from then is entered in it once."""

_version = Table("alembic_version", MetaData(), Column("version_num", String))


def migrate(database: Database) -> None:
    """Bring the database to HEAD in one transaction; at once, when it is there already.

    Processes that open together wait for the first. Raise RegisterUnreachable for a database of
    a newer program.
    """
    with database.read_tx() as connection:
        if revision(connection) == HEAD:
            return
    with database.writing() as connection:
        before = revision(connection)
        if before != HEAD:
            _upgrade(connection)
            if before in BEFORE_JOURNAL:
                backfill(connection, JOURNALED_TABLES)


def revision(connection: Connection) -> str | None:
    """Return the revision that the database is at; None for an empty one."""
    if not connection.dialect.has_table(connection, _version.name):
        return None
    return connection.execute(select(_version.c.version_num)).scalar_one_or_none()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that a step does not have
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise RegisterUnreachable(
            "Sổ đăng ký được tạo bởi bản phần mềm mới hơn: hãy cập nhật phần mềm rồi mở lại."
        ) from error
