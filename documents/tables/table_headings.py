"""Find which column holds what: headings in many forms, under titles, in one line or in two."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from documents.tables.table_grid import Cell, Grid
from dossiers.model.names import fold

SEARCHED = 30
"""How far down the headings may stand, under titles."""

MAX_SECTION_TEXTS = 3
"""How many texts stand in a section's line at most: its number, who follows, how many."""

ORDINAL = re.compile(r"(?:phan )?(?:[ivx]{1,4}|[a-d]|\d{1,2})")
OPENING = re.compile(rf"^({ORDINAL.pattern} )?((danh sach|doi voi|khen thuong|cac) )*")
"""What stands before the name of a section: "II.", "A. Đối với"."""

MIN_COLUMN_NUMBERS = 3
"""So many numbers in one line are no row's."""

COLUMN_NUMBER = re.compile(r"\d{1,2}|[a-z]?")
"""What stands under a heading: "1"; "(1)" leaves nothing."""


@dataclass(frozen=True)
class Headings:
    """The columns of a table: `known` headings, as `plain` leaves them, and the field of each.

    `titles` name each field as staff know it; without the columns of the `needed` fields a table
    is something else. `numbered` are fields that are digits and no amount, such as citizen numbers.
    `sections` are lines between the rows, as `plain` leaves them, that say a field of all rows
    below: "I. TẬP THỂ".
    """

    known: Mapping[str, str]
    titles: Mapping[str, str]
    needed: frozenset[str]
    numbered: frozenset[str] = frozenset()
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def asked(self) -> str:
        """Return the needed columns as a sentence lists them."""
        return ", ".join(f"“{self.titles[name]}”" for name in self.titles if name in self.needed)


@dataclass(frozen=True)
class Top:
    """The line of the headings, and the column (from 1) and heading of each field."""

    line: int
    columns: Mapping[str, tuple[int, str]]
    unread: tuple[str, ...]
    """Headings of columns that are not read."""


UNCOUNTED = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu", "loi", ""})
"""Columns that nobody expects to be read."""


def plain(heading: str) -> str:
    """Return a heading for comparison: "Họ và tên (*)" as "ho va ten"."""
    bare = re.sub(r"\([^)]*\)", " ", fold(heading))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def find_top(grid: Grid, headings: Headings) -> Top | None:
    """Return the headings of the grid, or None if it is no such table."""
    lines = list(grid.lines.items())[:SEARCHED]
    sections = [(line, section_of(cells, headings)) for line, cells in grid.lines.items()]
    for place, (line, cells) in enumerate(lines):
        above = lines[place - 1][1] if place else ()
        below = {section[0] for number, section in sections if section and number > line}
        for named in (cells, _joined(above, cells)):
            columns = dict(_columns(named, headings))
            if headings.needed <= columns.keys() | below:
                return Top(line, columns, tuple(_unread(named, columns, headings)))
    return None


def section_of(cells: tuple[Cell, ...], headings: Headings) -> tuple[str, str] | None:
    """Return the field and value that a line says of the rows below it; None for any other line."""
    typed = {cell.text for cell in cells if cell.text.strip()}
    if len(typed) > MAX_SECTION_TEXTS:
        return None
    texts = [text for text in map(plain, typed) if text and not ORDINAL.fullmatch(text)]
    return headings.sections.get(OPENING.sub("", texts[0])) if len(texts) == 1 else None


def repeats(cells: tuple[Cell, ...], top: Top, headings: Headings) -> bool:
    """Tell whether a line says the headings again, as on each page, or numbers the columns."""
    held = {
        name: cells[column - 1].text
        for name, (column, _) in top.columns.items()
        if column <= len(cells) and cells[column - 1].text.strip()
    }
    again = (headings.known.get(plain(text)) == name for name, text in held.items())
    numbers = (COLUMN_NUMBER.fullmatch(plain(text)) for text in held.values())
    return (len(held) > 1 and all(again)) or (len(held) >= MIN_COLUMN_NUMBERS and all(numbers))


def _joined(above: tuple[Cell, ...], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return headings over two lines: the lower one where it is filled, else the upper."""
    width = max(len(above), len(cells))
    upper, lower = (each + (Cell(),) * (width - len(each)) for each in (above, cells))
    return tuple(low if low.text else high for high, low in zip(upper, lower, strict=True))


def _columns(cells: tuple[Cell, ...], headings: Headings) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield each field with its column; of two columns for one field the first is read."""
    seen: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = headings.known.get(plain(cell.text))
        if name and name not in seen:
            seen.add(name)
            yield name, (number, " ".join(cell.text.split()))


def _unread(
    cells: tuple[Cell, ...], columns: Mapping[str, tuple[int, str]], headings: Headings
) -> Iterator[str]:
    read = {number for number, _ in columns.values()}
    for number, cell in enumerate(cells, start=1):
        shown = " ".join(cell.text.split())
        if number not in read and plain(shown) not in UNCOUNTED | headings.known.keys():
            yield shown
