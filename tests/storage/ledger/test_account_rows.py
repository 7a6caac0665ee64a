"""Accounts, sessions and failed attempts, alike on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest

from dossiers.model.errors import Refused
from dossiers.model.roles import Role
from storage.ledger.account_rows import Account, Attempts
from storage.register import Register

NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
LAN = Account(
    account="lan",
    name="Nguyễn Thị Lan",
    roles=(Role.CHUYEN_VIEN, Role.THU_KY),
    code="x",
    code_until=NOON,
    made_at=NOON,
)


def test_an_account_is_kept_and_changed_but_never_entered_twice(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_account(LAN)
    changed = LAN.model_copy(update={"password": "hash", "code": "", "code_until": None})
    with register.write_tx() as ledger:
        assert ledger.account("lan") == LAN
        ledger.save_account(changed)
        with pytest.raises(Refused, match="Đã có tài khoản"):
            ledger.add_account(LAN)
    with register.read_tx() as ledger:
        assert list(ledger.accounts()) == [changed]
        assert ledger.find_account("chi") is None
        with pytest.raises(Refused, match="Không có tài khoản"):
            ledger.account("chi")


def test_a_session_is_known_until_it_ends(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_account(LAN)
        for digest in ("mot", "hai", "ba"):
            ledger.open_session(digest, "lan", NOON, NOON + HOUR)
        ledger.close_session("hai")
    with register.read_tx() as ledger:
        assert ledger.signed_in("mot", NOON) == LAN.person
        assert ledger.signed_in("mot", NOON + HOUR) is None
        assert ledger.signed_in("hai", NOON) is None
        assert ledger.signed_in("khac", NOON) is None
    with register.write_tx() as ledger:
        ledger.close_sessions("lan")
        assert ledger.signed_in("ba", NOON) is None


def test_nobody_is_signed_in_on_a_disabled_account(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_account(LAN)
        ledger.open_session("mot", "lan", NOON, NOON + HOUR)
        ledger.save_account(LAN.model_copy(update={"disabled": True}))
        assert ledger.signed_in("mot", NOON) is None


def test_failed_attempts_are_counted_and_old_ones_forgotten(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.save_attempts("a", Attempts(count=1, last_at=NOON), NOON - HOUR)
        ledger.save_attempts("a", Attempts(count=2, last_at=NOON + HOUR), NOON - HOUR)
        assert ledger.attempts("a") == Attempts(count=2, last_at=NOON + HOUR)
        ledger.save_attempts("b", Attempts(count=1, last_at=NOON + 9 * HOUR), NOON + 2 * HOUR)
        assert ledger.attempts("a") is None
        ledger.forget_attempts("b")
        assert ledger.attempts("b") is None


def test_signing_in_changes_nothing_that_the_board_shows(register: Register) -> None:
    with register.read_tx() as ledger:
        before = ledger.revision()
    with register.write_tx() as ledger:
        ledger.add_account(LAN)
        ledger.open_session("mot", "lan", NOON, NOON + HOUR)
    with register.read_tx() as ledger:
        assert ledger.revision() == before
