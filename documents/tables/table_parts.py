"""Columns that tell one field together: a name in several of them, sex or year in a pair."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from documents.tables.table_grid import Grid
from documents.tables.table_headings import FAMILY, GIVEN, MIDDLE, Headings, plain
from dossiers.model.names import fold


class Part(NamedTuple):
    """One of several columns that tell a field together; `said` is what a filled one tells."""

    column: int
    name: str
    said: tuple[str, str] | None = None
    heading: str = ""


class Heading(NamedTuple):
    """What stands over a column: all texts from the top down, and as whole sentences."""

    texts: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return the lowest text, which staff know the column by."""
        return self.texts[-1] if self.texts else ""

    def spellings(self) -> tuple[str, ...]:
        """Return all that the column may be known by, the most special first."""
        joined = plain(" ".join(self.texts))
        return tuple(dict.fromkeys([joined, *(plain(text) for text in reversed(self.texts))]))


def other_names(
    over: dict[int, Heading], columns: dict[str, tuple[int, str]], headings: Headings
) -> Iterator[int]:
    """Yield the columns for names under another heading than the first such column."""
    column, shown = columns.get("name", (0, ""))
    for number, heading in over.items():
        other = plain(heading.shown) != plain(shown) and field_of(heading, headings) == "name"
        if number > column > 0 and other:
            yield number


def field_of(heading: Heading, headings: Headings) -> str:
    return next(
        (headings.known[each] for each in heading.spellings() if each in headings.known), ""
    )


def name_parts(
    grid: Grid, lines: list[int], over: dict[int, Heading], columns: dict[str, tuple[int, str]]
) -> Iterator[Part]:
    """Yield the columns of a name that stands in two: under one heading, or family name apart."""
    found = {
        number: heading.shown
        for number, heading in over.items()
        if any(_is_name_part(each) for each in heading.spellings())
    }
    family = [number for number in found if _matches(FAMILY, over[number])]
    if family and any(_matches(GIVEN, over[number]) for number in found):
        columns["name"] = (family[0], over[family[0]].shown)
        yield from (Part(number, "name", heading=shown) for number, shown in _ordered(found, over))
        return
    column = columns.get("name", (0, ""))[0]
    for merged in grid.merged:
        if merged.line == lines[-1] and merged.first == column:
            yield from (Part(each, "name") for each in range(merged.first, merged.last + 1))
            return
    if column and column + 1 not in over and _goes_on_beside(grid, lines[-1], column):
        yield from (Part(each, "name") for each in (column, column + 1))


def _is_name_part(spelled: str) -> bool:
    return any(pattern.fullmatch(spelled) for pattern in (FAMILY, MIDDLE, GIVEN))


def _matches(pattern: re.Pattern[str], heading: Heading) -> bool:
    return any(pattern.fullmatch(each) for each in heading.spellings())


def _ordered(found: dict[int, str], over: dict[int, Heading]) -> list[tuple[int, str]]:
    """Return the columns of a name as it is written: family name first, given name last."""
    return sorted(
        found.items(),
        key=lambda each: (
            not _matches(FAMILY, over[each[0]]),
            _matches(GIVEN, over[each[0]]),
            each[0],
        ),
    )


def _goes_on_beside(grid: Grid, top: int, column: int) -> bool:
    """Tell whether a column without a heading holds given names: one or two words in each row."""
    rows = [cells for line, cells in grid.lines.items() if line > top and len(cells) > column]
    beside = [cells[column].text.split() for cells in rows if cells[column - 1].text.strip()]
    given = [words for words in beside if words]
    named = all(len(words) <= 2 and "".join(words).istitle() for words in given)  # noqa: PLR2004
    return bool(given) and named and len(given) * 2 > len(beside)


def pair_parts(
    over: dict[int, Heading], headings: Headings, columns: dict[str, tuple[int, str]]
) -> Iterator[Part]:
    """Yield the columns of a pair: which of them is filled tells a field of its own."""
    found = [(number, each, *_pair(each, headings)) for number, each in over.items()]
    paired = [each for each in found if each[2]]
    for number, each, side, name in paired if len({each[2] for each in paired}) > 1 else ():
        said = headings.pairs[side]
        columns.setdefault(said[0], (number, each.shown))
        columns.setdefault(name, (number, each.texts[0]))
        yield Part(number, "" if name == said[0] else name, said, each.shown)


def _pair(heading: Heading, headings: Headings) -> tuple[str, str]:
    """Return the side of a pair that a heading names, and the field of both; "" if none.

    "Nam" stands under a heading, alone, or behind it: "Năm sinh (Nữ)".
    """
    spelled = " ".join(re.sub(r"[^a-z]+", " ", fold(heading.shown)).split())
    uppers = {each for each, name in headings.known.items() if name in headings.paired}
    if spelled in headings.pairs:
        return spelled, _over_pair(heading, headings)
    before, _, side = spelled.rpartition(" ")
    if side in headings.pairs and before in uppers:
        return side, headings.known[before]
    return "", ""


def _over_pair(heading: Heading, headings: Headings) -> str:
    """Return the field that the upper headings of a pair name; alone it may be a birth year."""
    above = (headings.known.get(plain(text), "") for text in reversed(heading.texts[:-1]))
    named = next((name for name in above if name in headings.paired), "")
    return named or ("birth_year" if "birth_year" in headings.paired else "")
