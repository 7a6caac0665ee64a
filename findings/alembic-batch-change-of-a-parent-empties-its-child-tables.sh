#!/usr/bin/env bash
# Alembic 1.20.1 with SQLAlchemy 2.0.58 on SQLite: one column of a parent table made longer in
# batch mode, the way that Alembic offers for SQLite, while foreign keys are enforced.
#
# Expected: a change of a column's type leaves all rows alone, in this table and in others. On
# PostgreSQL the same operation does.
#
# Instead: batch mode copies the table, drops the old one and renames the copy. For SQLite "drop"
# of a parent, with foreign keys enforced, first deletes its rows, and that deletion runs the
# children's ON DELETE CASCADE: every row of the child tables is gone. The parent's rows are all
# there, the migration ends well, foreign_key_check finds nothing wrong.
#
# For a program like ours: one harmless looking migration of the dossiers empties events and papers
# of all dossiers. Enforcement has to be off on the migration's connection before its transaction
# begins (inside one the PRAGMA does nothing), and rows have to be counted before and after.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq sqlalchemy==2.0.58 alembic==1.20.1
cat > "$work/show.py" <<'PY'
import sqlite3, sys
import alembic
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

TABLES = """
CREATE TABLE ho_so (id INTEGER PRIMARY KEY, ten VARCHAR(50) NOT NULL);
CREATE TABLE su_kien (id INTEGER PRIMARY KEY, viec VARCHAR(50) NOT NULL,
                      ho_so INTEGER NOT NULL REFERENCES ho_so (id) ON DELETE CASCADE);
INSERT INTO ho_so VALUES (1, 'Nguyễn Văn Mẫu'), (2, 'Trần Thị Ví Dụ');
INSERT INTO su_kien VALUES (1, 'tiếp nhận', 1), (2, 'thẩm định', 1), (3, 'tiếp nhận', 2);
"""


def migrated(enforced):
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)

    @sa.event.listens_for(engine, "connect")
    def enforce(connection, _):
        connection.execute(f"PRAGMA foreign_keys = {enforced}")

    with engine.begin() as connection:
        for statement in TABLES.split(";")[:-1]:
            connection.exec_driver_sql(statement)
    with engine.begin() as connection:
        with Operations(MigrationContext.configure(connection)).batch_alter_table("ho_so") as table:
            table.alter_column("ten", existing_type=sa.String(50), type_=sa.String(200))
    with engine.connect() as connection:
        def ask(sql):
            return connection.exec_driver_sql(sql).all()
        wider = "VARCHAR(200)" in ask("SELECT sql FROM sqlite_master WHERE name = 'ho_so'")[0][0]
        return (wider, ask("SELECT count(*) FROM ho_so")[0][0],
                ask("SELECT count(*) FROM su_kien")[0][0], len(ask("PRAGMA foreign_key_check")))


print("Alembic", alembic.__version__, "SQLAlchemy", sa.__version__, "SQLite", sqlite3.sqlite_version)
off, on = migrated("OFF"), migrated("ON")
for name, (wider, parents, children, faults) in (("not enforced", off), ("enforced    ", on)):
    print(f"foreign keys {name}: column widened {wider}, parents {parents} of 2,"
          f" children {children} of 3, faults told {faults}")
print("expected: 2 of 2 and 3 of 3 in both rows")
sys.exit(0 if (off, on) == ((True, 2, 3, 0), (True, 2, 0, 0)) else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py"
