"""Passwords, one-time codes and lockout: how an account becomes a person who is signed in."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from dossiers.model.errors import Refused
from dossiers.model.record import tidy
from dossiers.model.role_duties import UNIT_ROLES
from dossiers.model.roles import Person, Role
from storage.ledger.account_rows import Account, Attempts
from storage.register import Register

MIN_LENGTH = 12
MAX_LENGTH = 128
"""Characters of a password; longer is no safer and costs the server time (NIST SP 800-63B-4)."""

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None that is taken for another when it is read aloud or from paper."""
CODE_GROUPS, CODE_GROUP = 4, 4
CODE_LASTS = timedelta(days=7)

FREE_FOR_ACCOUNT = 5
FREE_FOR_ADDRESS = 50
"""Failures in a row that cost no wait: a whole office may come from one address."""
FIRST_WAIT = timedelta(seconds=30)
MAX_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
WRONG = (
    "Tài khoản hoặc mật khẩu không đúng. Lần đầu đăng nhập, hãy dùng mã một lần ở trang"
    " “Đăng nhập lần đầu”."
)
WRONG_CODE = "Tài khoản hoặc mã một lần không đúng, hoặc mã đã hết hạn; hãy xin quản trị mã mới."

HASHER = PasswordHasher()
NOBODY = HASHER.hash(secrets.token_hex(16))
"""What a password is compared with where there is none, so that it takes as long."""


class SignInRefused(Refused):
    """The sign-in failed, or must wait."""


@dataclass(frozen=True)
class Accounts:
    """The accounts of a register, by its clock."""

    register: Register
    clock: Callable[[], datetime]

    def add(self, account: str, name: str, roles: Sequence[Role], unit: str = "") -> str:
        """Add an account; return the code with which its person signs in first. Raise Refused."""
        _check_account(account, name, roles, unit)
        code, now = make_code(), self.clock()
        made = Account(
            account=account,
            name=tidy(name),
            roles=tuple(dict.fromkeys(roles)),
            unit=tidy(unit),
            code=code_digest(code),
            code_until=now + CODE_LASTS,
            made_at=now,
        )
        with self.register.write_tx() as ledger:
            ledger.add_account(made)
        return code

    def reset(self, account: str) -> str:
        """Make a new code; the password is void, every session over, a disabled account works."""
        code = make_code()
        changed = {
            "password": "",
            "code": code_digest(code),
            "code_until": self.clock() + CODE_LASTS,
            "disabled": False,
        }
        with self.register.write_tx() as ledger:
            ledger.save_account(ledger.account(account).model_copy(update=changed))
            ledger.close_sessions(account)
            ledger.forget_attempts(_account_key(account))
        return code

    def disable(self, account: str) -> None:
        """Let nobody sign in to the account, and end its sessions at once. Raise Refused."""
        with self.register.write_tx() as ledger:
            found = ledger.account(account)
            ledger.save_account(found.model_copy(update={"disabled": True, "code": ""}))
            ledger.close_sessions(account)

    def all(self) -> Sequence[Account]:
        """Return every account, by name."""
        with self.register.read_tx() as ledger:
            return ledger.accounts()

    def sign_in(self, account: str, password: str, address: str) -> Person:
        """Tell who signs in with a password, from this address. Raise SignInRefused."""
        name = account.strip().lower()
        self._count(name, address)
        with self.register.read_tx() as ledger:
            found = ledger.find_account(name)
        usable = found is not None and bool(found.password) and not found.disabled
        right = _matches(found.password if found and usable else NOBODY, password)
        if not (found and usable and right):
            raise SignInRefused(WRONG)
        self._forget(name, address)
        return found.person

    def vouched(self, account: str) -> Person:
        """Tell who signs in by the word of a server that we trust. Raise SignInRefused.

        The name counts to the letter, and nobody gets an account by it. Nothing can be guessed
        here, so no failure is counted; but whoever has to wait, waits.
        """
        with self.register.read_tx() as ledger:
            found = ledger.find_account(account)
            failed = ledger.attempts(_account_key(account))
        if found is None or found.disabled:
            raise SignInRefused(
                f"Chưa có tài khoản “{account}” ở đây, hoặc tài khoản ấy đã khóa; hãy hỏi quản trị."
            )
        _check_wait(failed, FREE_FOR_ACCOUNT, self.clock())
        return found.person

    def first_sign_in(
        self, account: str, code: str, passwords: tuple[str, str], address: str
    ) -> Person:
        """Set the password, typed twice, with a one-time code. Raise SignInRefused."""
        check_password(*passwords)
        name = account.strip().lower()
        self._count(name, address)
        password = HASHER.hash(passwords[0])
        with self.register.write_tx() as ledger:
            found = ledger.find_account(name)
            if found is None or not _opens(found, code, self.clock()):
                raise SignInRefused(WRONG_CODE)
            changed = {"password": password, "code": "", "code_until": None}
            ledger.save_account(found.model_copy(update=changed))
            ledger.close_sessions(name)
        self._forget(name, address)
        return found.person

    def change_password(
        self, account: str, old: str, passwords: tuple[str, str], address: str
    ) -> Person:
        """Change the password; every session of the account is over. Raise SignInRefused."""
        check_password(*passwords)
        person = self.sign_in(account, old, address)
        password = HASHER.hash(passwords[0])
        with self.register.write_tx() as ledger:
            found = ledger.account(person.account)
            ledger.save_account(found.model_copy(update={"password": password}))
            ledger.close_sessions(person.account)
        return person

    def _count(self, account: str, address: str) -> None:
        """Count the attempt before it is tried: a hundred at once must not all be free."""
        now = self.clock()
        with self.register.write_tx() as ledger:
            for whom, free in _counted(account, address):
                found = ledger.attempts(whom)
                _check_wait(found, free, now)
                one_more = Attempts(count=(found.count if found else 0) + 1, last_at=now)
                ledger.save_attempts(whom, one_more, now - FORGOTTEN_AFTER)

    def _forget(self, account: str, address: str) -> None:
        with self.register.write_tx() as ledger:
            for whom, _ in _counted(account, address):
                ledger.forget_attempts(whom)


