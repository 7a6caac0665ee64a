"""A book of proposals, clearly made up, and what may be said of it."""

from datetime import UTC, date, datetime
from typing import Any

from dossiers.books.book_events import BookAct, BookEvent, BookState
from dossiers.books.number_book import NumberBook, NumberRequest
from dossiers.books.number_rules import Taken

SYMBOL = "TTr-VHXH"
BOOK = NumberBook(code=SYMBOL, name="Sổ TTr-VHXH", symbols=(SYMBOL,))
NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def said(act: BookAct, first: int = 0, last: int | None = None, **changes: Any) -> BookEvent:
    """Return what Văn thư says of the book in 2026."""
    numbers = {"first": first, "last": first if last is None else last}
    facts = {"book": SYMBOL, "year": 2026, "act": act, "reason": "theo sổ giấy", "at": NOW}
    facts |= {"symbol": SYMBOL if act is BookAct.VOID else "", "by": "Hà Thị Mẫu"}
    return BookEvent.model_validate({**facts, **numbers, **changes})


def opening(last: int, **changes: Any) -> BookEvent:
    """Return the opening number of the book's year."""
    return said(BookAct.OPENING, 1, last, **changes)


def state(*events: BookEvent, highest: int = 0, year: int = 2026) -> BookState:
    """Return how the book stands."""
    return BookState(BOOK, year, events, highest)


def asked(given: int | None = None, on: date = date(2026, 5, 10)) -> NumberRequest:
    """Return what a proposal asks of the book."""
    return NumberRequest(book=BOOK, symbol=SYMBOL, on=on, purpose="Tờ trình mẫu", given=given)


def taken(number: int, day: int = 10, purpose: str = "Tờ trình mẫu") -> Taken:
    """Return a number that a proposal of May 2026 took."""
    return Taken(number, SYMBOL, date(2026, 5, day), purpose)
