"""Files in the register."""

import unicodedata
from datetime import timedelta

import pytest

from dossiers.model.errors import InvalidForm, Refused, UnknownObject
from storage.register import Register
from storage.schema.records import FileRecord
from tests.storage.examples import NOW

KEY = "inbox/Tờ trình (bản ký).pdf"
ONE, TWO = "1" * 64, "2" * 64


def test_a_file_comes_back_by_its_key(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.put_file(KEY, ONE, 10, NOW)
    with register.read_tx() as ledger:
        assert ledger.file(KEY) == FileRecord(key=KEY, sha256=ONE, size=10, at=NOW)


def test_a_key_may_be_given_other_bytes(register: Register) -> None:
    later = NOW + timedelta(hours=1)
    with register.write_tx() as ledger:
        ledger.put_file(KEY, ONE, 10, NOW)
        ledger.put_file(KEY, TWO, 20, later)
        assert ledger.file(KEY) == FileRecord(key=KEY, sha256=TWO, size=20, at=later)


def test_the_same_bytes_again_change_nothing(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.put_file(KEY, ONE, 10, NOW)
    with register.write_tx() as ledger:
        ledger.put_file(KEY, ONE, 10, NOW + timedelta(hours=1))
    with register.read_tx() as ledger:
        assert (ledger.file(KEY).at, ledger.revision()) == (NOW, 1)


def test_a_locked_file_keeps_its_bytes(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.put_file(KEY, ONE, 10, NOW)
        ledger.lock_file(KEY)
        ledger.lock_file(KEY)
        ledger.put_file(KEY, ONE, 10, NOW)
        with pytest.raises(Refused, match="đã ký nên không được thay: hãy"):
            ledger.put_file(KEY, TWO, 20, NOW)
        assert ledger.file(KEY) == FileRecord(key=KEY, sha256=ONE, size=10, at=NOW, locked=True)


def test_an_unknown_key_is_said_plainly(register: Register) -> None:
    with register.write_tx() as ledger:
        for call in (ledger.file, ledger.lock_file):
            with pytest.raises(UnknownObject, match=r"“inbox/la\.xlsx” trong kho: hãy"):
                call("inbox/la.xlsx")


def test_files_are_found_by_prefix_and_ordered_by_key(register: Register) -> None:
    keys = ["Inbox/b", "inbox/a_c", "inbox/abc", "inbox/đ", "inbox2/a", "out/%"]
    with register.write_tx() as ledger:
        for key in reversed(keys):
            ledger.put_file(key, ONE, 10, NOW)
    with register.read_tx() as ledger:
        assert [record.key for record in ledger.files()] == keys
        assert [record.key for record in ledger.files("inbox/")] == keys[1:4]
        assert [record.key for record in ledger.files("inbox/a_")] == ["inbox/a_c"]
        assert ledger.files("%") == ()


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/etc/passwd",
        "../register.db",
        "inbox/../../register.db",
        "inbox//a",
        "inbox/",
        "./a",
        "inbox\\a",
        "inbox/a\n",
        "inbox/a\x00",
        "inbox/\u202eexe.docx",
        "inbox/\ud800",
        unicodedata.normalize("NFD", "inbox/Tờ trình.pdf"),
        "a" * 513,
    ],
)
def test_a_key_that_is_no_plain_relative_path_is_refused(register: Register, key: str) -> None:
    with (
        register.write_tx() as ledger,
        pytest.raises(InvalidForm, match="không hợp lệ: hãy dùng tên dạng"),
    ):
        ledger.put_file(key, ONE, 10, NOW)


@pytest.mark.parametrize("key", ["a", "a" * 512, "inbox/năm 2026/Danh sách (1).xlsx", "..a/b..c"])
def test_a_plain_relative_path_is_a_key(register: Register, key: str) -> None:
    with register.write_tx() as ledger:
        ledger.put_file(key, ONE, 10, NOW)
        assert ledger.file(key).key == key
