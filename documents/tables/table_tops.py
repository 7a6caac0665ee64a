"""Find the headings of every list in a grid: in up to three lines, under titles, said again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from documents.tables.table_grid import EMPTY, Cell, Grid
from documents.tables.table_headings import (
    ORDINALS,
    UNCOUNTED,
    Headings,
    plain,
    said_in,
    section_of,
)
from documents.tables.table_parts import (
    Heading,
    Part,
    field_of,
    name_parts,
    other_names,
    pair_parts,
)

MAX_LEVELS = 3
"""In how many lines the headings of one table may stand."""

MIN_COLUMN_NUMBERS = 3
"""So many numbers in one line are no row's."""

COLUMN_NUMBER = re.compile(r"\d{1,2}( \d{1,2})*|[a-z]?")
"""What stands under a heading: "1", "6=4+5"; "(1)" leaves nothing."""

MAX_HEADING = 120
"""Letters of the longest heading."""

MIN_KNOWN = 2
"""So many known headings in a line make it worth to say what is missing in it."""


@dataclass(frozen=True)
class Top:
    """The lines of the headings, and the column (from 1) and heading of each field."""

    line: int
    columns: Mapping[str, tuple[int, str]]
    unread: tuple[str, ...] = ()
    """Headings of columns that are not read."""
    parts: tuple[Part, ...] = ()
    """Columns that tell a field together: a name in two columns, a year under "Nam" and "Nữ"."""
    known: tuple[tuple[str, str], ...] = ()
    """What the titles above say of all rows."""
    counted: int = 0
    """The column that counts the rows; 0 if there is none."""
    headed: frozenset[int] = frozenset()
    """The columns that have a heading."""
    other_names: tuple[int, ...] = ()
    """Columns for names of another kind: "Tên tập thể" beside "Họ và tên"."""

    @property
    def told(self) -> int:
        """Return how much the headings tell: fields, and columns that tell one together."""
        return len(self.columns) + len({each.heading for each in self.parts})


def find_tops(grid: Grid, headings: Headings) -> list[Top]:
    """Return the headings of each list in the grid, from the top down; none if it holds none."""
    numbers = list(grid.lines)
    tops: list[Top] = []
    place = 0
    while place < len(numbers):
        top, levels = None, 0
        if _may_be_headings(grid.lines[numbers[place]], headings):
            top, levels = _best_top(grid, numbers[place : place + MAX_LEVELS], headings)
        if top is None:
            place += 1
            continue
        place += levels
        top = replace(top, known=_titles(grid, numbers, top, tops, headings))
        if _is_complete(grid, top, headings) and not (tops and _same(tops[-1], top)):
            tops.append(top)
    return tops


def nearest_top(grid: Grid, headings: Headings) -> Top | None:
    """Return the line that looks most like headings, though needed ones are missing in it."""
    found = (_top(grid, [line], headings) for line in grid.lines)
    likely = [top for top in found if top and len(top.columns) >= MIN_KNOWN]
    return max(likely, key=lambda top: len(top.columns), default=None)


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


def _may_be_headings(cells: tuple[Cell, ...], headings: Headings) -> bool:
    """Tell whether any cell of a line is a heading; the rows of a long list are none."""
    short = (cell.text for cell in cells if 1 < len(cell.text) <= MAX_HEADING)
    return any(each in UNCOUNTED or each in headings.known for each in map(plain, short))


def _best_top(grid: Grid, lines: list[int], headings: Headings) -> tuple[Top | None, int]:
    """Return the headings that begin on the first of these lines, and on how many they stand."""
    best: tuple[Top | None, int] = None, 0
    for levels in range(1, len(lines) + 1):
        line = lines[levels - 1]
        if _is_section(grid, line, headings) or (best[0] and _is_filled(grid, line, best[0])):
            break
        top = _top(grid, lines[:levels], headings)
        if top and (best[0] is None or top.told > best[0].told):
            best = top, levels
    top, levels = best
    wanted = headings.needed - {name for name, _ in headings.sections.values()}
    return (top, levels) if top and wanted <= top.columns.keys() else (None, 0)


def _is_filled(grid: Grid, line: int, top: Top) -> bool:
    """Tell whether something else than a heading stands under a heading that is known."""
    cells = grid.lines[line]
    spanned = {each.first for each in grid.merged if each.line < line <= each.line + MAX_LEVELS}
    under = {
        column: plain(cells[column - 1].text)
        for column, _ in top.columns.values()
        if column <= len(cells) and column not in spanned and not _opens(grid, line, top, column)
    }
    shown = {column: plain(heading) for column, heading in top.columns.values()}
    return any(text and text != shown[column] for column, text in under.items())


