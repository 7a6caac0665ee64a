"""Moments, as the database keeps them."""

from datetime import datetime, timedelta, timezone

import pytest

from storage.register import Register
from storage.schema.column_values import as_utc
from tests.storage.examples import NOW, a_document, with_dossier

HANOI = timezone(timedelta(hours=7))


def test_a_moment_comes_back_in_utc(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, since=NOW.astimezone(HANOI))
        ledger.add_document(a_document("a", made_at=NOW.astimezone(HANOI)))
    with register.read_tx() as ledger:
        kept = (ledger.document("a").made_at, ledger.dossier("HS-2026-0001").since)

    assert kept == (NOW, NOW)
    assert [moment.utcoffset() for moment in kept] == [timedelta(0), timedelta(0)]


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        as_utc(datetime(2026, 11, 20, 9, 30))  # noqa: DTZ001 - that is the case
