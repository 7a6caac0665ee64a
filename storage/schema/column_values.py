"""Values of columns that no database has by itself: moments with their zone, and salts."""

import secrets
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment, kept as UTC and returned as UTC; one without a time zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert to UTC."""
        return None if value is None else as_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert from UTC: SQLite hands moments back without their zone."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


def as_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC; raise ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"moment without a time zone: {moment}")
    return moment.astimezone(UTC)


def new_salt() -> str:
    """Draw a salt: 128 bits of chance, in hex."""
    return secrets.token_hex(16)
