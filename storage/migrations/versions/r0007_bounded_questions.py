"""What a step asks is had without reading more: counts, what waits in order, what is on hold."""

import sqlalchemy as sa
from alembic import op

from dossiers.matching.name_keys import dossier_keys
from dossiers.model.dossier import Dossier

revision = "0007"
down_revision = "0006"

PLACE = ("round", "status", "kind")


def upgrade() -> None:
    """Add the counts and the mark of what is held, for the dossiers that there are too."""
    _held()
    _counts()
    _former_names()
    op.drop_index("ix_dossiers_round_status_kind", "dossiers")
    for columns in (("round", "status", "year", "ordinal"), ("unit_key", *PLACE)):
        op.create_index(f"ix_dossiers_{'_'.join(columns)}", "dossiers", list(columns))
    op.create_index("ix_files_at", "files", ["at"])


def _held() -> None:
    held: sa.Column[bool] = sa.Column(
        "held", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("dossiers", held)
    sqlite = op.get_context().dialect.name == "sqlite"
    hold = "json_extract(body, '$.hold')" if sqlite else "body ->> 'hold'"
    op.execute(f"UPDATE dossiers SET held = true WHERE {hold} IS NOT NULL")  # noqa: S608 - our own
    op.create_index(
        "ix_dossiers_held",
        "dossiers",
        ["round", "year", "ordinal"],
        sqlite_where=sa.text("held"),
        postgresql_where=sa.text("held"),
    )


def _counts() -> None:
    counts = op.create_table(
        "dossier_counts",
        sa.Column("round", sa.String(), sa.ForeignKey("rounds.code"), primary_key=True),
        *(sa.Column(each, sa.String(), primary_key=True) for each in ("status", "kind")),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    dossiers = sa.table("dossiers", *map(sa.column, PLACE))
    place = [dossiers.c[each] for each in PLACE]
    counted = sa.select(*place, sa.func.count()).group_by(*place)
    op.execute(counts.insert().from_select([*PLACE, "number"], counted))


def _former_names() -> None:
    """Let a dossier be found by a name that was corrected, too."""
    register = op.get_bind()
    dossiers = sa.table("dossiers", sa.column("body", sa.JSON()))
    keys = sa.table("name_keys", sa.column("key"), sa.column("owner"))
    for body in register.execute(sa.select(dossiers.c.body)).scalars().all():
        if body.get("former_names"):
            dossier = Dossier.model_validate(body)
            own = keys.c.owner == dossier.code
            known = set(register.execute(sa.select(keys.c.key).where(own)).scalars())
            new = sorted(dossier_keys(dossier) - known)
            if new:
                rows = [{"key": each, "owner": dossier.code} for each in new]
                register.execute(keys.insert(), rows)
