"""The rows of lists: columns known by their headings, lines matched with dossiers by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.proofread.printed_columns import COLUMNS
from documents.proofread.text_comparison import normalize
from documents.readback import Paragraph, Sheet
from dossiers.model.dossier import Dossier
from dossiers.model.names import fold

_TOTAL = re.compile(r"(tong|cong)\b")


@dataclass(frozen=True)
class Row:
    """A line of a list: its cells by the meaning of their columns, and where it stands."""

    cells: dict[str, str]
    at: Paragraph

    @property
    def name(self) -> str:
        """Return whom it names; "" if nobody."""
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
    misnamed: tuple[tuple[Row, Dossier], ...] = ()
    doubled: tuple[Row, ...] = ()
    extra: tuple[Row, ...] = ()
    missing: tuple[Dossier, ...] = ()


def listings(sheet: Sheet) -> Iterator[Listing]:
    """Yield the tables of a document whose headings name a column of names."""
    for table, rows in sheet.tables.items():
        meanings = _meanings(rows[0])
        if "name" in meanings.values() and len(meanings) > 1:
            yield _listing(rows, meanings, _starts(sheet, table))


def _meanings(heading: dict[int, str]) -> dict[int, str]:
    """Return what each column holds; a meaning is taken once."""
    found: dict[int, str] = {}
    for column, text in heading.items():
        for meaning, known in COLUMNS.items():
            if meaning not in found.values() and re.match(known.heading, fold(text)):
                found[column] = meaning
                break
    return found


def _listing(
    lines: Sequence[dict[int, str]], meanings: dict[int, str], starts: Sequence[Paragraph]
) -> Listing:
    rows: list[Row] = []
    totals: list[Row] = []
    name_column = next(column for column, meaning in meanings.items() if meaning == "name")
    heading = normalize(lines[0][name_column])
    for line, start in zip(lines[1:], starts[1:], strict=True):
        cells = {meanings[column]: text for column, text in line.items() if column in meanings}
        if _TOTAL.match(fold(" ".join(line.values()))):
            totals.append(Row(cells, start))
        elif line.get(name_column) and normalize(cells["name"]) != heading:
            rows.append(Row(cells, start))
    return Listing(frozenset(meanings.values()), tuple(rows), tuple(totals))


def _starts(sheet: Sheet, table: int) -> list[Paragraph]:
    """Return the first paragraph of each row that says something, else its first."""
    found: dict[int, Paragraph] = {}
    for paragraph in sheet.paragraphs:
        if paragraph.cell is not None and paragraph.cell.table == table:
            held = found.setdefault(paragraph.cell.row, paragraph)
            if not held.text and paragraph.text:
                found[paragraph.cell.row] = paragraph
    return list(found.values())


def match_rows(rows: Sequence[Row], dossiers: Sequence[Dossier]) -> Matched:
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
    extra = tuple(row for _, row in strange if row not in named)
    return Matched(tuple(pairs), tuple(misnamed), tuple(doubled), extra, tuple(left))


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
    """Tell whether a text names a nominee, with whatever honorific or none."""
    return normalize(dossier.nominee.name) in readings(text)


def readings(text: str) -> set[str]:
    """Return the names that a text may be: with its first word and without."""
    # "Ông" is a surname too.
    return {normalize(text), normalize(bare_name(text))}


@lru_cache(8192)
def bare_name(text: str) -> str:
    """Return a name without the honorific before it."""
    return re.sub(r"^(ông|bà)\s+", "", text.strip(), flags=re.IGNORECASE)
