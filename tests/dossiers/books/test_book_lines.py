"""The lines of a book: every number from 1 on, with why it is used or not."""

from datetime import date

from dossiers.books.book_events import BookAct
from dossiers.books.book_lines import LineKind, book_lines, unexplained
from tests.dossiers.books.book_examples import SYMBOL, opening, said, state, taken


def test_every_number_is_used_or_explained_or_missing() -> None:
    book = state(
        opening(133),
        said(BookAct.VOID, 135),
        said(BookAct.OUTSIDE, 137, 139),
        said(BookAct.VOID, 136),
        highest=144,
    )

    lines = book_lines(book, [taken(134), taken(136), taken(140), taken(144)])

    assert [(each.text, each.kind) for each in lines] == [
        ("01 - 133", LineKind.OPENING),
        ("134/TTr-VHXH", LineKind.USED),
        ("135/TTr-VHXH", LineKind.VOID),
        ("136/TTr-VHXH", LineKind.VOID),
        ("137 - 139", LineKind.OUTSIDE),
        ("140/TTr-VHXH", LineKind.USED),
        ("141 - 143", LineKind.MISSING),
        ("144/TTr-VHXH", LineKind.USED),
    ]
    assert [each.text for each in unexplained(lines)] == ["141 - 143"]
    assert lines[3].purpose == "Tờ trình mẫu"
    assert lines[3].said == said(BookAct.VOID, 136)


def test_numbers_between_those_of_a_book_kept_elsewhere_are_of_that_book() -> None:
    kept = state(said(BookAct.ELSEWHERE), highest=458)

    lines = book_lines(kept, [taken(455), taken(458)])

    assert [(each.text, each.kind) for each in lines] == [
        ("01 - 454", LineKind.ELSEWHERE),
        ("455/TTr-VHXH", LineKind.USED),
        ("456 - 457", LineKind.ELSEWHERE),
        ("458/TTr-VHXH", LineKind.USED),
    ]


def test_numbers_drawn_before_the_opening_was_entered_keep_their_lines() -> None:
    lines = book_lines(state(opening(133), highest=2), [taken(1), taken(2)])

    assert [each.text for each in lines] == ["01/TTr-VHXH", "02/TTr-VHXH", "03 - 133"]


def test_a_line_whose_day_is_before_that_of_a_lower_number_is_marked() -> None:
    lines = book_lines(state(highest=4), [taken(1, 10), taken(2, 9), taken(3, 10), taken(4, 11)])

    assert [each.backwards for each in lines] == [False, True, False, False]
    assert lines[1].on == date(2026, 5, 9)


def test_an_unused_book_has_no_lines_and_a_single_gap_its_bare_number() -> None:
    assert book_lines(state(), []) == ()
    assert [each.text for each in book_lines(state(highest=2), [taken(2)])] == [
        "01",
        f"02/{SYMBOL}",
    ]
