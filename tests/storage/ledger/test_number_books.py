"""Number books."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pytest

from dossiers.books.book_events import BookAct
from dossiers.books.number_rules import Taken
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, NumberTaken, Refused
from storage.register import Register
from tests.storage.examples import a_book, a_book_event, a_number


def test_numbers_count_from_one_in_each_book_and_year(register: Register) -> None:
    draws = [("QD", 2026), ("QD", 2026), ("TTr", 2026), ("QD", 2027), ("QD", 2026)]
    with register.write_tx() as ledger:
        drawn = [ledger.draw_number(a_number(book, year, "văn bản")) for book, year in draws]

    assert drawn == [1, 2, 1, 1, 3]


def test_a_given_number_is_taken_if_free_and_counted_on_from(register: Register) -> None:
    with register.write_tx() as ledger:
        drawn = [
            ledger.draw_number(a_number("QD", 2026, "văn bản", given)) for given in (7, 3, None)
        ]

    assert drawn == [7, 3, 8]


def test_a_taken_number_is_refused_with_its_owner_and_the_next_one(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.draw_number(a_number("QD", 2026, "Quyết định khen thưởng đợt 2026-HN-GK", 7))
        with pytest.raises(
            NumberTaken,
            match="Số 7 năm 2026 đã cấp cho Quyết định khen thưởng đợt 2026-HN-GK: hãy dùng số 8",
        ):
            ledger.draw_number(a_number("QD", 2026, "Quyết định khác", 7))


@pytest.mark.parametrize("given", [0, -1])
def test_a_number_counts_from_one(register: Register, given: int) -> None:
    with (
        register.write_tx() as ledger,
        pytest.raises(InvalidForm, match="hãy nhập số từ 1 trở lên"),
    ):
        ledger.draw_number(a_number("QD", 2026, "văn bản", given))


def test_a_book_tells_its_numbers(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.draw_number(a_number("QD", 2026, "sau", 2))
        ledger.draw_number(a_number("QD", 2026, "trước", 1))
        ledger.draw_number(a_number("TTr", 2026, "khác"))
    with register.read_tx() as ledger:
        assert ledger.taken_numbers(a_book("QD"), 2026) == (
            Taken(1, "QD", date(2026, 11, 16), "trước"),
            Taken(2, "QD", date(2026, 11, 16), "sau"),
        )


def test_an_undone_step_leaves_no_gap(register: Register) -> None:
    def draw_and_stop() -> None:
        with register.write_tx() as ledger:
            ledger.draw_number(a_number("QD", 2026, "văn bản"))
            raise Refused("dừng")

    with pytest.raises(Refused, match="dừng"):
        draw_and_stop()
    with register.write_tx() as ledger:
        assert ledger.draw_number(a_number("QD", 2026, "văn bản")) == 1


def test_an_opening_is_counted_on_from_until_the_year_ends(register: Register) -> None:
    proposal = partial(a_number, "TTr-VHXH", purpose="Tờ trình")
    with register.write_tx() as ledger:
        ledger.add_book_event(a_book_event())
        drawn = [ledger.draw_number(proposal(year=year)) for year in (2026, 2026, 2027)]
        with pytest.raises(NumberTaken, match="đã dùng đến hết số 133 ở sổ ngoài"):
            ledger.draw_number(proposal(year=2026, given=133))

    assert drawn == [134, 135, 1]


def test_symbols_that_share_a_book_count_on_together(register: Register) -> None:
    shared = a_book("TTr-VHXH", "BC-VHXH")
    with register.write_tx() as ledger:
        drawn = [
            ledger.draw_number(a_number(symbol, 2026, symbol, book=shared))
            for symbol in ("TTr-VHXH", "BC-VHXH", "TTr-VHXH")
        ]
        with pytest.raises(NumberTaken, match="Số 2 năm 2026 đã cấp cho BC-VHXH: hãy dùng số 4"):
            ledger.draw_number(a_number("TTr-VHXH", 2026, "Tờ trình", 2, book=shared))
    with register.read_tx() as ledger:
        taken = ledger.taken_numbers(shared, 2026)

    assert drawn == [1, 2, 3]
    assert [each.symbol for each in taken] == ["TTr-VHXH", "BC-VHXH", "TTr-VHXH"]


def test_a_number_of_a_symbol_is_never_used_again_though_its_book_is_shared_since(
    register: Register,
) -> None:
    with register.write_tx() as ledger:
        ledger.draw_number(a_number("BC-VHXH", 2026, "Báo cáo", 7))
        shared = a_number("TTr-VHXH", 2026, "Tờ trình", book=a_book("TTr-VHXH", "BC-VHXH"))

        assert ledger.draw_number(shared) == 8


def test_a_book_kept_elsewhere_takes_the_numbers_given_to_it(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_book_event(a_book_event(BookAct.ELSEWHERE, 0, reason="Văn phòng giữ sổ"))
        given = ledger.draw_number(a_number("TTr-VHXH", 2027, "Tờ trình", 458))
        with pytest.raises(Refused, match=r"giữ ở nơi khác \(Văn phòng giữ sổ\): hãy ghi số"):
            ledger.draw_number(a_number("TTr-VHXH", 2027, "Tờ trình"))

    assert given == 458


def test_numbers_and_days_do_not_run_against_each_other(register: Register) -> None:
    report = partial(a_number, "BC-VHXH", 2027, "Báo cáo")
    with register.write_tx() as ledger:
        ledger.draw_number(report(on=date(2027, 1, 20)))
        ledger.draw_number(report(given=9, on=date(2027, 2, 20)))
        with pytest.raises(DatesOutOfOrder, match=r"10/BC-VHXH ngày 08/01/2027 đứng sau số 09"):
            ledger.draw_number(report(on=date(2027, 1, 8)))
        with pytest.raises(DatesOutOfOrder, match=r"05/BC-VHXH ngày 21/02/2027 đứng trước số 09"):
            ledger.draw_number(report(given=5, on=date(2027, 2, 21)))
        between = ledger.draw_number(report(given=5, on=date(2027, 2, 1)))
        late = ledger.draw_number(
            report(on=date(2027, 1, 8)).model_copy(update={"in_order": False})
        )

    assert (between, late) == (5, 10)


def test_what_is_said_of_a_book_comes_back_with_the_account(register: Register) -> None:
    said = a_book_event()
    with register.write_tx("van.thu") as ledger:
        ledger.add_book_event(said)
        ledger.draw_number(a_number("QD", 2025, "Quyết định"))
    with register.read_tx() as ledger:
        state = ledger.book_state(a_book("TTr-VHXH"), 2026)

        assert state.events == (said.model_copy(update={"actor": "van.thu"}),)
        assert ledger.book_state(a_book("TTr-VHXH"), 2025).events == ()
        assert ledger.book_years() == (2026, 2025)


def test_two_people_at_once_get_one_number_each_of_a_shared_book(register: Register) -> None:
    shared = a_book("TTr-VHXH", "BC-VHXH")

    def draw(place: int) -> int:
        symbol = shared.symbols[place % 2]
        with register.write_tx() as ledger:
            return ledger.draw_number(a_number(symbol, 2026, symbol, book=shared))

    with register.write_tx() as ledger:
        ledger.add_book_event(a_book_event(last=457, book="CHUNG"))
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(draw, range(12))) == list(range(458, 470))
