"""Signed copies of issued papers, each tied to its file."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; copies handed in at issuance before stay with their decisions."""
    op.create_table(
        "signed_copies",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), nullable=False),
        sa.Column("file", sa.String(), sa.ForeignKey("files.key"), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("ix_signed_copies_round", "signed_copies", ["round"])
    op.create_index("ix_signed_copies_file", "signed_copies", ["file"])
