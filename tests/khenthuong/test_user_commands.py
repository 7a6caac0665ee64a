"""`khenthuong users`: accounts from the command line."""

import re
from pathlib import Path

import pytest

from desk.sign_in.sign_in_accounts import Accounts, SignInRefused
from khenthuong.cli import run
from storage.register import open_register
from workflow.services import now

PASSWORD = ("mười hai ký tự", "mười hai ký tự")
CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}")


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a data folder of its own."""
    monkeypatch.setenv("KHENTHUONG_DATA", str(tmp_path / "data"))


def add(*words: str) -> int:
    return run(["users", "add", "lan", "--name", "Nguyễn Thị Lan", *words])


def accounts(folder: Path) -> Accounts:
    return Accounts(open_register(None, folder / "data"), now)


def test_an_account_is_made_listed_disabled_and_opened_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("--role", "CHUYEN_VIEN", "--role", "THU_KY") == 0
    code = CODE.search(capsys.readouterr().out)
    assert code
    services = accounts(tmp_path)
    assert services.first_sign_in("lan", code[0], PASSWORD, "").name == "Nguyễn Thị Lan"

    assert run(["users", "list"]) == 0
    listed = capsys.readouterr().out
    assert "CHUYEN_VIEN, THU_KY" in listed
    assert "đang dùng" in listed

    assert run(["users", "disable", "lan"]) == 0
    with pytest.raises(SignInRefused):
        services.sign_in("lan", PASSWORD[0], "")
    assert run(["users", "reset", "lan"]) == 0
    again = CODE.search(capsys.readouterr().out)
    assert again
    assert services.first_sign_in("lan", again[0], PASSWORD, "").account == "lan"
    services.register.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "lan", "--name", "Lan", "--role", "SEP"], "Không có vai trò “SEP”"),
        (["add", "Lan", "--name", "Lan", "--role", "THU_KY"], "chữ thường không dấu"),
        (["add", "lan", "--name", "Lan", "--role", "DON_VI"], "--unit"),
        (["disable", "khong-co"], "Không có tài khoản"),
        (["reset", "khong-co"], "Không có tài khoản"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["users", *words]) == 1
    assert told in capsys.readouterr().err


def test_an_account_is_not_made_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert add("--role", "THU_KY") == 0
    assert add("--role", "THU_KY") == 1
    assert "Đã có tài khoản “lan”" in capsys.readouterr().err


def test_an_empty_list_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["users", "list"]) == 0
    assert "khenthuong users add" in capsys.readouterr().out
