"""The register's tables, alike on SQLite and PostgreSQL; migrations make them.

A fact whose shape belongs to the rules is kept whole, as JSON in `body`; the columns beside it
are copies to search by.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)


class Moment(TypeDecorator[datetime]):
    """A moment, kept as UTC and returned as UTC; one without a time zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert to UTC."""
        return None if value is None else as_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert from UTC: SQLite hands moments back without their zone."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


def as_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC; raise ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"moment without a time zone: {moment}")
    return moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

rounds = Table(
    "rounds",
    metadata,
    Column("code", String, primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("body", JSON, nullable=False),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("code", String, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("round", ForeignKey("rounds.code"), nullable=False),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("status", String, nullable=False),
    Column("since", Moment, nullable=False),
    Column("body", JSON, nullable=False),
    Column("unit_key", String, nullable=False, server_default=""),
    Column("name_sorted", String, nullable=False, server_default=""),
    Column("searched", String, nullable=False, server_default=""),
    UniqueConstraint("year", "ordinal"),
    Index(None, "round", "status", "kind"),
    # All that the board filters, searches and sorts by: it never walks through the wide rows.
    Index(
        "ix_dossiers_board",
        "year",
        "ordinal",
        "status",
        "round",
        "unit_key",
        "since",
        "name_sorted",
        "searched",
    ),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("dossier", ForeignKey("dossiers.code"), index=True),
    Column("step", String, nullable=False),
    Column("source", String),
    Column("target", String),
    Column("by", String, nullable=False),
    Column("actor", String, nullable=False, server_default=""),
    Column("on", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", String, nullable=False),
    Column("run", String, nullable=False),
)
"""Append-only: triggers refuse every change and deletion."""

sessions = Table(
    "sessions",
    metadata,
    Column("round", ForeignKey("rounds.code"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", JSON, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("outcome", String),
    Column("body", JSON, nullable=False),
)
"""Numbers start anew each year, so a number alone does not name a proposal."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)

numbers = Table(
    "numbers",
    metadata,
    Column("book", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("purpose", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("title", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("state", String, nullable=False),
    Column("number", String, nullable=False),
    Column("dated", Date),
    Column("template", String, nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("context", JSON, nullable=False),
    Column("context_digest", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("edited", JSON(none_as_null=True)),
)
Index(
    "uq_documents_current",
    documents.c.round,
    documents.c.kind,
    documents.c.subject,
    unique=True,
    sqlite_where=text("NOT superseded"),
    postgresql_where=text("NOT superseded"),
)

document_dossiers = Table(
    "document_dossiers",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.code"), nullable=False, index=True),
)

owed_documents = Table(
    "owed_documents",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("round", ForeignKey("rounds.code"), nullable=False),
    Column("kind", String, nullable=False),
    Column("body", JSON, nullable=False),
    Index(None, "round", "kind"),
)
"""Promised by a step that was too large to make them itself; each leaves when it is made."""

steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("flow", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("form", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("run", String, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("moved", JSON, nullable=False),
    Index(None, "flow", "digest"),
)

files = Table(
    "files",
    metadata,
    Column("key", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("by", String, nullable=False, server_default=""),
)

templates = Table(
    "templates",
    metadata,
    Column("kind", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String, nullable=False),
    Column("in_force_from", Date),
)

journal = Table(
    "journal",
    metadata,
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("what", String, nullable=False),
    Column("key", String, nullable=False),
    Column("label", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("hash", String, nullable=False),
)
"""Append-only, as the events are; what its lines mean is told in `storage.journal.chain`."""

accounts = Table(
    "accounts",
    metadata,
    Column("account", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("unit", String, nullable=False),
    Column("password", String, nullable=False),
    Column("code", String, nullable=False),
    Column("code_until", Moment),
    Column("disabled", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("digest", String, primary_key=True),
    Column("account", ForeignKey("accounts.account"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("whom", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

past_awards = Table(
    "past_awards",
    metadata,
    Column("code", String, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("body", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String, nullable=False),
)
"""Awards from before this program; `digest` is the same for two lines that tell of one award."""

name_keys = Table(
    "name_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("owner", String, primary_key=True, index=True),
)
"""Under which keys a dossier or past award is found again by a name that is typed otherwise."""
