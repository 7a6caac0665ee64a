"""Events in the register: added, never changed."""

from datetime import date

import pytest

from dossiers.model.dossier import Status
from storage.register import Register
from tests.storage.conftest import RawSql
from tests.storage.examples import ROUND, an_event, with_dossier


def test_events_come_back_in_the_order_of_adding(register: Register) -> None:
    first, second = an_event("HS-2026-0001"), an_event("HS-2026-0002", reason="Đủ giấy tờ")
    with register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0001")
        with_dossier(ledger, "HS-2026-0002")
        ledger.add_events([first, second])
        ledger.add_events([an_event()])
        ledger.add_events([])
    with register.read_tx() as ledger:
        assert ledger.events() == (first, second, an_event())
        assert ledger.events(dossier="HS-2026-0002") == (second,)
        assert ledger.events(round=ROUND) == (first, second, an_event())
        assert ledger.events(dossier="HS-2026-0002", round="khac") == ()


def test_the_last_move_of_each_dossier_is_found_and_what_moves_nothing_is_none(
    register: Register,
) -> None:
    codes = ["HS-2026-0001", "HS-2026-0002"]
    with register.write_tx() as ledger:
        for code in codes:
            with_dossier(ledger, code)
            ledger.add_events([an_event(code, target=Status.DA_TIEP_NHAN)])
        later = an_event(codes[0], target=Status.DU_DIEU_KIEN, on=date(2026, 10, 20))
        ledger.add_events([later, an_event(codes[0], target=None, on=date(2026, 10, 25))])
    with register.read_tx() as ledger:
        moves = ledger.last_moves([*codes, "HS-2026-0009"])
    assert set(moves) == set(codes)
    assert (moves[codes[0]].target, moves[codes[0]].on) == (Status.DU_DIEU_KIEN, later.on)
    assert moves[codes[1]].target is Status.DA_TIEP_NHAN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET reason = 'khac'",
        "DELETE FROM events",
        "DELETE FROM events WHERE id = 1",
        "INSERT OR REPLACE INTO events SELECT * FROM events",  # no such words in PostgreSQL
        "TRUNCATE events",  # no such words in SQLite
    ],
)
def test_the_database_itself_keeps_events_as_they_are(
    register: Register, raw: RawSql, statement: str
) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001")])

    with pytest.raises(RawSql.error):
        raw(statement)
    with register.read_tx() as ledger:
        assert ledger.events() == (an_event("HS-2026-0001"),)
