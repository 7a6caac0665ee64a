"""What the office says of a number book of a year, and how the book stands after it."""

from typing import NamedTuple

from pydantic import AwareDatetime

from dossiers.books.number_book import NumberBook
from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class BookAct(LabelledEnum):
    """What may be said of a book, beside the numbers that its documents take."""

    OPENING = "MO_SO", "Ghi số đã dùng ở sổ ngoài khi mở sổ"
    OUTSIDE = "DUNG_NGOAI", "Ghi số đã dùng ngoài chương trình"
    VOID = "HUY_SO", "Hủy số"
    ELSEWHERE = "GIU_NOI_KHAC", "Sổ giữ ở nơi khác"
    HERE = "GIU_TAI_DAY", "Sổ giữ tại chương trình"


KEEPING = frozenset({BookAct.ELSEWHERE, BookAct.HERE})
"""Where a book is kept: holds from its year on, until the other is said."""


class BookEvent(FrozenModel):
    """One thing said of a book's year: of the numbers `first` to `last`; 0 where of none.

    A book that comes back from elsewhere (`HERE`) speaks of those that were given there.
    `symbol` is that of a voided number. `by` is who says it, `actor` the account signed in.
    """

    book: Text
    year: int
    act: BookAct
    first: int = 0
    last: int = 0
    symbol: Text = ""
    reason: Text
    by: Text
    actor: Text = ""
    at: AwareDatetime

    def holds(self, number: int) -> bool:
        """Tell whether it speaks of the number."""
        return self.first <= number <= self.last


class BookState(NamedTuple):
    """A book in a year: what was said of it by then, oldest first, and its highest number.

    `highest` is the highest that a document took, 0 where none did.
    """

    book: NumberBook
    year: int
    events: tuple[BookEvent, ...] = ()
    highest: int = 0

    @property
    def text(self) -> str:
        """Return how sentences name it."""
        return f"{self.book.name} năm {self.year}"

    @property
    def opened(self) -> BookEvent | None:
        """Return what the opening number is known by; None while nobody entered one.

        Books that are shared since had one each: the highest counts.
        """
        latest = {each.book: each for each in self.of_year(BookAct.OPENING)}
        return max(latest.values(), key=lambda each: each.last, default=None)

    @property
    def opening(self) -> int:
        """Return the last number that was used outside before the program began, else 0."""
        return self.opened.last if self.opened else 0

    @property
    def elsewhere(self) -> BookEvent | None:
        """Return what says that the book is kept elsewhere; None for one kept here."""
        said = (each for each in self.events if each.act in KEEPING)
        by_year = {each.year: each for each in said}  # the last one said of each year
        latest = by_year[max(by_year)] if by_year else None
        return latest if latest and latest.act is BookAct.ELSEWHERE else None

    @property
    def next_number(self) -> int:
        """Return the number after every one that is used, voided or known to be used outside."""
        said = (each.last for each in self.of_year(BookAct.OUTSIDE, BookAct.VOID))
        return max(self.opening, self.highest, *said, 0) + 1

    def of_year(self, *acts: BookAct) -> tuple[BookEvent, ...]:
        """Return what these acts said of the year itself, oldest first."""
        return tuple(each for each in self.events if each.year == self.year and each.act in acts)

    def spoken_of(self, number: int, *acts: BookAct) -> BookEvent | None:
        """Return what one of these acts said of a number, if anything."""
        return next((each for each in self.of_year(*acts) if each.holds(number)), None)
