"""Who was signed in, and what proves that the past was not changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add to the first tables; nothing in them is lost."""
    _actors()


def _actors() -> None:
    op.add_column("events", sa.Column("actor", sa.String(), nullable=False, server_default=""))