def _opens(grid: Grid, line: int, top: Top, column: int) -> bool:
    """Tell whether a heading stands over two lower ones, though its cells are not merged."""
    cells = grid.lines[line]
    return column + 1 not in top.headed and column < len(cells) and bool(cells[column].text)


def _is_section(grid: Grid, line: int, headings: Headings) -> bool:
    return section_of(grid.lines[line], headings) is not None


def _is_complete(grid: Grid, top: Top, headings: Headings) -> bool:
    """Tell whether what the columns lack is said by titles above or by lines between the rows."""
    below = {
        section[0]
        for line, cells in grid.lines.items()
        if line > top.line and (section := section_of(cells, headings))
    }
    return headings.needed <= top.columns.keys() | below | {name for name, _ in top.known}


def _same(one: Top, other: Top) -> bool:
    """Tell whether the headings are said again, without another title."""
    placed = {name: column for name, (column, _) in one.columns.items()}
    again = placed == {name: column for name, (column, _) in other.columns.items()}
    return again and other.known in ((), one.known)


def _titles(
    grid: Grid, numbers: list[int], top: Top, tops: list[Top], headings: Headings
) -> tuple[tuple[str, str], ...]:
    """Return what the titles over a table say of its rows, the nearest one alone."""
    above = [line for line in numbers if (tops[-1].line if tops else 0) < line < top.line]
    for line in reversed(above):
        cells = grid.lines[line]
        if found := section_of(cells, headings) or said_in(_only_text(cells), headings):
            return (found,)
    own = said_in(top.columns["name"][1], headings) if "name" in top.columns else None
    said = said_in(grid.caption, headings) if not tops else None
    return tuple(filter(None, [said or own]))


def _only_text(cells: tuple[Cell, ...]) -> str:
    """Return the text of a line that holds but one: a title; "" for any other line."""
    texts = {cell.text for cell in cells if cell.text.strip()}
    return texts.pop() if len(texts) == 1 else ""


def _top(grid: Grid, lines: list[int], headings: Headings) -> Top | None:
    over = _headings_over(grid, lines)
    columns: dict[str, tuple[int, str]] = {}
    parts = list(pair_parts(over, headings, columns))
    paired = {each.column for each in parts}
    for number, heading in over.items():
        name = "" if number in paired else field_of(heading, headings)
        if name and name not in columns:
            columns[name] = (number, heading.shown)
    parts += name_parts(grid, lines, over, columns)
    if not columns:
        return None
    read = {number for number, _ in columns.values()} | {each.column for each in parts}
    others = tuple(other_names(over, columns, headings) if not parts else ())
    unread = tuple(_unread(over, read | set(others)))
    counted = (number for number, each in over.items() if ORDINALS & set(each.spellings()))
    return Top(
        lines[-1],
        columns,
        unread,
        tuple(parts),
        counted=next(counted, 0),
        headed=frozenset(over),
        other_names=others,
    )


def _headings_over(grid: Grid, lines: list[int]) -> dict[int, Heading]:
    """Return what stands over each column; a heading over several lies over each of them."""
    width = max(len(grid.lines[line]) for line in lines)
    width = max([width, *(each.last for each in grid.merged if each.line in lines)])
    texts: dict[int, list[str]] = {number: [] for number in range(1, width + 1)}
    for level, line in enumerate(lines, start=1):
        shown = _shown(grid, line, width)
        if level < len(lines):
            shown = _spread(grid, line, _shown(grid, lines[level], width), shown)
        for number, text in enumerate(shown, start=1):
            if text and text not in texts[number]:
                texts[number].append(text)
    return {number: Heading(tuple(found)) for number, found in texts.items() if found}


def _shown(grid: Grid, line: int, width: int) -> list[str]:
    cells = grid.lines[line] + (EMPTY,) * (width - len(grid.lines[line]))
    return [" ".join(cell.text.split()) for cell in cells]


def _spread(grid: Grid, line: int, below: list[str], shown: list[str]) -> list[str]:
    """Return the texts of an upper line, each over all columns that it stands over.

    Where nothing is merged, it stands over what is headed below it and has nothing above.
    """
    shown = list(shown)
    for merged in grid.merged:
        if merged.line == line:
            covered = merged.last - merged.first + 1
            shown[merged.first - 1 : merged.last] = [shown[merged.first - 1]] * covered
    for place in range(1, len(shown)):
        if not shown[place] and below[place] and below[place - 1] not in ("", shown[place - 1]):
            shown[place] = shown[place - 1]
    return shown


def _unread(over: dict[int, Heading], read: set[int]) -> Iterator[str]:
    for number, heading in over.items():
        if number not in read and not UNCOUNTED & set(heading.spellings()):
            yield heading.shown
