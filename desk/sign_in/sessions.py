"""Who is signed in: a signed cookie over a session that the register knows and can end."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadSignature, TimestampSigner

from desk.sign_in.cookies import HostCookie
from dossiers.model.roles import Person
from storage.installation_secret import Secrets
from storage.register import Register

IDLE = timedelta(hours=2)
"""A session nobody used for so long is over. A long form is filled in within it."""

LASTS = timedelta(hours=12)
"""A working day; then one signs in again, used or not."""

RENEWED_AFTER = timedelta(minutes=5)
"""How old a cookie is when it is exchanged, so that not every answer carries one."""


@dataclass(frozen=True)
class Session:
    """An open session: its secret, its person, and when its cookie was signed."""

    token: str
    person: Person
    signed_at: datetime


@dataclass(frozen=True)
class Sessions:
    """The open sessions. `secure`: people reach the desk by TLS, and the cookie travels by it."""

    register: Register
    secrets: Secrets
    clock: Callable[[], datetime]
    secure: bool

    @property
    def cookie(self) -> HostCookie:
        """Return the cookie that carries a session; it lasts until the browser is closed."""
        return HostCookie("khenthuong", self.secure)

    def open(self, person: Person) -> str:
        """Open a session under a secret that nobody has seen, and return its cookie's value."""
        token, now = secrets.token_urlsafe(32), self.clock()
        with self.register.write_tx() as ledger:
            ledger.open_session(_digest(token), person.account, now, now + LASTS)
        return self.sign(token)

    def find(self, value: str) -> Session | None:
        """Find a cookie's session; None unless it was signed here, is in use and still open."""
        try:
            token, signed_at = self._signer.unsign(
                value, max_age=int(IDLE.total_seconds()), return_timestamp=True
            )
        except BadSignature:
            return None
        with self.register.read_tx() as ledger:
            person = ledger.signed_in(_digest(token.decode()), self.clock())
        return Session(token.decode(), person, signed_at) if person else None

    def is_open(self, session: Session) -> bool:
        """Tell whether a session that was open still is."""
        with self.register.read_tx() as ledger:
            return ledger.signed_in(_digest(session.token), self.clock()) is not None

    def close(self, session: Session) -> None:
        """Sign out: the same cookie, kept by anyone, opens nothing any more."""
        with self.register.write_tx() as ledger:
            ledger.close_session(_digest(session.token))

    def close_all(self, account: str) -> None:
        """Sign out everywhere."""
        with self.register.write_tx() as ledger:
            ledger.close_sessions(account)

    def renewed(self, session: Session) -> str | None:
        """Return a fresh cookie value for a session in use; None while its cookie is young."""
        if self.clock() - session.signed_at < RENEWED_AFTER:
            return None
        return self.sign(session.token)

    def sign(self, token: str) -> str:
        """Return the value of a cookie for this secret."""
        return self._signer.sign(token).decode()

    def csrf(self, session: Session) -> str:
        """Return what a page of this person sends with each act; another person's is of no use.

        It outlives the session: who has to sign in again, in another tab, loses no filled-in form.
        """
        key = self.secrets.key("csrf")
        return hmac.new(key, session.person.account.encode(), hashlib.sha256).hexdigest()

    def is_csrf(self, session: Session, token: str) -> bool:
        """Tell whether a token is that of the session's person."""
        return hmac.compare_digest(self.csrf(session).encode(), token.encode())

    @property
    def _signer(self) -> "_Signer":
        return _Signer(self.secrets.key("phien"), self.clock)


class _Signer(TimestampSigner):
    """Signs with the office's clock."""

    def __init__(self, key: bytes, clock: Callable[[], datetime]) -> None:
        super().__init__(key, salt="khenthuong", digest_method=hashlib.sha256)
        self._clock = clock

    def get_timestamp(self) -> int:
        return int(self._clock().timestamp())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