def make_code() -> str:
    """Make a code as it is told to a person, e.g. "K7QF-2MXA-9TRC-HW4D": 80 random bits."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_GROUPS * CODE_GROUP))
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP))


def code_digest(code: str) -> str:
    """Return what is kept of a code; typed in small letters or without dashes it is the same."""
    typed = re.sub(r"[^A-Z0-9]", "", code.upper())
    return hashlib.sha256(typed.encode()).hexdigest()


def check_password(password: str, again: str) -> None:
    """Raise SignInRefused for a new password that is too short, too long or mistyped."""
    if password != again:
        raise SignInRefused("Hai lần gõ mật khẩu mới không giống nhau; hãy gõ lại.")
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise SignInRefused(
            f"Mật khẩu phải có từ {MIN_LENGTH} đến {MAX_LENGTH} ký tự; một câu ngắn dễ nhớ là tốt"
            " nhất."
        )


def wait_after(failures: int, free: int) -> timedelta:
    """Tell how long to wait after failures in a row: twice as long each time, to a limit."""
    if failures < free:
        return timedelta(0)
    doublings: int = 2 ** min(failures - free, 16)
    return min(FIRST_WAIT * doublings, MAX_WAIT)


def _matches(digest: str, password: str) -> bool:
    try:
        return HASHER.verify(digest, password[: MAX_LENGTH + 1])
    except VerificationError:
        return False


def _opens(found: Account, code: str, now: datetime) -> bool:
    in_time = found.code_until is not None and now < found.code_until
    same = hmac.compare_digest(found.code, code_digest(code))
    return bool(found.code) and in_time and same and not found.disabled


def _counted(account: str, address: str) -> tuple[tuple[str, int], ...]:
    return ((_account_key(account), FREE_FOR_ACCOUNT), (f"address:{address}", FREE_FOR_ADDRESS))


def _account_key(account: str) -> str:
    return f"account:{account[:40]}"


def _check_wait(failed: Attempts | None, free: int, now: datetime) -> None:
    """Raise SignInRefused for who failed so often that they have to wait."""
    if failed is None:
        return
    wait = failed.last_at + wait_after(failed.count, free) - now
    if wait > timedelta(0):
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        raise SignInRefused(f"Đã sai nhiều lần liên tiếp; hãy đợi {minutes} phút rồi thử lại.")


def _check_account(account: str, name: str, roles: Sequence[Role], unit: str) -> None:
    if not NAME.fullmatch(account):
        raise Refused(
            f"Tên tài khoản “{account}” không dùng được: hãy viết từ 2 đến 40 chữ thường không dấu,"
            " chữ số, dấu chấm, gạch nối."
        )
    if not tidy(name) or not roles:
        raise Refused("Tài khoản phải có họ tên và ít nhất một vai trò.")
    of_unit = not UNIT_ROLES.isdisjoint(roles)
    if of_unit and len(set(roles)) > 1:
        raise Refused("Người của đơn vị đề nghị không giữ vai trò nào khác của phường.")
    if of_unit != bool(tidy(unit)):
        named = ", ".join(sorted(UNIT_ROLES))
        raise Refused(f"Vai trò {named} phải kèm --unit là tên đơn vị; vai trò khác thì không.")
