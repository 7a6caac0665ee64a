"""A document belongs to a round, or to a year of a movement outside any round."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)

ONE_OWNER = "(round IS NULL) <> (movement_year IS NULL)"
NOT_SUPERSEDED = sa.text("NOT superseded")


def upgrade() -> None:
    """Let `round` be empty where `movement_year` is not; what the tables hold stays as it is."""
    if op.get_context().dialect.name == "sqlite":
        _make_again("documents", _documents())
        _make_again("owed_documents", _owed_documents())
        _round_indexes()
    else:
        _alter("documents")
        _alter("owed_documents")
    _year_indexes()


def _alter(table: str) -> None:
    op.alter_column(table, "round", existing_type=sa.String(), nullable=True)
    op.add_column(table, sa.Column("movement_year", sa.String()))
    op.create_check_constraint(f"ck_{table}_owner", table, ONE_OWNER)


def _make_again(table: str, columns: "Sequence[sa.Column[Any]]") -> None:
    """Make the table anew with its rows, as SQLite cannot let a column be empty later on.

    Rows of other tables point to a document: within this transaction they may point to none, until
    the rows are back under the table's own name. A batch change would rename a copy, and the
    commit would then still miss them.
    """
    kept = f"{table}_kept"
    names = ", ".join(column.name for column in columns)
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute(f"CREATE TABLE {kept} AS SELECT * FROM {table}")  # noqa: S608 - names of ours
    op.drop_table(table)
    op.create_table(
        table,
        *columns,
        sa.Column("movement_year", sa.String()),
        sa.CheckConstraint(ONE_OWNER, name=f"ck_{table}_owner"),
    )
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {kept}")  # noqa: S608 - names of ours
    op.drop_table(kept)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False)


def _round() -> "sa.Column[str]":
    return sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"))


def _documents() -> "list[sa.Column[Any]]":
    return [
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        _round(),
        *map(_text, ("kind", "subject", "title", "file_name", "state", "number")),
        sa.Column("dated", sa.Date()),
        _text("template"),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        _text("context_digest"),
        _text("sha256"),
        sa.Column("made_at", MOMENT, nullable=False),
        _text("made_by"),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.JSON()),
    ]


def _owed_documents() -> "list[sa.Column[Any]]":
    return [
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        _round(),
        _text("kind"),
        sa.Column("body", sa.JSON(), nullable=False),
    ]


def _round_indexes() -> None:
    op.create_index("ix_documents_round", "documents", ["round"])
    op.create_index("ix_owed_documents_round_kind", "owed_documents", ["round", "kind"])
    _current("uq_documents_current", "round")


def _year_indexes() -> None:
    op.create_index("ix_documents_movement_year", "documents", ["movement_year"])
    _current("uq_documents_current_of_year", "movement_year")


def _current(name: str, owner: str) -> None:
    """Let one document of each owner, kind and subject be current."""
    op.create_index(
        name,
        "documents",
        [owner, "kind", "subject"],
        unique=True,
        sqlite_where=NOT_SUPERSEDED,
        postgresql_where=NOT_SUPERSEDED,
    )
