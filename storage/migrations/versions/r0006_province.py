"""What goes up to the province, and its answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the two tables; nothing else is touched."""
    for name in ("forwardings", "province_answers"):
        op.create_table(
            name,
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), nullable=False),
            sa.Column("body", sa.JSON(), nullable=False),
        )
        op.create_index(f"ix_{name}_round", name, ["round"])
