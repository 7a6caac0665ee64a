"""Headings as units write them: their spelling, and lines that say something of the rows below."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from documents.tables.table_grid import Cell
from dossiers.model.names import fold

MAX_SECTION_TEXTS = 3
"""How many texts stand in a section's line at most: its number, who follows, how many."""

ORDINAL = re.compile(r"(?:phan )?(?:[ivx]{1,5}|[a-hk]|\d{1,2}(?: \d{1,2}){0,2})")
OPENING = re.compile(rf"^({ORDINAL.pattern} )?((danh sach|doi voi|khen thuong|cac) )*")
"""What stands before the name of a section: "II.", "A. Đối với"."""

COUNTED = re.compile(r"( gom)? \d+( nguoi| tap the| ca nhan| ho| truong hop)?$")
"""How many there are, behind the name of a section."""

UNCOUNTED = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu", "loi", ""})
"""Columns that nobody expects to be read."""

ORDINALS = frozenset({"stt", "tt", "so tt", "so thu tu"})
"""Columns that count the rows."""

GIVEN = re.compile(r"ten( goi)?")
MIDDLE = re.compile(r"(ten |chu )?(dem|lot|giua)")
FAMILY = re.compile(r"ho( va)?( ten| chu)?( va)?( dem| lot| lot dem| giua)|ho")
"""Headings of given names, and of what stands before them, where they have columns of their own."""


@dataclass(frozen=True)
class Headings:
    """The columns of a table: `known` headings, as `plain` leaves them, and the field of each.

    `titles` name each field as staff know it; without the columns of the `needed` fields a table
    is something else. `numbered` are fields that are digits and no amount, such as citizen numbers.
    `sections` are lines between the rows, as `plain` leaves them, that say a field of all rows
    below: "I. TẬP THỂ". `pairs` are two columns side by side, as `plain` leaves the lower heading,
    that tell one field by which of them is filled: "Nam", "Nữ"; they stand under `paired` fields.
    """

    known: Mapping[str, str]
    titles: Mapping[str, str]
    needed: frozenset[str]
    numbered: frozenset[str] = frozenset()
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    paired: frozenset[str] = frozenset()

    def asked(self) -> str:
        """Return the needed columns as a sentence lists them."""
        return self.named(self.needed)

    def named(self, names: frozenset[str]) -> str:
        """Return these columns as a sentence lists them."""
        return ", ".join(f"“{self.titles[name]}”" for name in self.titles if name in names)


@lru_cache(8192)
def plain(heading: str) -> str:
    """Return a heading for comparison: "Họ và tên (*)" as "ho va ten"."""
    bare = re.sub(r"\([^)]*\)", " ", fold(heading))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def section_of(cells: tuple[Cell, ...], headings: Headings) -> tuple[str, str] | None:
    """Return the field and value that a line says of the rows below it; None for any other line."""
    typed = {cell.text for cell in cells if cell.text.strip()}
    if len(typed) > MAX_SECTION_TEXTS:
        return None
    texts = [text for text in map(plain, typed) if text and not ORDINAL.fullmatch(text)]
    if len(texts) != 1:
        return None
    said = COUNTED.sub("", OPENING.sub("", texts[0]))
    return headings.sections.get(said)


def said_in(caption: str, headings: Headings) -> tuple[str, str] | None:
    """Return what a title above a table says of its rows; None if nothing, or more than one."""
    words = f" {plain(caption)} "
    names = (each for each in headings.sections if " " in each)  # "hộ" alone also means else
    said = {headings.sections[name] for name in names if f" {name} " in words}
    return said.pop() if len(said) == 1 else None
