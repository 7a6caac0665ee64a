"""Who was signed in, and what proves that the past was not changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add to the first tables; nothing in them is lost."""
    _actors()
    _owed_documents()


def _actors() -> None:
    op.add_column("events", sa.Column("actor", sa.String(), nullable=False, server_default=""))


def _owed_documents() -> None:
    op.create_table(
        "owed_documents",
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("ix_owed_documents_round", "owed_documents", ["round"])
