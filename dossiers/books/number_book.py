"""A number book (sổ số văn bản): which symbols count on in it, and what is asked of it."""

from collections.abc import Collection, Iterable
from datetime import date

from dossiers.model.record import FrozenModel, Source, Text


class NumberBook(FrozenModel):
    """Symbols whose numbers are one series a year (Decree 30/2020, Điều 15).

    A symbol that shares no book has one of its own, whose code it is. `shared` are the books that
    it shares in other years.
    """

    code: Text
    name: Text
    symbols: tuple[Text, ...]
    shared: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that something may have been said of the book under, in whichever year."""
        return tuple(dict.fromkeys((self.code, *self.symbols, *self.shared)))


class SharedBook(NumberBook):
    """A book of several symbols, as the ward keeps it from one year until another, or still."""

    from_year: int
    until_year: int | None = None
    source: Source

    def covers(self, year: int) -> bool:
        """Tell whether the book is kept in the year."""
        return self.from_year <= year <= (self.until_year or year)

    @property
    def plain(self) -> NumberBook:
        """Return the book without what the ward says of it."""
        return NumberBook(code=self.code, name=self.name, symbols=self.symbols)


class NumberRequest(FrozenModel):
    """A number asked for a document that bears the day `on`: the `given` one, else the next.

    `in_order` is false for a paper that bears the day of a meeting or a reception: it is entered
    when the office comes to it, so its number need not follow the days.
    """

    book: NumberBook
    symbol: Text
    on: date
    purpose: Text
    given: int | None = None
    in_order: bool = True

    @property
    def year(self) -> int:
        """Return the year of the series."""
        return self.on.year


def numbered(number: int, symbol: str) -> str:
    """Write number and symbol, below ten with a zero before: "05/QĐ-UBND" (Decree 30, annex I)."""
    return f"{number:02d}/{symbol}"


def book_of(shared: Collection[SharedBook], symbol: str, year: int) -> NumberBook:
    """Return the book that a symbol counts in, in a year: a shared one, else its own."""
    for each in shared:
        if symbol in each.symbols and each.covers(year):
            return each.plain
    others = tuple(each.code for each in shared if symbol in each.symbols)
    return NumberBook(code=symbol, name=f"Sổ {symbol}", symbols=(symbol,), shared=others)


def books_of(
    shared: Collection[SharedBook], symbols: Iterable[str], year: int
) -> tuple[NumberBook, ...]:
    """Return the books of all these symbols in a year, each once, in the order of the symbols."""
    found = (book_of(shared, symbol, year) for symbol in symbols)
    return tuple({each.code: each for each in found}.values())
