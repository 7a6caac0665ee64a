"""Number books: the numbers of the office's documents, by book and year."""

from sqlalchemy import func, insert, select

from dossiers.model.errors import InvalidForm, NumberTaken
from storage.ledger.repository import LedgerPart
from storage.schema.records import NumberRecord
from storage.schema.tables import numbers


class NumberLedger(LedgerPart):
    """Numbers are drawn in the step that uses them, so a step undone leaves no gap."""

    def draw_number(self, book: str, year: int, purpose: str, given: int | None = None) -> int:
        """Return the highest number of the book and year plus one; or the `given` one, if free.

        Raise NumberTaken, or InvalidForm for a number below 1.
        """
        if given is None:
            number = self._next_number(book, year)
        else:
            number = self._free_number(book, year, given)
        self._write(insert(numbers).values(book=book, year=year, number=number, purpose=purpose))
        return number

    def numbers(self, book: str, year: int) -> tuple[NumberRecord, ...]:
        """Return the numbers drawn from the book in the year, ascending."""
        query = select(numbers).where(numbers.c.book == book, numbers.c.year == year)
        return self._facts(NumberRecord, query.order_by(numbers.c.number))

    def _next_number(self, book: str, year: int) -> int:
        drawn = select(func.max(numbers.c.number)).where(numbers.c.book == book)
        (highest,) = self._bodies(drawn.where(numbers.c.year == year))
        return int(highest or 0) + 1

    def _free_number(self, book: str, year: int, number: int) -> int:
        if number < 1:
            raise InvalidForm(f"Số {number} không hợp lệ: hãy nhập số từ 1 trở lên.")
        query = select(numbers.c.purpose).where(
            numbers.c.book == book, numbers.c.year == year, numbers.c.number == number
        )
        taken = self._row(query)
        if taken is not None:
            raise NumberTaken(
                f"Số {number} năm {year} đã cấp cho {taken.purpose}: "
                f"hãy dùng số {self._next_number(book, year)} hoặc để trống để lấy số tiếp theo."
            )
        return number
