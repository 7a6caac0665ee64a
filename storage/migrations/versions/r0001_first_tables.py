"""First tables of the register."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)

SQLITE_GUARDS = (
    "CREATE TRIGGER events_keep_update BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER events_keep_delete BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    # INSERT OR REPLACE deletes without firing the trigger above.
    "CREATE TRIGGER events_keep_replace BEFORE INSERT ON events "
    "WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
)

POSTGRES_GUARDS = (
    "CREATE FUNCTION events_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$",
    "CREATE TRIGGER events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON events "
    "FOR EACH STATEMENT EXECUTE FUNCTION events_keep()",
)


def upgrade() -> None:
    """Make the tables, and the guards of the events."""
    _counters_and_numbers()
    _rounds_and_dossiers()
    _events()
    _council_and_decisions()
    _documents()
    _steps()
    _files_and_templates()


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=nullable)


def _round() -> "sa.Column[str]":
    return sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), nullable=False)


def _counters_and_numbers() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.Integer(), nullable=False),
    )
    op.create_table(
        "numbers",
        sa.Column("book", sa.String(), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _text("purpose"),
    )


def _rounds_and_dossiers() -> None:
    op.create_table(
        "rounds",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_table(
        "dossiers",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        _round(),
        _text("kind"),
        _text("name"),
        _text("name_folded"),
        _text("unit"),
        _text("status"),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.UniqueConstraint("year", "ordinal"),
    )
    op.create_index("ix_dossiers_round_status", "dossiers", ["round", "status"])
    op.create_index("ix_dossiers_name_folded", "dossiers", ["name_folded"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), primary_key=True),
        _round(),
        sa.Column("dossier", sa.String(), sa.ForeignKey("dossiers.code")),
        _text("step"),
        _text("source", nullable=True),
        _text("target", nullable=True),
        _text("by"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _text("reason"),
        _text("run"),
    )
    op.create_index("ix_events_round", "events", ["round"])
    op.create_index("ix_events_dossier", "events", ["dossier"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for guard in SQLITE_GUARDS if sqlite else POSTGRES_GUARDS:
        op.execute(guard)


def _council_and_decisions() -> None:
    op.create_table(
        "sessions",
        sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), primary_key=True),
        _round(),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("outcome", nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("ix_proposals_round", "proposals", ["round"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        _round(),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("ix_decisions_round", "decisions", ["round"])


def _documents() -> None:
    op.create_table(
        "documents",
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
    )
    _document_indexes()
    op.create_table(
        "document_dossiers",
        sa.Column("document", sa.String(), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("dossier", sa.String(), sa.ForeignKey("dossiers.code"), nullable=False),
    )
    op.create_index("ix_document_dossiers_dossier", "document_dossiers", ["dossier"])


def _document_indexes() -> None:
    op.create_index("ix_documents_round", "documents", ["round"])
    op.create_index(
        "uq_documents_current",
        "documents",
        ["round", "kind", "subject"],
        unique=True,
        sqlite_where=sa.text("NOT superseded"),
        postgresql_where=sa.text("NOT superseded"),
    )


def _steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("flow"),
        _text("digest"),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _text("run"),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
    )
    op.create_index("ix_steps_flow_digest", "steps", ["flow", "digest"])


def _files_and_templates() -> None:
    op.create_table(
        "files",
        sa.Column("key", sa.String(), primary_key=True),
        _text("sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "templates",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        _text("sha256"),
        _text("file_name"),
        sa.Column("added_at", MOMENT, nullable=False),
        _text("added_by"),
        sa.Column("in_force_from", sa.Date()),
    )
