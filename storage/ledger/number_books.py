"""Number books: the numbers of the office's documents, by symbol and year."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from dossiers.books.book_events import BookEvent, BookState
from dossiers.books.number_book import NumberBook, NumberRequest
from dossiers.books.number_rules import Taken, check_free, check_order, chosen_number
from storage.ledger.repository import LedgerPart
from storage.schema.tables import book_events, numbers

_FACT = [column for column in book_events.c if column.name != "id"]
_TAKEN = (numbers.c.number, numbers.c.book.label("symbol"), numbers.c.dated, numbers.c.purpose)


class NumberLedger(LedgerPart):
    """Numbers are drawn in the step that uses them, so a step undone leaves no gap.

    The database keeps symbol, number and year unique; steps follow one another, so that a book
    that symbols share has each number once too.
    """

    def draw_number(self, request: NumberRequest) -> int:
        """Return the number that one document takes."""
        return self.draw_numbers([request])[0]

    def draw_numbers(self, requests: Sequence[NumberRequest]) -> tuple[int, ...]:
        """Return the number that each document takes: the given one, or the next of its book.

        The documents are of one symbol and day; their given numbers, if any, count on. Raise
        Refused for a book kept elsewhere without a given number, NumberTaken or InvalidForm for a
        given one, DatesOutOfOrder where the day runs against those of other numbers.
        """
        if not requests:
            return ()
        state = self.book_state(requests[0].book, requests[0].year)
        drawn: list[int] = []
        for each in requests:
            number = chosen_number(each, state)
            if each.given is not None:
                check_free(self._taken(_in(state) & (numbers.c.number == number)), state)
            if each.in_order and not drawn:  # the others follow it, on the same day
                self._check_order(each, number, state)
            drawn.append(number)
            state = state._replace(highest=max(state.highest, number))
        self._write(insert(numbers), list(map(_row, requests, drawn)))
        return tuple(drawn)

    def book_state(self, book: NumberBook, year: int) -> BookState:
        """Return how a book stands in a year."""
        state = BookState(book, year, self._book_events(book, year))
        (highest,) = self._bodies(select(func.max(numbers.c.number)).where(_in(state)))
        return state._replace(highest=int(highest or 0))

    def taken_numbers(self, book: NumberBook, year: int) -> tuple[Taken, ...]:
        """Return the numbers that documents took from the book in the year, ascending."""
        query = select(*_TAKEN).where(_in(BookState(book, year))).order_by(numbers.c.number)
        return tuple(Taken(*row) for row in self._rows(query))

    def add_book_event(self, event: BookEvent) -> None:
        """Enter what was said of a book, with the account that this step acts for."""
        said = {**event.model_dump(), "act": event.act.value, "actor": event.actor or self._actor}
        self._write(insert(book_events).values(**said))

    def book_years(self) -> tuple[int, ...]:
        """Return the years of numbers, and of what was said of books, the latest first."""
        years = {*self._bodies(select(numbers.c.year).distinct())}
        years |= {*self._bodies(select(book_events.c.year).distinct())}
        return tuple(sorted(years, reverse=True))

    def _book_events(self, book: NumberBook, year: int) -> tuple[BookEvent, ...]:
        """Return what was said of a book until the year, oldest first."""
        said = select(*_FACT).where(book_events.c.book.in_(book.names), book_events.c.year <= year)
        return self._facts(BookEvent, said.order_by(book_events.c.id))

    def _check_order(self, request: NumberRequest, number: int, state: BookState) -> None:
        dated = _in(state) & numbers.c.dated.is_not(None)
        below = dated & (numbers.c.number < number)
        above = dated & (numbers.c.number > number)
        latest = (numbers.c.dated.desc(), numbers.c.number.desc())
        earliest = (numbers.c.dated, numbers.c.number)
        check_order(request, number, self._taken(below, *latest), self._taken(above, *earliest))

    def _taken(self, condition: ColumnElement[bool], *order: ColumnElement[Any]) -> Taken | None:
        query = select(*_TAKEN).where(condition).order_by(*order).limit(1)
        row = self._row(query)
        return None if row is None else Taken(*row)


def _row(request: NumberRequest, number: int) -> dict[str, Any]:
    row = {"book": request.symbol, "year": request.year, "number": number}
    return {**row, "purpose": request.purpose, "dated": request.on}


def _in(state: BookState) -> ColumnElement[bool]:
    """Return the condition that a number is of the book and year."""
    return numbers.c.book.in_(state.book.symbols) & (numbers.c.year == state.year)
