"""Accounts: first sign-in, passwords, lockout; by a clock that the test turns."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.sign_in.sign_in_accounts import (
    CODE_LASTS,
    FREE_FOR_ACCOUNT,
    MAX_WAIT,
    Accounts,
    SignInRefused,
    code_digest,
    make_code,
    wait_after,
)
from dossiers.model.errors import Refused
from dossiers.model.roles import Role
from storage.register import open_register
from tests.desk.desk_app import cheap_hashing

PASSWORD = "mười hai ký tự"
HOME = "127.0.0.1"


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


@pytest.fixture(autouse=True)
def _cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set Argon2 to a price for tests; what it costs in earnest one test sees."""
    cheap_hashing(monkeypatch)


@pytest.fixture
def clock() -> Clock:
    """Start the test's own clock."""
    return Clock()


@pytest.fixture
def accounts(register_folder: Path, clock: Clock) -> Iterator[Accounts]:
    """Add the account "lan", whose code was used and whose password is set."""
    with open_register(None, register_folder) as register:
        made = Accounts(register, clock)
        code = made.add("lan", "Nguyễn  Thị Lan", [Role.CHUYEN_VIEN])
        made.first_sign_in("lan", code, (PASSWORD, PASSWORD), HOME)
        yield made


def test_the_first_sign_in_sets_the_password_once(accounts: Accounts) -> None:
    code = accounts.add("chi", "Trần Văn Chi", [Role.CHU_TICH])
    typed = code.lower().replace("-", " ")
    person = accounts.first_sign_in(" CHI ", typed, (PASSWORD, PASSWORD), HOME)

    assert (person.name, person.roles) == ("Trần Văn Chi", (Role.CHU_TICH,))
    assert accounts.sign_in("chi", PASSWORD, HOME) == person
    with pytest.raises(SignInRefused, match="mã một lần"):
        accounts.first_sign_in("chi", code, (PASSWORD, PASSWORD), HOME)


def test_a_code_is_good_for_a_week(accounts: Accounts, clock: Clock) -> None:
    code = accounts.add("chi", "Trần Văn Chi", [Role.CHU_TICH])
    clock.turn(CODE_LASTS)
    with pytest.raises(SignInRefused, match="hết hạn"):
        accounts.first_sign_in("chi", code, (PASSWORD, PASSWORD), HOME)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("ngắn", "ngắn"), "từ 12 đến 128"),
        (("x" * 129, "x" * 129), "từ 12 đến 128"),
        ((PASSWORD, PASSWORD + "!"), "không giống nhau"),
    ],
)
def test_a_new_password_is_refused_in_words(
    typed: tuple[str, str], told: str, accounts: Accounts
) -> None:
    code = accounts.add("chi", "Trần Văn Chi", [Role.CHU_TICH])
    with pytest.raises(SignInRefused, match=told):
        accounts.first_sign_in("chi", code, typed, HOME)
    accounts.first_sign_in("chi", code, (PASSWORD, PASSWORD), HOME)


def test_nothing_tells_an_unknown_account_from_a_wrong_password(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    accounts.first_sign_in("lan", accounts.reset("lan"), (PASSWORD, PASSWORD), HOME)
    told, took = set(), {}
    for who in ("lan", "khong-co"):
        began = time.perf_counter()
        with pytest.raises(SignInRefused) as refused:
            accounts.sign_in(who, "sai mật khẩu", HOME)
        took[who] = time.perf_counter() - began
        told.add(str(refused.value))
    assert len(told) == 1
    assert max(took.values()) < 8 * min(took.values()), "argon2 is paid for either way"


def test_five_failures_lock_an_account_for_longer_and_longer(
    accounts: Accounts, clock: Clock
) -> None:
    for _ in range(FREE_FOR_ACCOUNT):
        with pytest.raises(SignInRefused, match="không đúng"):
            accounts.sign_in("lan", "sai", HOME)
    for seconds in (30, 60, 120):
        clock.turn(timedelta(seconds=seconds - 1))
        with pytest.raises(SignInRefused, match="hãy đợi"):
            accounts.sign_in("lan", PASSWORD, HOME)
        clock.turn(timedelta(seconds=1))
        with pytest.raises(SignInRefused, match="không đúng"):
            accounts.sign_in("lan", "sai", HOME)
    clock.turn(MAX_WAIT)
    assert accounts.sign_in("lan", PASSWORD, HOME).account == "lan"
    with pytest.raises(SignInRefused, match="không đúng"):
        accounts.sign_in("lan", "sai", HOME)


def test_waits_double_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(failures, 5).total_seconds() for failures in (0, 4, 5, 6, 7, 10, 99)]

    assert waits == [0, 0, 30, 60, 120, 900, 900]


