"""The first of what waits is told in order, with numbers that agree with counting anew."""

from collections import Counter
from datetime import date

from dossiers.model.dossier import Dossier, Status
from dossiers.model.holds import Hold, HoldGround
from storage.ledger.register_ledger import Ledger
from storage.register import Register
from tests.storage.examples import ROUND, a_document, a_number, an_event, with_dossier
from tests.storage.reading import reading

HOLD = Hold(ground=HoldGround.KY_LUAT, reason="Kết luận", by="Lan", on=date(2026, 11, 1))
STATUSES = (Status.DA_TIEP_NHAN, Status.CHO_BO_SUNG)


def fill(ledger: Ledger) -> list[Dossier]:
    """Add twelve dossiers, the last first; every third is on hold."""
    return [
        with_dossier(
            ledger,
            f"HS-2026-{number:04d}",
            status=STATUSES[number % 2],
            hold=None if number % 3 else HOLD,
        )
        for number in range(12, 0, -1)
    ]


def test_the_first_of_a_status_come_in_the_order_of_their_codes(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        first = ledger.first_dossiers(ROUND, Status.DA_TIEP_NHAN, 3)
        unheld = ledger.first_dossiers(ROUND, Status.DA_TIEP_NHAN, 3, unheld=True)
        names = ledger.first_names(ROUND, Status.CHO_BO_SUNG, 2)
        held = ledger.held_dossiers(ROUND, 3)
        numbers = ledger.held_numbers(ROUND)

    assert [each.code[-4:] for each in first] == ["0002", "0004", "0006"]
    assert [each.code[-4:] for each in unheld] == ["0002", "0004", "0008"]
    assert names == tuple((f"HS-2026-{number:04d}", first[0].nominee.name) for number in (1, 3))
    assert [each.code[-4:] for each in held] == ["0003", "0006", "0009"]
    assert numbers == dict.fromkeys(STATUSES, 2)


def test_counts_agree_with_counting_anew_after_every_move(register: Register) -> None:
    with register.write_tx() as ledger:
        added = fill(ledger)
        for each in added[:5]:
            moved = each.model_copy(update={"status": Status.DA_RUT, "hold": None})
            ledger.save_dossier(moved)
        ledger.save_dossier(added[0])
    with register.read_tx() as ledger:
        standings = ledger.standings()
        counted = Counter(
            (each.round, each.status, each.nominee.kind) for each in ledger.dossiers()
        )
        held = ledger.held_numbers(ROUND)
        on_hold = Counter(each.status for each in ledger.dossiers() if each.hold)

    assert Counter({each[:3]: each.number for each in standings}) == counted
    assert held == on_hold


def test_questions_of_a_step_are_answered_from_indexes(register: Register) -> None:
    """The same on PostgreSQL, where a table may be scanned only if there is no other way."""
    with register.write_tx() as ledger, reading() as found:
        with_dossier(ledger)
        ledger.add_document(a_document("giay"))
        ledger.add_document(a_document("giay-moi"))
        ledger.draw_number(a_number("GTN", 2026, "giấy tiếp nhận"))
        ledger.add_events([an_event("HS-2026-0001")])
        ledger.save_dossier(ledger.dossier("HS-2026-0001"))
        ledger.first_dossiers(ROUND, Status.DA_TIEP_NHAN, 10, unheld=True)
        ledger.first_names(ROUND, Status.DA_TIEP_NHAN, 10)
        ledger.held_dossiers(ROUND, 10)
        ledger.held_numbers(ROUND)
        ledger.standings("Tổ 1")
        ledger.newest_keys("inbox/", 10)
        ledger.documents(ROUND)
        ledger.movement_years()
        ledger.append_journal()

    assert found.scans == set()
