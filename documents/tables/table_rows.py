"""Which lines under the headings are rows, and what the others are: sums, groups, who signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from documents.tables.passed_lines import (
    group_name,
    has_words,
    is_page,
    is_signing,
    is_sum,
    may_sign,
    names_group,
    spans,
)
from documents.tables.table_cells import TableCells
from documents.tables.table_grid import EMPTY, Cell, Row
from documents.tables.table_headings import ORDINAL, plain, section_of
from documents.tables.table_tops import repeats
from dossiers.matching.written_names import looks_like_person
from dossiers.model.finding import column_letter

SIGNED_ROOM = 6
"""In how many lines under a post the name of who signs may stand."""

COUNT = re.compile(r"\d{1,3}")
"""How many there are, in a line that names a group."""


class Passed(Enum):
    """Why a line is no row, as the note says it; SECTION and HEADING need no note."""

    SECTION = ""
    HEADING = " "
    GROUP = "chia nhóm"
    SUM = "cộng"
    PREFILLED = "điền sẵn, chưa có tên và thành tích"
    HIDDEN = "đang ẩn hoặc bị lọc"
    STRUCK = "bị gạch bỏ"
    EXAMPLE = "là ví dụ"
    OUTSIDE = "ở ngoài danh sách"


class Line(NamedTuple):
    """A line under the headings: what it is if it is no row, and what it says of those below."""

    number: int
    passed: Passed | None
    says: tuple[str, str] | None = None


@dataclass(frozen=True)
class ListedTable(TableCells):
    """A table and what its lines are: rows, and lines that are passed over."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each with what sections and groups above say of it."""
        known = dict(self.top.known)
        group: dict[str, str] = {}
        for line in self.lines:
            if line.passed is Passed.SECTION and line.says:
                known.update([line.says])
                group = {}
            elif line.passed is Passed.GROUP and line.says:
                group = dict([line.says])
            elif line.passed is Passed.OUTSIDE and not self._is_page(line.number):
                group = {}
            elif line.passed is None:
                yield self.row(line.number, {**group, **known})

    def notes(self) -> Iterator[str]:
        """Yield what is to be said of the table: columns that are not read, lines passed over."""
        for heading in self.top.unread:
            yield f"{self.grid.place}: cột “{heading}” không được đọc."
        reasons = [each for each in Passed if each.value.strip()]
        passed = {
            reason: [line.number for line in self.lines if line.passed is reason]
            for reason in reasons
        }
        said = [f"dòng {spans(lines)} {reason.value}" for reason, lines in passed.items() if lines]
        if bare := self._bare_columns():
            yield f"{self.grid.place}: cột {bare} không có tiêu đề mà có chữ, không được đọc."
        if said:
            count = sum(map(len, passed.values()))
            yield f"{self.grid.place}: {count} dòng không được đọc: {'; '.join(said)}."

    def _bare_columns(self) -> str:
        """Return the columns without a heading in which rows hold text."""
        known = self.top.headed | {each.column for each in self.top.parts}
        rows = (self.grid.lines[line.number] for line in self.lines if line.passed is None)
        bare = {
            number
            for cells in rows
            for number, cell in enumerate(cells, start=1)
            if number not in known and any(each.isalnum() for each in cell.text)
        }
        name = column_letter if self.grid.lettered else str
        return ", ".join(map(name, sorted(bare) if known else ()))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines under the headings that hold something."""
        signed, before = False, ""
        found: list[Line] = []
        for number in self._numbers:
            signed = signed or (number > self._last and self._is_signing(number))
            line = self._line(number, signed, before)
            if line is not None:
                found.append(line)
                before = self.count(number) if line.passed is None else before
        return tuple(found)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(each for each in self.grid.lines if self.top.line < each < self.end)

    @cached_property
    def _last(self) -> int:
        """Return the last line that is a row beyond doubt."""
        return max((each for each in self._numbers if self._is_full(each)), default=0)

    def _line(self, number: int, signed: bool, before: str) -> Line | None:
        cells = self.grid.lines[number]
        if section := self._section(cells):
            return Line(number, Passed.SECTION, section)
        if repeats(cells, self.top, self.headings):
            return Line(number, Passed.HEADING)
        filled = self.filled(number)
        if not filled and not any(self._is_text(cell) for cell in cells):
            return None
        if number in self.grid.hidden:
            return Line(number, Passed.HIDDEN)
        if self._is_struck(number):
            return Line(number, Passed.STRUCK)
        return self._judged(number, signed, before)

    def _judged(self, number: int, signed: bool, before: str) -> Line | None:
        """Tell what a line is that is shown: a row by its name and what stands beside it."""
        cells, filled = self.grid.lines[number], self.filled(number)
        beside = (filled & self.headings.needed) - {"name"}
        named = bool(self.name(number))
        if any(is_sum(cell.text) for cell in cells if cell.text):
            return Line(number, Passed.SUM)
        if signed and not self._is_full(number):
            return Line(number, Passed.OUTSIDE)
        if (named and self._beside(number)) or ("achievement" in filled and len(beside) > 1):
            return Line(number, Passed.EXAMPLE if self._is_example(number) else None)
        if filled and not named:
            reason = Passed.OUTSIDE if self.text(number, "achievement") else Passed.PREFILLED
            return Line(number, reason)
        return self._alone(number, before) if filled or has_words(cells) else None

    def _alone(self, number: int, before: str) -> Line:
        """Tell what a line is with one text in it: a group, a row that is counted, or neither."""
        texts = [" ".join(cell.text.split()) for cell in self.grid.lines[number] if cell.text]
        words = [text for text in texts if not ORDINAL.fullmatch(plain(text))]
        counts_on = self.name(number) and self._counts_on(number, before)
        if counts_on and not names_group(words[0]):
            return Line(number, None)
        if len(set(words)) == 1 and self._is_group(number, words[0], len(words) < len(texts)):
            return Line(number, Passed.GROUP, ("workplace", group_name(words[0])))
        named = looks_like_person(self.name(number)) and not self._signs_above(number)
        between = number < self._last and named
        return Line(number, None if between else Passed.OUTSIDE)

    def _beside(self, number: int) -> frozenset[str]:
        """Return the fields beside the name that say more than how many there are."""
        cells = self.cells(number)
        return frozenset(
            name
            for name in self.filled(number) - {"name"}
            if name not in cells or not COUNT.fullmatch(cells[name].text.strip())
        )

    def _is_full(self, number: int) -> bool:
        """Tell whether a line is a row beyond doubt."""
        filled = self.filled(number)
        beside = (filled & self.headings.needed) - {"name"}
        return bool(self.name(number)) and len(beside) > 1 and number not in self.grid.hidden

    def _is_signing(self, number: int) -> bool:
        texts = [cell.text.strip() for cell in self.grid.lines[number] if cell.text.strip()]
        uncounted = not self.count(number).isdigit()
        return any(map(is_signing, texts)) or (uncounted and all(map(may_sign, texts)))

    def _signs_above(self, number: int) -> bool:
        """Tell whether somebody signs in one of the lines right above."""
        above = [each for each in self._numbers if number - SIGNED_ROOM <= each < number]
        return any(is_signing(cell.text) for each in above for cell in self.grid.lines[each])

    def _is_page(self, number: int) -> bool:
        return any(is_page(cell.text) for cell in self.grid.lines[number] if cell.text)

    def _is_group(self, number: int, text: str, counted: bool) -> bool:
        merged = any(each.line == number for each in self.grid.merged)
        return counted or merged or names_group(text)

    def _is_struck(self, number: int) -> bool:
        held = [cell for cell in self.cells(number).values() if cell.text.strip()]
        return bool(held) and all(cell.struck for cell in held)

    def _is_text(self, cell: Cell) -> bool:
        return bool(cell.text.strip() or cell.fault)

    def _counts_on(self, number: int, before: str) -> bool:
        now = self.count(number)
        return now.isdigit() and (not before or (before.isdigit() and int(now) == int(before) + 1))

    def _is_example(self, number: int) -> bool:
        return plain(self.count(number)) in {"vd", "vi du", "mau"}

    def _section(self, cells: tuple[Cell, ...]) -> tuple[str, str] | None:
        """Return what a line says of all rows below it; a choice in its column is of its row."""
        found = section_of(cells, self.headings)
        if found is None:
            return None
        column, _ = self.top.columns.get(found[0], (0, ""))
        own = [EMPTY if number == column else cell for number, cell in enumerate(cells, start=1)]
        return section_of(tuple(own), self.headings)
