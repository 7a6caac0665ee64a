"""How a book stands after what was said of it."""

import pytest

from dossiers.books.book_events import BookAct, BookState
from dossiers.books.number_book import NumberBook
from tests.dossiers.books.book_examples import opening, said, state


def test_a_new_year_starts_at_one_or_after_its_own_opening() -> None:
    assert state().next_number == 1
    assert state(opening(133)).next_number == 134
    assert state(opening(133), year=2027).next_number == 1
    assert state(opening(133), opening(20, year=2027), year=2027).next_number == 21


def test_the_next_number_is_after_all_that_is_used_void_or_used_outside() -> None:
    assert state(opening(133), highest=136).next_number == 137
    assert state(opening(133), said(BookAct.VOID, 134)).next_number == 135
    assert state(said(BookAct.OUTSIDE, 140, 145), highest=137).next_number == 146


def test_a_corrected_opening_is_the_last_one_said() -> None:
    corrected = state(opening(333), opening(133))

    assert corrected.opening == 133
    assert corrected.opened == opening(133)
    assert state().opened is None


def test_a_book_shared_since_counts_on_from_the_highest_of_its_openings() -> None:
    book = NumberBook(code="VHXH", name="Sổ VHXH", symbols=("TTr-VHXH", "BC-VHXH"))
    both = BookState(book, 2026, (opening(133), opening(457, book="BC-VHXH")))

    assert both.opening == 457


@pytest.mark.parametrize(
    ("acts", "elsewhere"),
    [
        ((), False),
        (((BookAct.ELSEWHERE, 2026),), True),
        (((BookAct.ELSEWHERE, 2025),), True),
        (((BookAct.ELSEWHERE, 2026), (BookAct.HERE, 2026)), False),
        (((BookAct.ELSEWHERE, 2026), (BookAct.HERE, 2025)), True),
        (((BookAct.ELSEWHERE, 2025), (BookAct.HERE, 2026)), False),
    ],
)
def test_a_book_stays_where_it_is_kept_until_the_other_is_said(
    acts: tuple[tuple[BookAct, int], ...], elsewhere: bool
) -> None:
    events = [said(act, year=year) for act, year in acts]

    assert bool(state(*events).elsewhere) is elsewhere
