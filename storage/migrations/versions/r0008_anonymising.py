"""Salts that go when a dossier is anonymised, what was destroyed then, and blanked reasons."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

SALTED = ("dossiers", "events", "steps", "documents")

KEPT = ("id", "round", "dossier", "step", "source", "target", "by", "actor", "on", "at", "run")
CHANGED = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in KEPT)

SQLITE_GUARD = (
    "DROP TRIGGER events_keep_update",
    "CREATE TRIGGER events_keep_update BEFORE UPDATE ON events "
    f"WHEN NEW.reason <> '' OR NEW.salt <> '' OR {CHANGED} "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
)
POSTGRES_GUARD = (
    "DROP TRIGGER events_keep ON events",
    "CREATE TRIGGER events_keep BEFORE DELETE OR TRUNCATE ON events "
    "FOR EACH STATEMENT EXECUTE FUNCTION events_keep()",
    "CREATE TRIGGER events_keep_update BEFORE UPDATE ON events FOR EACH ROW "
    "WHEN (NEW.reason <> '' OR NEW.salt <> '' OR (to_jsonb(NEW) - 'reason' - 'salt') "
    "IS DISTINCT FROM (to_jsonb(OLD) - 'reason' - 'salt')) "
    "EXECUTE FUNCTION events_keep()",
)


def upgrade() -> None:
    """Add the columns, empty for the rows that there are, the table, and the narrow exception."""
    for table in SALTED:
        op.add_column(table, sa.Column("salt", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "destructions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("dossier", sa.String(), sa.ForeignKey("dossiers.code"), nullable=False),
        *(sa.Column(each, sa.String(), nullable=False) for each in ("what", "key", "sha256")),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_destructions_dossier", "destructions", ["dossier"])
    sqlite = op.get_context().dialect.name == "sqlite"
    for statement in SQLITE_GUARD if sqlite else POSTGRES_GUARD:
        op.execute(statement)