def test_guesses_at_the_same_moment_are_all_counted(accounts: Accounts) -> None:
    def guess(_turn: int) -> str:
        try:
            accounts.sign_in("lan", "sai", HOME)
        except SignInRefused as error:
            return str(error)
        raise AssertionError("a wrong password let somebody in")

    with ThreadPoolExecutor(8) as crowd:
        told = list(crowd.map(guess, range(12)))
    assert sum("hãy đợi" in each for each in told) == 12 - FREE_FOR_ACCOUNT


def test_an_address_that_tries_many_accounts_has_to_wait(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.sign_in.sign_in_accounts.FREE_FOR_ADDRESS", 3)
    for number in range(3):
        with pytest.raises(SignInRefused, match="không đúng"):
            accounts.sign_in(f"nguoi{number}", "sai", "10.0.0.9")
    with pytest.raises(SignInRefused, match="hãy đợi"):
        accounts.sign_in("lan", PASSWORD, "10.0.0.9")
    assert accounts.sign_in("lan", PASSWORD, HOME)


def test_a_reset_voids_the_password_and_a_lock(accounts: Accounts) -> None:
    accounts.disable("lan")
    with pytest.raises(SignInRefused):
        accounts.sign_in("lan", PASSWORD, HOME)
    code = accounts.reset("lan")
    with pytest.raises(SignInRefused):
        accounts.sign_in("lan", PASSWORD, HOME)
    another = "một câu khác hẳn"
    assert accounts.first_sign_in("lan", code, (another, another), HOME).account == "lan"


def test_a_disabled_account_has_no_first_sign_in(accounts: Accounts) -> None:
    code = accounts.add("chi", "Trần Văn Chi", [Role.CHU_TICH])
    accounts.disable("chi")
    with pytest.raises(SignInRefused):
        accounts.first_sign_in("chi", code, (PASSWORD, PASSWORD), HOME)


@pytest.mark.parametrize(
    ("account", "name", "roles", "unit"),
    [
        ("Lan", "Nguyễn Thị Lan", [Role.THU_KY], ""),
        ("l", "Nguyễn Thị Lan", [Role.THU_KY], ""),
        ("lan nguyen", "Nguyễn Thị Lan", [Role.THU_KY], ""),
        ("lan2", "  ", [Role.THU_KY], ""),
        ("lan2", "Nguyễn Thị Lan", [], ""),
        ("lan2", "Nguyễn Thị Lan", [Role.DON_VI], ""),
        ("lan2", "Nguyễn Thị Lan", [Role.THU_KY], "Trường Mẫu"),
        ("lan2", "Nguyễn Thị Lan", [Role.DON_VI, Role.THU_KY], "Trường Mẫu"),
        ("lan", "Nguyễn Thị Lan", [Role.THU_KY], ""),
    ],
)
def test_an_account_that_makes_no_sense_is_refused(
    account: str, name: str, roles: list[Role], unit: str, accounts: Accounts
) -> None:
    with pytest.raises(Refused):
        accounts.add(account, name, roles, unit)
    assert [each.account for each in accounts.all()] == ["lan"]


def test_codes_are_long_and_never_alike() -> None:
    codes = {make_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(len(each) == 19 and each.count("-") == 3 for each in codes)
    assert code_digest("abcd 2345") == code_digest("ABCD-2345")


def test_the_register_keeps_neither_password_nor_code(accounts: Accounts) -> None:
    code = accounts.add("chi", "Trần Văn Chi", [Role.CHU_TICH])
    lan, chi = sorted(accounts.all(), key=lambda each: each.account == "chi")

    assert lan.password.startswith("$argon2id$")
    assert PASSWORD not in lan.password
    assert lan.code == chi.password == ""
    assert code not in chi.code
