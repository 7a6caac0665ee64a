"""Whoever changes the past with SQL of their own, triggers dropped first, is found and told."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from dossiers.decision.award_decision import Outcome
from dossiers.model.dossier import Status
from dossiers.model.roles import Role
from dossiers.model.steps import Step
from storage.journal.chain import BEGINNING, head
from storage.journal.journal_check import read_journal, register_faults
from storage.ledger.account_rows import Account
from storage.ledger.register_ledger import Ledger
from storage.register import open_register
from storage.schema.database import Database, open_database
from tests.servers import PostgresServer
from tests.storage.attacks import ATTACKS, Attack
from tests.storage.examples import (
    NOW,
    a_book_event,
    a_decision,
    a_document,
    a_number,
    a_proposal,
    a_session,
    a_step,
    an_event,
    with_dossier,
)

FIRST, SECOND = "HS-2026-0001", "HS-2026-0002"
APPRAISED = {"step": Step.APPRAISAL, "source": Status.DA_TIEP_NHAN, "target": Status.DU_DIEU_KIEN}


def fill(ledger: Ledger) -> None:
    """Return a register with something of everything, its last state not its first."""
    for code in (FIRST, SECOND):
        dossier = with_dossier(ledger, code)
        ledger.add_events([an_event(code)])
        ledger.save_dossier(dossier.model_copy(update={"status": Status.DU_DIEU_KIEN}))
        ledger.add_events([an_event(code, **APPRAISED, actor="thu", by="Ma Thị Mẫu")])
    ledger.add_session(a_session())
    ledger.add_proposal(a_proposal())
    ledger.add_decision(a_decision())
    ledger.draw_number(a_number("QĐ-UBND", 2026, "Quyết định", given=9))
    ledger.add_book_event(a_book_event())
    ledger.add_document(a_document("a"))
    ledger.add_document(a_document("b", state="BAN_HANH", number="09/QĐ-UBND", dated=NOW.date()))
    ledger.close_proposal(a_proposal().round, a_proposal().number, Outcome.DA_KY)
    ledger.record_step(a_step())
    ledger.put_file("da-ky/a.pdf", "1" * 64, 10, NOW)
    ledger.lock_file("da-ky/a.pdf")
    ledger.add_template("QUYET_DINH", sha256="1", file_name="a", added_at=NOW, added_by="Mẫu")
    ledger.add_account(
        Account(account="thu", name="Ma Thị Mẫu", roles=(Role.CHUYEN_VIEN,), made_at=NOW)
    )


@dataclass
class Attacked:
    """A whole register, and a way to change it that is undone after the look at it."""

    database: Database
    head: str

    @contextmanager
    def after(self, *statements: str) -> Iterator[Connection]:
        """Open the register as those statements leave it, the database's own guards taken away."""
        with suppress(Undo), self.database.writing() as connection:
            for statement in (*_unguard(connection), *statements):
                connection.execute(text(_spoken(statement, connection)))
            yield connection
            raise Undo

    def faults(self, *statements: str, head: str = "") -> list[str]:
        """Return what is found after those statements, but for the guards that every attack
        removes.
        """
        with self.after(*statements) as connection:
            found = register_faults(connection, read_journal(connection, head), head)
            return [each for each in found if "Khóa chống sửa" not in each]


class Undo(Exception):
    """Rolls the attack back."""


def _unguard(connection: Connection) -> list[str]:
    if connection.dialect.name == "postgresql":
        return [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in ("events", "journal")]
    named = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    return ["PRAGMA defer_foreign_keys = ON", *(f"DROP TRIGGER {each}" for each in named.scalars())]


def _spoken(statement: str, connection: Connection) -> str:
    kind = {"postgresql": "JSON", "sqlite": "TEXT"}[connection.dialect.name]
    return statement.replace("JSONTEXT", kind)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def attacked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Attacked]:
    """Yield one register of each kind for all attacks."""
    folder: Path = tmp_path_factory.mktemp("chung")
    url = None
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.fresh_database()
    with open_register(url, folder) as register, register.write_tx() as ledger:
        fill(ledger)
    database = open_database(url, folder, patience=10)
    with database.read_tx() as connection:
        newest = head(connection)[1]
    yield Attacked(database, newest)
    database.close()


