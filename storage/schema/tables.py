"""The register's tables, alike on SQLite and PostgreSQL; migrations make them.

A fact whose shape belongs to the rules is kept whole, as JSON in `body`; the columns beside it
are copies to search by.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from storage.schema.column_values import Moment, new_salt

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items)


def _required(**kinds: type[TypeEngine[Any]]) -> Iterator[Column[Any]]:
    """Yield a column for each name, of its kind and never null."""
    return (Column(name, kind, nullable=False) for name, kind in kinds.items())


def _owner(table: str) -> Iterator[SchemaItem]:
    """Yield what a document belongs to: a round, or a year of a movement outside any round."""
    yield Column("round", ForeignKey("rounds.code"))
    yield Column("movement_year", String)
    yield CheckConstraint("(round IS NULL) <> (movement_year IS NULL)", name=f"ck_{table}_owner")


def _salt() -> Column[str]:
    """Return what keeps a digest from being guessed; it goes when the row is anonymised."""
    return Column("salt", String, nullable=False, server_default="", default=new_salt)


counters = _table(
    "counters", Column("name", String, primary_key=True), Column("value", Integer, nullable=False)
)

rounds = _table(
    "rounds", Column("code", String, primary_key=True), *_required(opened_at=Moment, body=JSON)
)

dossiers = _table(
    "dossiers",
    Column("code", String, primary_key=True),
    *_required(year=Integer, ordinal=Integer),
    Column("round", ForeignKey("rounds.code"), nullable=False),
    *_required(kind=String, name=String, unit=String, status=String, since=Moment, body=JSON),
    Column("unit_key", String, nullable=False, server_default=""),
    Column("name_sorted", String, nullable=False, server_default=""),
    Column("searched", String, nullable=False, server_default=""),
    Column("held", Boolean, nullable=False, server_default=false()),
    _salt(),
    UniqueConstraint("year", "ordinal"),
    # What waits in a round, in the order of the codes: the first of them are had without the rest.
    Index(None, "round", "status", "year", "ordinal"),
    Index(None, "unit_key", "round", "status", "kind"),
    Index(
        "ix_dossiers_held",
        "round",
        "year",
        "ordinal",
        sqlite_where=text("held"),
        postgresql_where=text("held"),
    ),
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

dossier_counts = _table(
    "dossier_counts",
    Column("round", ForeignKey("rounds.code"), primary_key=True),
    Column("status", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("number", Integer, nullable=False),
)
"""How many dossiers stand where; every step that adds or moves one counts on."""

events = _table(
    "events",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("dossier", ForeignKey("dossiers.code"), index=True),
    Column("step", String, nullable=False),
    Column("source", String),
    Column("target", String),
    Column("by", String, nullable=False),
    Column("actor", String, nullable=False, server_default=""),
    *_required(on=Date, at=Moment, reason=String, run=String),
    _salt(),
)
"""Append-only: triggers refuse every change and deletion, but for a reason that is emptied."""

sessions = _table(
    "sessions",
    Column("round", ForeignKey("rounds.code"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", JSON, nullable=False),
)

proposals = _table(
    "proposals",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("outcome", String),
    Column("body", JSON, nullable=False),
)
"""Numbers start anew each year, so a number alone does not name a proposal."""

decisions = _table(
    "decisions",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)

forwardings = _table(
    "forwardings",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)
"""The ward's proposals to the province."""

province_answers = _table(
    "province_answers",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)

numbers = _table(
    "numbers",
    Column("book", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("dated", Date),
)
"""`book` is the symbol; which symbols count on together is the ward's data."""

book_events = _table(
    "book_events",
    Column("id", Integer, primary_key=True),
    *_required(book=String, year=Integer, act=String, first=Integer, last=Integer, symbol=String),
    *_required(reason=String, by=String, actor=String, at=Moment),
    Index(None, "book"),
)
"""What the office said of a number book; each saying is a row of its own, and stays."""

documents = _table(
    "documents",
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    *_owner("documents"),
    *_required(
        kind=String, subject=String, title=String, file_name=String, state=String, number=String
    ),
    Column("dated", Date),
    *_required(
        template=String,
        template_version=Integer,
        context=JSON,
        context_digest=String,
        sha256=String,
        made_at=Moment,
        made_by=String,
        superseded=Boolean,
    ),
    Column("edited", JSON(none_as_null=True)),
    _salt(),
    Index(None, "round"),
    Index(None, "movement_year"),
)
for _name, _of in (
    ("uq_documents_current", documents.c.round),
    ("uq_documents_current_of_year", documents.c.movement_year),
):
    Index(
        _name,
        _of,
        documents.c.kind,
        documents.c.subject,
        unique=True,
        sqlite_where=text("NOT superseded"),
        postgresql_where=text("NOT superseded"),
    )

document_dossiers = _table(
    "document_dossiers",
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.code"), nullable=False, index=True),
)

owed_documents = _table(
    "owed_documents",
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    *_owner("owed_documents"),
    *_required(kind=String, body=JSON),
    Index(None, "round", "kind"),
)
"""Promised by a step that was too large to make them itself; each leaves when it is made."""

steps = _table(
    "steps",
    Column("id", Integer, primary_key=True),
    *_required(
        flow=String, digest=String, form=JSON, at=Moment, run=String, summary=JSON, moved=JSON
    ),
    _salt(),
    Index(None, "flow", "digest"),
)

files = _table(
    "files",
    Column("key", String, primary_key=True),
    *_required(sha256=String, size=Integer, at=Moment, locked=Boolean),
    Column("by", String, nullable=False, server_default=""),
    Index(None, "at"),
)

signed_copies = _table(
    "signed_copies",
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.code"), nullable=False, index=True),
    Column("file", ForeignKey("files.key"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)
"""Which issued paper a file is the signed copy of."""

destructions = _table(
    "destructions",
    Column("id", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.code"), nullable=False, index=True),
    *_required(what=String, key=String, sha256=String),
    Column("salt", String, nullable=False, default=new_salt),
    Column("at", Moment, nullable=False),
)
"""The documents and files that were destroyed with a dossier's personal data; `what` is the table,
`key` the row's. Until the bytes are gone from the store, `sha256` says which are to go."""

templates = _table(
    "templates",
    Column("kind", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    *_required(sha256=String, file_name=String, added_at=Moment, added_by=String),
    Column("in_force_from", Date),
)

journal = _table(
    "journal",
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    *_required(what=String, key=String, label=String, digest=String, hash=String),
)
"""Append-only, as the events are; what its lines mean is told in `storage.journal.chain`."""

accounts = _table(
    "accounts",
    Column("account", String, primary_key=True),
    *_required(name=String, roles=JSON, unit=String, password=String, code=String),
    Column("code_until", Moment),
    *_required(disabled=Boolean, made_at=Moment),
)

sign_ins = _table(
    "sign_ins",
    Column("digest", String, primary_key=True),
    Column("account", ForeignKey("accounts.account"), nullable=False, index=True),
    *_required(made_at=Moment, until=Moment),
)

attempts = _table(
    "attempts", Column("whom", String, primary_key=True), *_required(count=Integer, last_at=Moment)
)

past_awards = _table(
    "past_awards",
    Column("code", String, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    *_required(body=JSON, at=Moment, by=String),
)
"""Awards from before this program; `digest` is the same for two lines that tell of one award."""

name_keys = _table(
    "name_keys",
    Column("key", String, primary_key=True),
    Column("owner", String, primary_key=True, index=True),
)
"""Under which keys a dossier or past award is found again by a name that is typed otherwise."""
