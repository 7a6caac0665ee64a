"""The rows of lists: columns known by their headings, lines matched with dossiers by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.proofread.paper import Paper
from documents.proofread.saying import said
from documents.readback import Paragraph
from dossiers.model.dossier import Dossier
from dossiers.model.names import fold

_HEADINGS = {
    "ordinal": r"(stt|tt|so tt|so so vang)$",
    "name": r"(ho va ten|ho ten|ho, ten|ten )",
    "unit": r"don vi (de nghi|trinh)",
    "post": r"(chuc vu|chuc danh|dia chi|don vi)",
    "achievement": r"(tom tat )?thanh tich",
    "votes": r"(so )?(phieu )?dong y|so phieu",
    "disagree": r"(so )?(phieu )?khong dong y",
    "abstain": r"(so )?(phieu )?khong (co )?y kien",
    "share": r"ty le",
    "bonus": r"(muc |so )?(tien )?(thuong|tien)",
    "result": r"ket qua",
}
"""How the headings of columns begin, without diacritics."""
_TOTAL = re.compile(r"(tong|cong)\b")


@dataclass(frozen=True)
class Row:
    """A line of a list: its cells by the meaning of their columns, and where it stands."""

    cells: dict[str, str]
    at: Paragraph

    @property
    def name(self) -> str:
        """Whom it names."""
        return self.cells.get("name", "")


@dataclass(frozen=True)
class Listing:
    """A table that lists people, and what its total row says."""

    columns: frozenset[str]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]


@dataclass(frozen=True)
class Matched:
    """Lines and dossiers that belong together, and those without a partner."""

    pairs: tuple[tuple[Row, Dossier], ...]
    misnamed: tuple[tuple[Row, Dossier], ...]
    doubled: tuple[Row, ...]
    extra: tuple[Row, ...]
    missing: tuple[Dossier, ...]


def listings(paper: Paper) -> Iterator[Listing]:
    """The tables of a document whose headings name a column of names."""
    for table, rows in paper.sheet.tables.items():
        meanings = _meanings(rows[0])
        if "name" in meanings.values() and len(meanings) > 1:
            yield _listing(paper, table, meanings, len(rows))


def _meanings(heading: dict[int, str]) -> dict[int, str]:
    """What each column holds; a meaning is taken once."""
    found: dict[int, str] = {}
    for column, text in heading.items():
        for meaning, pattern in _HEADINGS.items():
            if meaning not in found.values() and re.match(pattern, fold(text)):
                found[column] = meaning
                break
    return found


def _listing(paper: Paper, table: int, meanings: dict[int, str], count: int) -> Listing:
    texts = paper.sheet.tables[table]
    starts = _starts(paper, table)
    rows: list[Row] = []
    totals: list[Row] = []
    name = next(column for column, meaning in meanings.items() if meaning == "name")
    for number in range(1, count):
        row = texts[number]
        cells = {meanings[column]: text for column, text in row.items() if column in meanings}
        made = Row(cells, starts[number])
        if _TOTAL.match(fold(" ".join(row.values()))):
            totals.append(made)
        elif row.get(name) and not _repeats_heading(cells, texts[0], name):
            rows.append(made)
    return Listing(frozenset(meanings.values()), tuple(rows), tuple(totals))


def _repeats_heading(cells: dict[str, str], heading: dict[int, str], name: int) -> bool:
    return said(cells.get("name", "")) == said(heading[name])


def _starts(paper: Paper, table: int) -> list[Paragraph]:
    """The first paragraph of each row that says something, else its first."""
    found: dict[int, Paragraph] = {}
    for each in paper.sheet.paragraphs:
        if each.cell is not None and each.cell.table == table:
            held = found.get(each.cell.row)
            if held is None or (not held.text and each.text):
                found[each.cell.row] = each
    return list(found.values())


def matched(rows: Sequence[Row], dossiers: Sequence[Dossier]) -> Matched:
    """Match lines with dossiers: by name, what is left by its place in the list."""
    left = list(dossiers)
    pairs: list[tuple[Row, Dossier]] = []
    strange: list[tuple[int, Row]] = []
    doubled: list[Row] = []
    for place, row in enumerate(rows):
        dossier = next((each for each in left if names(row.name, each)), None)
        if dossier is not None:
            left.remove(dossier)
            pairs.append((row, dossier))
        elif any(names(row.name, each) for each in dossiers):
            doubled.append(row)
        else:
            strange.append((place, row))
    misnamed = _by_place(strange, left, dossiers)
    named = [row for row, _ in misnamed]
    return Matched(
        pairs=tuple(pairs),
        misnamed=tuple(misnamed),
        doubled=tuple(doubled),
        extra=tuple(row for _, row in strange if row not in named),
        missing=tuple(left),
    )


def _by_place(
    strange: Sequence[tuple[int, Row]], left: list[Dossier], dossiers: Sequence[Dossier]
) -> list[tuple[Row, Dossier]]:
    """Pair unknown names with the dossiers in whose place they stand, or with any left."""
    found: list[tuple[Row, Dossier]] = []
    for place, row in strange:
        meant = dossiers[place] if place < len(dossiers) else None
        if meant is None or meant not in left:
            meant = next(iter(left), None)
        if meant is not None:
            left.remove(meant)
            found.append((row, meant))
    return found


def names(text: str, dossier: Dossier) -> bool:
    """Whether a text names a nominee, with whatever honorific or none."""
    return said(dossier.nominee.name) in readings(text)


def readings(text: str) -> set[str]:
    """The names that a text may be: "Ông" is a surname too, so with its first word and without."""
    return {said(text), said(bare_name(text))}


@lru_cache(8192)
def bare_name(text: str) -> str:
    """A name without the honorific before it."""
    return re.sub(r"^(ông|bà)\s+", "", text.strip(), flags=re.IGNORECASE)
