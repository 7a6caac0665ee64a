"""Steps and readings: all or nothing, one after another, counted."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import repeat
from pathlib import Path

import pytest

from dossiers.model.errors import Refused
from dossiers.model.roles import Role
from dossiers.province.answer import ProvinceAnswer
from storage.ledger.account_rows import Account, Attempts
from storage.ledger.register_ledger import Ledger
from storage.register import Register, open_register
from storage.schema.records import PendingDocument
from storage.schema.tables import metadata
from tests.processes import two_processes
from tests.storage.conftest import RawSql
from tests.storage.examples import (
    NOW,
    a_book,
    a_book_event,
    a_decision,
    a_document,
    a_forwarding,
    a_number,
    a_proposal,
    a_round,
    a_session,
    a_signed_copy,
    a_step,
    an_award,
    an_event,
    with_dossier,
)

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from storage.register import open_register
from tests.storage.examples import a_number
register = open_register(None, Path(sys.argv[1]))
while True:
    with register.write_tx() as ledger:
        number = ledger.draw_number(a_number("QD", 2026, "văn bản"))
        ledger.put_file(f"{number}", "0" * 64, 1, datetime.now(UTC))
    print(number, flush=True)
"""


def test_an_exception_undoes_everything(register: Register, raw: RawSql) -> None:
    def write_and_stop() -> None:
        with register.write_tx() as ledger:
            write_to_every_table(ledger)
            raise Refused("dừng")

    with pytest.raises(Refused, match="dừng"):
        write_and_stop()
    assert {table for table in metadata.tables if raw(f"SELECT * FROM {table}")} == set()  # noqa: S608


def test_the_test_above_does_write_to_every_table(register: Register, raw: RawSql) -> None:
    with register.write_tx() as ledger:
        write_to_every_table(ledger)

    assert {table for table in metadata.tables if not raw(f"SELECT * FROM {table}")} == set()  # noqa: S608


def test_a_step_that_changed_something_is_counted(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.draw_number(a_number("QD", 2026, "Quyết định"))
    with register.read_tx() as ledger:
        assert ledger.revision() == 1


def test_a_step_that_changed_nothing_is_not_counted(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.rounds()
    with register.read_tx() as ledger:
        assert ledger.revision() == 0


def test_a_register_opened_again_holds_what_it_held(
    register: Register, register_url: str | None, tmp_path: Path
) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
    with open_register(register_url, tmp_path) as again, again.read_tx() as ledger:
        assert ledger.round(a_round().code) == a_round()


def test_threads_that_draw_at_once_get_every_number_once(register: Register) -> None:
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: _draw(register), range(40)))

    assert sorted(drawn) == [(n, f"HS-2026-{n:04d}") for n in range(1, 41)]


def test_processes_that_draw_at_once_get_every_number_once(
    register: Register, register_url: str | None, tmp_path: Path
) -> None:
    with two_processes(__name__) as pool:
        halves = list(pool.map(_draw_twenty, repeat(register_url, 2), repeat(tmp_path)))

    assert sorted(halves[0] + halves[1]) == [(n, f"HS-2026-{n:04d}") for n in range(1, 41)]


def test_a_writer_killed_at_any_moment_leaves_only_whole_steps(tmp_path: Path) -> None:
    open_register(None, tmp_path).close()
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout is not None
        promised = [int(writer.stdout.readline()) for _ in range(50)]
        writer.kill()

    with open_register(None, tmp_path) as register, register.read_tx() as ledger:
        kept = [record.number for record in ledger.taken_numbers(a_book("QD"), 2026)]
        assert kept == list(range(1, len(kept) + 1))
        assert set(promised) <= set(kept)
        assert ledger.revision() == len(kept) == len(ledger.files())


def write_to_every_table(ledger: Ledger) -> None:
    """Return one row or more in each."""
    (code,) = ledger.next_dossier_codes(2026, 1)
    with_dossier(ledger, code)
    ledger.add_events([an_event(code)])
    ledger.add_session(a_session())
    ledger.add_proposal(a_proposal())
    ledger.add_decision(a_decision())
    ledger.draw_number(a_number("QD", 2026, "Quyết định"))
    ledger.add_book_event(a_book_event())
    ledger.add_document(a_document("a"))
    ledger.record_step(a_step())
    ledger.put_file("inbox/a.xlsx", "1" * 64, 10, NOW)
    ledger.add_signed_copy(a_signed_copy(file="inbox/a.xlsx"))
    ledger.destroy_file("inbox/a.xlsx", code, NOW)
    ledger.add_forwarding(a_forwarding())
    ledger.add_province_answer(ProvinceAnswer(round=a_round().code, answered_on=NOW.date()))
    ledger.add_template("QD", sha256="1", file_name="a", added_at=NOW, added_by="Mẫu")
    ledger.add_past_awards([an_award()], by="Lý Thị Mẫu", at=NOW)
    owed = a_document("b").model_dump(include=set(PendingDocument.model_fields))
    ledger.enqueue([PendingDocument.model_validate(owed)])
    ledger.add_account(Account(account="thu", name="Mẫu", roles=(Role.CHUYEN_VIEN,), made_at=NOW))
    ledger.open_session("1" * 64, "thu", NOW, NOW + timedelta(hours=1))
    ledger.save_attempts("ai", Attempts(count=1, last_at=NOW), NOW)


def _draw_twenty(url: str | None, folder: Path) -> list[tuple[int, str]]:
    with open_register(url, folder) as register:
        return [_draw(register) for _ in range(20)]


def _draw(register: Register) -> tuple[int, str]:
    with register.write_tx() as ledger:
        (code,) = ledger.next_dossier_codes(2026, 1)
        return ledger.draw_number(a_number("QD", 2026, "Quyết định")), code
