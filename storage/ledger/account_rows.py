"""Accounts in the register: who may sign in, who is signed in, and who keeps guessing.

None of it counts as a change of the register: the board shows nothing of it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from dossiers.model.errors import Refused
from dossiers.model.record import FrozenModel
from dossiers.model.roles import Person, Role
from storage.ledger.repository import LedgerPart
from storage.schema.tables import accounts, attempts, sign_ins


class Account(FrozenModel):
    """A person's account. `password` is a hash, "" before the first sign-in; so is `code`, ""
    when none is open."""

    account: str
    name: str
    roles: tuple[Role, ...]
    unit: str = ""
    password: str = ""
    code: str = ""
    code_until: datetime | None = None
    disabled: bool = False
    made_at: datetime

    @property
    def person(self) -> Person:
        """Return who it is."""
        return Person(account=self.account, name=self.name, roles=self.roles, unit=self.unit)


class Attempts(FrozenModel):
    """How often in a row somebody failed to sign in, and when last."""

    count: int
    last_at: datetime


class AccountLedger(LedgerPart):
    """Accounts, the sessions open under them, and failed attempts."""

    def add_account(self, account: Account) -> None:
        """Enter a new account. Raises Refused when there is one of this name."""
        if self._row(select(accounts.c.account).where(accounts.c.account == account.account)):
            raise Refused(f"Đã có tài khoản “{account.account}”; hãy chọn tên khác.")
        self._enter(insert(accounts).values(_account_row(account)))

    def save_account(self, account: Account) -> None:
        """Change an account."""
        row = _account_row(account)
        self._enter(update(accounts).where(accounts.c.account == account.account).values(row))

    def find_account(self, account: str) -> Account | None:
        """Return the account of this name, if there is one."""
        return self._fact(Account, select(accounts).where(accounts.c.account == account))

    def account(self, account: str) -> Account:
        """Return the account of this name. Raises Refused."""
        found = self.find_account(account)
        if found is None:
            raise Refused(f"Không có tài khoản “{account}”; hãy xem khenthuong users list.")
        return found

    def accounts(self) -> Sequence[Account]:
        """Return every account, by name."""
        return self._facts(Account, select(accounts).order_by(accounts.c.account))

    def open_session(self, digest: str, account: str, at: datetime, until: datetime) -> None:
        """Enter a session by the hash of its secret; sessions that are over are forgotten."""
        self._enter(delete(sign_ins).where(sign_ins.c.until <= at))
        self._enter(
            insert(sign_ins).values(digest=digest, account=account, made_at=at, until=until)
        )

    def signed_in(self, digest: str, at: datetime) -> Person | None:
        """Return whose session it is, unless it is over or the account was disabled."""
        query = (
            select(accounts)
            .join(sign_ins, sign_ins.c.account == accounts.c.account)
            .where(sign_ins.c.digest == digest, sign_ins.c.until > at, ~accounts.c.disabled)
        )
        found = self._fact(Account, query)
        return found.person if found else None

    def close_session(self, digest: str) -> None:
        """End one session."""
        self._enter(delete(sign_ins).where(sign_ins.c.digest == digest))

    def close_sessions(self, account: str) -> None:
        """End every session of an account."""
        self._enter(delete(sign_ins).where(sign_ins.c.account == account))

    def attempts(self, whom: str) -> Attempts | None:
        """Return the failed attempts under this name (of an account or an address), if any."""
        row = self._row(select(attempts).where(attempts.c.whom == whom))
        found = {} if row is None else row._asdict()  # a row's own `count` is that of a tuple
        return Attempts(count=found["count"], last_at=found["last_at"]) if found else None

    def save_attempts(self, whom: str, found: Attempts, forget_before: datetime) -> None:
        """Enter how often it failed; attempts from before the given moment are forgotten."""
        self._enter(delete(attempts).where(attempts.c.last_at < forget_before))
        self.forget_attempts(whom)
        self._enter(insert(attempts).values(whom=whom, count=found.count, last_at=found.last_at))

    def forget_attempts(self, whom: str) -> None:
        """After a success."""
        self._enter(delete(attempts).where(attempts.c.whom == whom))


def _account_row(account: Account) -> dict[str, Any]:
    return {**account.model_dump(), "roles": [each.value for each in account.roles]}
