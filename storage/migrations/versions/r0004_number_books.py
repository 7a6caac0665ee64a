"""What the office says of its number books, and the day that each number bears."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the day to the numbers, empty for those drawn before, and the table of sayings."""
    op.add_column("numbers", sa.Column("dated", sa.Date()))
    op.create_table(
        "book_events",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(_text(each) for each in ("book", "act", "symbol", "reason", "by", "actor")),
        *(sa.Column(each, sa.Integer(), nullable=False) for each in ("year", "first", "last")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_book_events_book", "book_events", ["book"])


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False)
