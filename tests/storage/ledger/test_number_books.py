"""Number books."""

import pytest

from dossiers.model.errors import InvalidForm, NumberTaken, Refused
from storage.register import Register
from storage.schema.records import NumberRecord


def test_numbers_count_from_one_in_each_book_and_year(register: Register) -> None:
    draws = [("QD", 2026), ("QD", 2026), ("TTr", 2026), ("QD", 2027), ("QD", 2026)]
    with register.write_tx() as ledger:
        drawn = [ledger.draw_number(book, year, "văn bản") for book, year in draws]

    assert drawn == [1, 2, 1, 1, 3]


def test_a_given_number_is_taken_if_free_and_counted_on_from(register: Register) -> None:
    with register.write_tx() as ledger:
        drawn = [ledger.draw_number("QD", 2026, "văn bản", given) for given in (7, 3, None)]

    assert drawn == [7, 3, 8]


def test_a_taken_number_is_refused_with_its_owner_and_the_next_one(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.draw_number("QD", 2026, "Quyết định khen thưởng đợt 2026-HN-GK", 7)
        with pytest.raises(
            NumberTaken,
            match="Số 7 năm 2026 đã cấp cho Quyết định khen thưởng đợt 2026-HN-GK: hãy dùng số 8",
        ):
            ledger.draw_number("QD", 2026, "Quyết định khác", 7)


@pytest.mark.parametrize("given", [0, -1])
def test_a_number_counts_from_one(register: Register, given: int) -> None:
    with (
        register.write_tx() as ledger,
        pytest.raises(InvalidForm, match="hãy nhập số từ 1 trở lên"),
    ):
        ledger.draw_number("QD", 2026, "văn bản", given)


def test_a_book_tells_its_numbers(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.draw_number("QD", 2026, "sau", 2)
        ledger.draw_number("QD", 2026, "trước", 1)
        ledger.draw_number("TTr", 2026, "khác")
    with register.read_tx() as ledger:
        assert ledger.numbers("QD", 2026) == (
            NumberRecord(book="QD", year=2026, number=1, purpose="trước"),
            NumberRecord(book="QD", year=2026, number=2, purpose="sau"),
        )


def test_an_undone_step_leaves_no_gap(register: Register) -> None:
    def draw_and_stop() -> None:
        with register.write_tx() as ledger:
            ledger.draw_number("QD", 2026, "văn bản")
            raise Refused("dừng")

    with pytest.raises(Refused, match="dừng"):
        draw_and_stop()
    with register.write_tx() as ledger:
        assert ledger.draw_number("QD", 2026, "văn bản") == 1
