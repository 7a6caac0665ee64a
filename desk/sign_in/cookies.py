"""Cookies of the desk: out of reach of scripts, of other sites' forms and of other hosts."""

from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response


@dataclass(frozen=True)
class HostCookie:
    """A cookie by its name; `secure`: people reach the desk by TLS, and it travels by it alone."""

    plain_name: str
    secure: bool

    @property
    def name(self) -> str:
        """Return the name; its prefix makes browsers refuse a cookie set by any other way."""
        return f"__Host-{self.plain_name}" if self.secure else self.plain_name

    def keep(self, answer: Response, value: str, lasts: timedelta | None = None) -> None:
        """Let the browser keep the value, for so long or until it is closed."""
        seconds = None if lasts is None else int(lasts.total_seconds())
        answer.set_cookie(
            self.name, value, max_age=seconds, secure=self.secure, httponly=True, samesite="lax"
        )

    def end(self, answer: Response) -> None:
        """Let the browser forget the cookie."""
        self.keep(answer, "", timedelta(0))
