#!/usr/bin/env bash
# Alembic 1.20.1 with SQLAlchemy 2.0.58 on SQLite: a column added, and a column changed, in batch mode.
#
# Expected: what belongs to a table is there after the migration, or the migration says that it
# can't keep it. Batch mode copies a table through what SQLAlchemy can read of it; indexes, keys and
# named checks are carried over. PostgreSQL keeps triggers through the same operations, and so does
# SQLite itself through its own ALTER TABLE.
#
# Instead: triggers are neither read nor copied nor mentioned; they fall with the old table. And
# it depends on what else stands in the migration: batch mode lets SQLite add a column by itself
# (the trigger stays), but a changed column beside it makes a copy (the trigger is gone).
#
# For a program like ours: a journal that triggers keep append-only can be rewritten after a
# routine migration, with all tests of new installations passing, since those create the triggers
# last. Triggers have to be counted at start, and made again after each batch change.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq sqlalchemy==2.0.58 alembic==1.20.1
cat > "$work/show.py" <<'PY'
import sqlite3, sys, warnings
import alembic
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

TABLE = """CREATE TABLE nhat_ky (id INTEGER PRIMARY KEY, viec VARCHAR(50) NOT NULL,
           CONSTRAINT co_viec CHECK (viec <> ''))"""
TRIGGER = """CREATE TRIGGER chi_them BEFORE UPDATE ON nhat_ky
             BEGIN SELECT RAISE(ABORT, 'chi duoc them'); END"""


def left_after(change):
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    with engine.begin() as connection:
        for statement in (TABLE, TRIGGER, "CREATE INDEX theo_viec ON nhat_ky (viec)",
                          "INSERT INTO nhat_ky VALUES (1, 'tiếp nhận')"):
            connection.exec_driver_sql(statement)
    with engine.begin() as connection, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        change(connection)
    with engine.connect() as connection:
        kinds = {kind for kind, in connection.exec_driver_sql("SELECT type FROM sqlite_master")}
        sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table'").scalar()
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE nhat_ky SET viec = 'khác'")
        guard = "old line rewritten"
    except sa.exc.IntegrityError:
        guard = "old line kept"
    return "index" in kinds, "co_viec" in sql, "trigger" in kinds, guard, len(told)


def batch(*steps):
    def change(connection):
        with Operations(MigrationContext.configure(connection)).batch_alter_table("nhat_ky") as table:
            for step in steps:
                step(table)
    return change


def added(table):
    table.add_column(sa.Column("ngay", sa.Date))


def widened(table):
    table.alter_column("viec", existing_type=sa.String(50), type_=sa.String(200))


print("Alembic", alembic.__version__, "SQLAlchemy", sa.__version__, "SQLite", sqlite3.sqlite_version)
seen = [left_after(lambda c: c.exec_driver_sql("ALTER TABLE nhat_ky ADD COLUMN ngay DATE")),
        left_after(batch(added)), left_after(batch(added, widened))]
for name, (index, check, trigger, guard, told) in zip(
        ("SQLite's own ALTER TABLE     ", "batch: column added          ", "batch: added and one widened"), seen):
    print(f"{name} index {index}, check {check}, trigger {trigger}, {guard}, warnings {told}")
print("expected: the trigger there in all three")
kept, lost = (True, True, True, "old line kept", 0), (True, True, False, "old line rewritten", 0)
sys.exit(0 if seen == [kept, kept, lost] else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py"
