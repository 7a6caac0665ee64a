"""The lines of a number book: every number from 1 on, each used or with why it is not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dossiers.books.book_events import BookAct, BookEvent, BookState
from dossiers.books.number_book import numbered
from dossiers.books.number_rules import Taken
from dossiers.model.labels import LabelledEnum


class LineKind(LabelledEnum):
    """What became of a number."""

    USED = "DA_CAP", "Đã cấp"
    VOID = "DA_HUY", "Đã hủy"
    OPENING = "MO_SO", "Đã dùng ở sổ ngoài trước khi mở sổ"
    OUTSIDE = "DUNG_NGOAI", "Đã dùng ngoài chương trình"
    ELSEWHERE = "SO_NOI_KHAC", "Do sổ giữ ở nơi khác cấp"
    MISSING = "CHUA_RO", "Chưa dùng, chưa rõ vì sao"


class BookLine(NamedTuple):
    """Numbers with one fate: a single one, or a run of them that no document has.

    `said` tells who explained it, when and why; `backwards` that its day is before that of a
    lower number.
    """

    first: int
    last: int
    kind: LineKind
    symbol: str = ""
    on: date | None = None
    purpose: str = ""
    said: BookEvent | None = None
    backwards: bool = False

    @property
    def text(self) -> str:
        """Return its numbers as staff read them: "05/QĐ-UBND", or "01 - 133"."""
        if self.first < self.last:
            return f"{self.first:02d} - {self.last:02d}"
        return numbered(self.first, self.symbol) if self.symbol else f"{self.first:02d}"


def book_lines(state: BookState, taken: Sequence[Taken]) -> tuple[BookLine, ...]:
    """Return a line for each number or run of numbers up to the highest, ascending."""
    single = defaultdict(list)
    for each in _singles(state, taken):
        single[each.first].append(each)
    found = (
        line
        for first, last in _runs(state, single)
        for line in single.get(first) or [_gap(state, first, last)]
    )
    return tuple(_with_order(found))


def _with_order(lines: Iterable[BookLine]) -> Iterator[BookLine]:
    latest = date.min
    for each in lines:
        on = each.on or latest
        yield each._replace(backwards=on < latest)
        latest = max(latest, on)


def unexplained(lines: Sequence[BookLine]) -> tuple[BookLine, ...]:
    """Return the numbers that nothing explains."""
    return tuple(each for each in lines if each.kind is LineKind.MISSING)


def _singles(state: BookState, taken: Sequence[Taken]) -> Iterator[BookLine]:
    """Yield a line for each number that a document took, and for each that was void before."""
    voids = {(each.first, each.symbol): each for each in state.of_year(BookAct.VOID)}
    for each in taken:
        void = voids.pop((each.number, each.symbol), None)
        kind = LineKind.VOID if void else LineKind.USED
        number, symbol, on, purpose = each
        yield BookLine(number, number, kind, symbol, on, purpose, said=void)
    for (number, symbol), void in voids.items():
        yield BookLine(number, number, LineKind.VOID, symbol, said=void)


def _runs(state: BookState, single: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of numbers with one fate."""
    outside = state.of_year(BookAct.OUTSIDE)
    begins = {1, state.opening + 1, state.next_number}
    begins |= {each.first for each in outside} | {each.last + 1 for each in outside}
    begins |= set(single) | {each + 1 for each in single}
    marks = sorted(each for each in begins if each <= state.next_number)
    for first, after in pairwise(marks):
        yield first, after - 1


def _gap(state: BookState, first: int, last: int) -> BookLine:
    """Return what is known of numbers that no document took."""
    if first <= state.opening:
        return BookLine(first, last, LineKind.OPENING, said=state.opened)
    if outside := state.spoken_of(first, BookAct.OUTSIDE):
        return BookLine(first, last, LineKind.OUTSIDE, said=outside)
    if said := state.elsewhere or state.spoken_of(first, BookAct.HERE):
        return BookLine(first, last, LineKind.ELSEWHERE, said=said)
    return BookLine(first, last, LineKind.MISSING)