def test_a_register_that_nobody_touched_has_no_faults(attacked: Attacked) -> None:
    with attacked.database.read_tx() as connection:
        read = read_journal(connection, attacked.head)
        assert list(register_faults(connection, read, attacked.head)) == []
    assert read.head == attacked.head
    assert read.met


@pytest.mark.parametrize("attack", ATTACKS, ids=[each.name for each in ATTACKS])
def test_every_tampering_is_found_and_named(attacked: Attacked, attack: Attack) -> None:
    found = attacked.faults(*attack.statements)

    assert attack.told in "\n".join(found)


def test_only_what_was_touched_is_named(attacked: Attacked) -> None:
    assert len(attacked.faults("UPDATE events SET reason = 'khác' WHERE id = 2")) == 1
    assert len(attacked.faults("DELETE FROM journal WHERE ordinal = 5")) <= 2


def test_guards_that_were_taken_away_are_named(attacked: Attacked) -> None:
    with attacked.after() as connection:
        found = list(register_faults(connection, read_journal(connection)))
        kind = connection.dialect.name

    assert len(found) == {"sqlite": 6, "postgresql": 3}[kind]
    assert all(each.startswith("Khóa chống sửa “") for each in found)


def test_a_guard_that_lets_everything_pass_is_none(tmp_path: Path) -> None:
    with open_register(None, tmp_path):
        database = open_database(None, tmp_path, patience=10)
    with Attacked(database, "").after(
        "CREATE TRIGGER events_keep_update BEFORE UPDATE ON events BEGIN SELECT 1; END"
    ) as connection:
        found = list(register_faults(connection, read_journal(connection)))
    database.close()
    assert "Khóa chống sửa “events_keep_update” của cơ sở dữ liệu đã bị gỡ hoặc thay" in found


def test_a_journal_cut_short_or_rewritten_lacks_the_head_that_was_printed(
    attacked: Attacked,
) -> None:
    # Whoever removes both the last line and its row leaves a register that agrees with itself.
    last = "DELETE FROM journal WHERE ordinal = (SELECT max(ordinal) FROM journal)"
    cut = ("DELETE FROM accounts", last)

    assert attacked.faults(*cut) == []
    (told,) = attacked.faults(*cut, head=attacked.head)
    assert "cắt bớt hoặc viết lại" in told
    assert attacked.head[:12] in told


def test_a_head_printed_long_ago_is_still_in_the_journal(attacked: Attacked) -> None:
    with attacked.database.read_tx() as connection:
        early = connection.execute(text("SELECT hash FROM journal WHERE ordinal = 3")).scalar_one()

    assert attacked.faults(head=early) == []
    assert attacked.faults(head=BEGINNING) == []


def test_a_row_that_cannot_be_read_is_named_and_the_walk_goes_on(tmp_path: Path) -> None:
    with open_register(None, tmp_path) as register, register.write_tx() as ledger:
        fill(ledger)
    database = open_database(None, tmp_path, patience=10)
    attacked = Attacked(database, "")
    broken = [
        "UPDATE sessions SET body = '{'",
        "UPDATE events SET \"on\" = 'hôm qua' WHERE id = 1",
        "UPDATE events SET step = 'khac' WHERE id = 3",
    ]
    found = attacked.faults(*broken)
    database.close()

    assert sorted(found) == [
        "Dòng lịch sử Tiếp nhận hồ sơ, HS-2026-0001, ngày 20/11/2026 đã bị sửa ngoài chương trình",
        "Dòng lịch sử Tiếp nhận hồ sơ, HS-2026-0002, ngày 20/11/2026 đã bị sửa ngoài chương trình",
        "Phiên họp Hội đồng biên bản số 1, đợt 2026-HN-GK đã bị sửa ngoài chương trình",
    ]
