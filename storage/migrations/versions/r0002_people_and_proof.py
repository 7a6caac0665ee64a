"""Who was signed in, and what proves that the past was not changed."""

import sqlalchemy as sa
from alembic import op

from dossiers.matching.name_keys import kept_keys
from dossiers.model.dossier import Dossier
from storage.schema.board_keys import board_keys

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add to the first tables; nothing in them is lost."""
    _actors()
    _senders()
    _edits()
    _accounts()
    _owed_documents()
    _board()
    _names()
    _journal()


def _actors() -> None:
    op.add_column("events", sa.Column("actor", sa.String(), nullable=False, server_default=""))


def _senders() -> None:
    op.add_column("files", sa.Column("by", sa.String(), nullable=False, server_default=""))


def _edits() -> None:
    op.add_column("documents", sa.Column("edited", sa.JSON()))


def _owed_documents() -> None:
    op.create_table(
        "owed_documents",
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("ix_owed_documents_round_kind", "owed_documents", ["round", "kind"])


BOARD = ("year", "ordinal", "status", "round", "unit_key", "since", "name_sorted", "searched")


def _board() -> None:
    """Return what the board searches by, filled in for the dossiers that there are."""
    dossiers = sa.table(
        "dossiers",
        sa.column("code"),
        sa.column("body", sa.JSON()),
        *(sa.column(name) for name in ("unit_key", "name_sorted", "searched")),
    )
    for name in ("unit_key", "name_sorted", "searched"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("dossiers", column)
    register = op.get_bind()
    for code, body in register.execute(sa.select(dossiers.c.code, dossiers.c.body)).all():
        keys = board_keys(Dossier.model_validate(body))
        register.execute(dossiers.update().where(dossiers.c.code == code).values(keys))
    op.drop_index("ix_dossiers_name_folded", "dossiers")
    op.drop_column("dossiers", "name_folded")
    op.drop_index("ix_dossiers_round_status", "dossiers")
    op.create_index("ix_dossiers_round_status_kind", "dossiers", ["round", "status", "kind"])
    op.create_index("ix_dossiers_board", "dossiers", list(BOARD))


SQLITE_JOURNAL_GUARDS = (
    "CREATE TRIGGER journal_keep_update BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_keep_delete BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    # INSERT OR REPLACE deletes without firing the trigger above.
    "CREATE TRIGGER journal_keep_replace BEFORE INSERT ON journal "
    "WHEN EXISTS (SELECT 1 FROM journal WHERE ordinal = NEW.ordinal) "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)

POSTGRES_JOURNAL_GUARDS = (
    "CREATE FUNCTION journal_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_keep()",
)


def _journal() -> None:
    """Make the chain and its guards; `storage.migrate` enters what the register holds by then."""
    op.create_table(
        "journal",
        sa.Column("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(each, sa.String(), nullable=False) for each in ("what", "key", "label")),
        *(sa.Column(each, sa.String(), nullable=False) for each in ("digest", "hash")),
    )
    sqlite = op.get_context().dialect.name == "sqlite"
    for guard in SQLITE_JOURNAL_GUARDS if sqlite else POSTGRES_JOURNAL_GUARDS:
        op.execute(guard)


def _accounts() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "accounts",
        sa.Column("account", sa.String(), primary_key=True),
        *(sa.Column(each, sa.String(), nullable=False) for each in ("name", "unit")),
        sa.Column("roles", sa.JSON(), nullable=False),
        *(sa.Column(each, sa.String(), nullable=False) for each in ("password", "code")),
        sa.Column("code_until", moment),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
    )
    op.create_table(
        "sign_ins",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("accounts.account"), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
    )
    op.create_index("ix_sign_ins_account", "sign_ins", ["account"])
    op.create_table(
        "attempts",
        sa.Column("whom", sa.String(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", moment, nullable=False),
    )


def _names() -> None:
    """Return the imported history, and by which keys names are found: also those that there are."""
    op.create_table(
        "past_awards",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("digest", sa.String(), nullable=False, unique=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
    )
    keys = op.create_table(
        "name_keys",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), primary_key=True),
    )
    op.create_index("ix_name_keys_owner", "name_keys", ["owner"])
    dossiers = sa.table("dossiers", sa.column("code"), sa.column("body", sa.JSON()))
    register = op.get_bind()
    for code, body in register.execute(sa.select(dossiers.c.code, dossiers.c.body)).all():
        nominee = Dossier.model_validate(body).nominee
        kept = kept_keys(nominee.kind, nominee.name, nominee.citizen_id)
        register.execute(keys.insert(), [{"key": key, "owner": code} for key in kept])
