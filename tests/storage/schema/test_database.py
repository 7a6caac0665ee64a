"""Transactions and errors of the database, the same on SQLite and PostgreSQL."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dossiers.model.errors import RegisterUnreachable
from storage.register import Register, open_register
from tests.servers import free_port
from tests.storage.conftest import RawSql
from tests.storage.examples import NOW, a_round, an_event


def test_a_reading_sees_one_moment(register: Register) -> None:
    with register.read_tx() as ledger:
        before = (ledger.revision(), ledger.rounds())
        with register.write_tx() as other:
            other.add_round(a_round(), NOW)
        after = (ledger.revision(), ledger.rounds())

    assert after == before == (0, ())


def test_the_moment_of_a_reading_is_its_beginning(register: Register) -> None:
    with register.read_tx() as ledger:
        with register.write_tx() as other:
            other.add_round(a_round(), NOW)
        assert ledger.rounds() == ()


def test_a_reading_does_not_write(register: Register) -> None:
    with pytest.raises(RegisterUnreachable), register.read_tx() as ledger:
        ledger.add_round(a_round(), NOW)
    with register.write_tx() as ledger:  # and the connection that it used still does
        ledger.add_round(a_round(), NOW)


def test_a_step_that_waits_too_long_is_told_so(register_url: str | None, tmp_path: Path) -> None:
    with open_register(register_url, tmp_path, patience=0.2) as register, register.write_tx():
        with pytest.raises(RegisterUnreachable, match=r"đang bận.*chạy lại"), register.write_tx():
            pytest.fail("two steps at once")
        with register.read_tx() as ledger:  # readers don't wait
            assert ledger.rounds() == ()


def test_a_step_waits_for_the_one_before(register: Register) -> None:
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with register.write_tx() as ledger:
            inside.set()
            leave.wait(10)
            ledger.add_round(a_round("mot"), NOW)

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(10)
    threading.Timer(0.2, leave.set).start()
    with register.write_tx() as ledger:
        assert [known.code for known in ledger.rounds()] == ["mot"]
    thread.join()


def test_bulk_work_waits_for_bulk_work_and_nothing_else_does(
    register_url: str | None, tmp_path: Path
) -> None:
    came: list[str] = []
    with (
        open_register(register_url, tmp_path) as register,
        open_register(register_url, tmp_path) as another,
    ):

        def second() -> None:
            with another.bulk_turn():
                came.append("second")

        thread = threading.Thread(target=second)
        with register.bulk_turn():
            thread.start()
            with register.write_tx() as ledger:
                ledger.add_round(a_round(), NOW)
            thread.join(0.2)
            came.append("first")
        thread.join(10)
    assert came == ["first", "second"]


HOLDING = """
import sys
from pathlib import Path
from storage.register import open_register
with open_register(sys.argv[1] or None, Path(sys.argv[2])) as register, register.bulk_turn():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_turn_ends_with_its_process(register_url: str | None, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, register_url or "", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    with open_register(register_url, tmp_path) as register, register.bulk_turn():
        pass


def test_what_breaks_a_constraint_is_undone(register: Register, raw: RawSql) -> None:
    def break_one() -> None:
        with register.write_tx() as ledger:
            ledger.add_round(a_round(), NOW)
            ledger.add_events([an_event("HS-2026-0404")])

    with pytest.raises(RegisterUnreachable, match="trái ràng buộc"):
        break_one()
    assert raw("SELECT count(*) FROM rounds") == [(0,)]


def test_a_closed_port_is_said_plainly(tmp_path: Path) -> None:
    url = f"postgresql://postgres@127.0.0.1:{free_port()}/khenthuong"

    with pytest.raises(RegisterUnreachable, match="hãy kiểm tra cơ sở dữ liệu đang chạy"):
        open_register(url, tmp_path)


@pytest.mark.parametrize(
    "url", ["mysql://may-chu/ten", "khong-phai-url", "postgresql://may-chu:cong/ten"]
)
def test_a_url_of_another_kind_is_refused_with_the_right_one(url: str, tmp_path: Path) -> None:
    with pytest.raises(RegisterUnreachable, match="hãy sửa KHENTHUONG_DATABASE_URL"):
        open_register(url, tmp_path)


def test_an_unusable_folder_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "is-a-file").write_text("")

    with pytest.raises(RegisterUnreachable, match="hãy kiểm tra đường dẫn"):
        open_register(None, tmp_path / "is-a-file" / "below")


def test_a_file_that_is_no_register_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"khong phai SQLite" * 1000)

    with pytest.raises(RegisterUnreachable, match=r"đã bị hỏng.*bản sao lưu"):
        open_register(None, tmp_path)


def test_a_damaged_register_is_said_plainly(tmp_path: Path) -> None:
    with open_register(None, tmp_path) as register, register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
    path = tmp_path / "register.db"
    pages = path.read_bytes()
    path.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))

    with (
        pytest.raises(RegisterUnreachable, match=r"đã bị hỏng.*bản sao lưu"),
        open_register(None, tmp_path) as register,
        register.read_tx() as ledger,
    ):
        ledger.rounds()


def test_a_step_is_durable_on_sqlite(tmp_path: Path) -> None:
    with open_register(None, tmp_path) as register, register.write_tx() as ledger:
        pragmas = [
            ledger._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert pragmas == ["wal", 2, 1]
