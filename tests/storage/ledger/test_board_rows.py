"""The board's questions: what they find, in which order, and that they never walk wide rows."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from dossiers.model.dossier import Dossier, Status, Unit, UnitGroup
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.steps import Step
from storage.ledger.board_rows import BoardQuery, Order, page_query
from storage.ledger.register_ledger import Ledger
from storage.register import Register
from tests.storage.examples import NOW, ROUND, a_round, an_event, with_dossier

OTHER = "2026-TK-GK"
NAMES = ("Hoàng Thị Ưởng", "Đặng Văn Ân", "Bàn Thị Út", "Tổ Giáo viên Đổi mới")
UNITS = ("Trường Tiểu học Hòa Bình", "Trường Tiểu học Hoà Bình", "Hội Phụ nữ 100%")
STATUSES = (Status.DA_TIEP_NHAN, Status.TRINH_KY, Status.DA_BAN_HANH)


def _unit(name: str) -> Unit:
    return Unit(
        name=name, group=UnitGroup.CO_QUAN, proposal_number="1/TTr", proposal_date=date(2026, 10, 5)
    )


def _nominee(name: str) -> Nominee:
    kind = NomineeKind.TAP_THE if name.startswith("Tổ") else NomineeKind.CA_NHAN
    return Nominee(kind=kind, name=name, achievement="Có thành tích.", criteria=("III.1.a",))


def fill(ledger: Ledger) -> None:
    """Twelve dossiers in two rounds."""
    ledger.add_round(a_round(), NOW)
    ledger.add_round(a_round(OTHER), NOW + timedelta(hours=1))
    for number in range(12):
        with_dossier(
            ledger,
            f"HS-2026-{number + 1:04d}",
            round=OTHER if number % 4 == 3 else ROUND,
            unit=_unit(UNITS[number % 3]),
            nominee=_nominee(NAMES[number % 4]),
            status=STATUSES[number % 3],
            since=datetime(2026, 11, 20, tzinfo=UTC) - timedelta(days=number),
        )


def found(ledger: Ledger, **question: object) -> list[int]:
    """Return the ordinals that a question finds."""
    page = ledger.board_page(BoardQuery.model_validate(question), 50)
    assert page.total == len(page.dossiers)
    return [int(each.code[-4:]) for each in page.dossiers]


def test_a_search_takes_accents_or_none_names_units_and_codes(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        assert found(ledger, text="hoang thi") == [9, 5, 1]
        assert found(ledger, text="  HOÀNG   Thị ") == [9, 5, 1]
        assert found(ledger, text="đặng") == found(ledger, text="dang van") == [10, 6, 2]
        assert found(ledger, text="HS-2026-0007") == [7]
        assert found(ledger, text="hòa bình út") == [11, 7]
        assert found(ledger, text="khong co") == []
        assert found(ledger, text="100%") == [12, 9, 6, 3], "a percent sign is no wildcard"
        assert found(ledger, text="_______") == []


def test_a_search_finds_a_dossier_by_the_name_that_it_had(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
        known = ledger.dossier("HS-2026-0007")
        nominee = known.nominee.model_copy(update={"name": "Tổ hòa giải mới"})
        corrected = {"nominee": nominee, "former_names": (known.nominee.name,)}
        ledger.save_dossier(known.model_copy(update=corrected))
    with register.read_tx() as ledger:
        assert 7 in found(ledger, text=known.nominee.name)
        assert found(ledger, text="hoa giai moi") == [7]


def test_filters_narrow_together(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        assert found(ledger, status=Status.TRINH_KY) == [11, 8, 5, 2]
        assert found(ledger, unit="trường tiểu học HOÀ BÌNH") == [11, 10, 8, 7, 5, 4, 2, 1]
        assert found(ledger, rounds=(OTHER,)) == [12, 8, 4]
        assert found(ledger, rounds=()) == []
        assert found(ledger, rounds=(OTHER,), status=Status.TRINH_KY, text="to giao") == [8]


def test_sorting(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        assert found(ledger, order=Order.OLDEST) == list(range(1, 13))
        assert found(ledger, order=Order.WAITING) == list(range(12, 0, -1))
        by_given_name = [each.nominee.name.split()[-1] for each in _page(ledger, Order.NAME)]
        assert by_given_name == ["Ân"] * 3 + ["mới"] * 3 + ["Út"] * 3 + ["Ưởng"] * 3
        units = [each.unit.name for each in _page(ledger, Order.UNIT)]
        assert units[:4] == ["Hội Phụ nữ 100%"] * 4


def _page(ledger: Ledger, order: Order) -> tuple[Dossier, ...]:
    return ledger.board_page(BoardQuery(order=order), 50).dossiers


def test_pages_and_one_beyond_the_last(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        second = ledger.board_page(BoardQuery(), 5, 2)
        beyond = ledger.board_page(BoardQuery(), 5, 99)

        assert (second.number, second.pages, second.total) == (2, 3, 12)
        assert [each.code[-2:] for each in second.dossiers] == ["07", "06", "05", "04", "03"]
        assert (beyond.number, [each.code[-2:] for each in beyond.dossiers]) == (3, ["02", "01"])


def test_counts_by_round_status_kind_and_by_unit(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
    with register.read_tx() as ledger:
        standings = ledger.standings()
        own = ledger.standings("Hội phụ nữ 100%")
        units = ledger.unit_standings()

        assert sum(each.number for each in standings) == 12
        assert {each.round for each in standings} == {ROUND, OTHER}
        assert {each.kind for each in standings if each.round == OTHER} == {NomineeKind.TAP_THE}
        assert sum(each.number for each in own) == 4
        assert sorted(sum(each.values()) for each in units.values()) == [4, 8]
        assert len(ledger.units()) == 2, "one unit typed in two ways is one unit"


def test_the_stated_day_of_the_last_move(register: Register) -> None:
    with register.write_tx() as ledger:
        fill(ledger)
        moved = {"step": Step.APPRAISAL, "target": Status.DU_DIEU_KIEN, "on": date(2026, 11, 22)}
        noted = {"step": Step.HOLDING, "target": None, "on": date(2026, 11, 25)}
        code = "HS-2026-0001"
        ledger.add_events([an_event(code), an_event(code, **moved), an_event(code, **noted)])
    with register.read_tx() as ledger:
        assert ledger.standing_since(["HS-2026-0001", "HS-2026-0002"]) == {code: date(2026, 11, 22)}


QUERIES = [
    BoardQuery(),
    BoardQuery(text="hoàng thị"),
    BoardQuery(status=Status.TRINH_KY),
    BoardQuery(unit=UNITS[0]),
    BoardQuery(rounds=(ROUND, OTHER), status=Status.TRINH_KY),
    *(BoardQuery(text="a", order=each) for each in Order),
]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_every_question_is_answered_from_an_index(query: BoardQuery, register_folder: Path) -> None:
    compiled = (
        page_query(query)
        .limit(50)
        .compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    )
    bare = sqlite3.connect(register_folder / "register.db")
    plan = [each[3] for each in bare.execute(f"EXPLAIN QUERY PLAN {compiled}")]
    bare.close()

    assert "USING COVERING INDEX" in plan[0], plan
