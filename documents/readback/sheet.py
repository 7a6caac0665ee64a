"""What was read of a Word file: plain values, no XML."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from documents.old_encodings import Typed
from dossiers.model.names import fold

_LINE_LETTERS = frozenset("_-–—─━═⎯ ")
"""What a horizontal line is typed with where nobody draws one."""
_MIN_LINE_LETTERS = 3


@dataclass(frozen=True)
class Look:
    """How a stretch of text looks, with all styles resolved; sizes in points."""

    fonts: tuple[str, ...]
    size: float
    bold: bool
    italic: bool
    capitals: bool
    underlined: bool
    color: str


@dataclass(frozen=True)
class Stretch:
    """Text in one look; tabs and line breaks are in it."""

    text: str
    look: Look
    typed: Typed | None = None
    """How it was typed, where that is in an encoding of before Unicode."""

    @property
    def printed(self) -> str:
        """Return its text as it is printed, in capitals if it is set so."""
        return self.text.upper() if self.look.capitals else self.text


@dataclass(frozen=True)
class Cell:
    """Where in a table: `column` counts the grid's columns, so that merged cells fit below.

    `width` is in millimetres, None where the file does not say.
    """

    table: int
    row: int
    column: int
    width: float | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ParagraphLayout:
    """How a paragraph is set: lengths in millimetres, gaps in points, None where nothing says.

    `first` is what its first line goes in beyond the others, negative where it stands out; a gap
    that Word works out by itself is without end; `line` is a multiple of single spacing.
    """

    left: float = 0
    right: float = 0
    first: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = 1
    listed: bool = False


@dataclass(frozen=True)
class Piece:
    """What stands between tabs and line breaks of a paragraph, as one reads it: a part of a line.

    `row` counts the line breaks before it, `column` the tabs.
    """

    stretches: tuple[Stretch, ...]
    paragraph: "Paragraph"
    row: int
    column: int

    @cached_property
    def text(self) -> str:
        """Return it as it is typed, in NFC, without white space around it."""
        return _typed(stretch.text for stretch in self.stretches)

    @cached_property
    def printed(self) -> str:
        """Return it as it is printed: what is set in capitals is in capitals."""
        return _typed(stretch.printed for stretch in self.stretches)

    @property
    def folded(self) -> str:
        """Return its text without diacritics and case, to be found although it is mistyped."""
        return fold(self.text)

    @property
    def in_capitals(self) -> bool:
        """Tell whether it is printed without small letters."""
        return self.printed == self.printed.upper()

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """Return the looks of what can be seen of it."""
        return tuple(stretch.look for stretch in self.stretches if stretch.text.strip())

    @property
    def is_typed_line(self) -> bool:
        """Tell whether it is a horizontal line typed with underscores."""
        return len(self.text) >= _MIN_LINE_LETTERS and set(self.text) <= _LINE_LETTERS


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `place` is its ordinal among all of the body, -1 elsewhere.

    `drawn` are the lines that hang on it: their lengths in millimetres, None if unstated.
    """

    place: int
    cell: Cell | None
    stretches: tuple[Stretch, ...]
    align: str
    borders: frozenset[str]
    drawn: tuple[float | None, ...]
    layout: ParagraphLayout = ParagraphLayout()

    @cached_property
    def text(self) -> str:
        """Return it as it is typed, in NFC, every run of white space one space."""
        joined = "".join(stretch.text for stretch in self.stretches)
        return " ".join(unicodedata.normalize("NFC", joined).split())

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return its parts that say something."""
        return tuple(piece for piece in _pieces(self) if piece.text)

    def in_column_of(self, other: "Paragraph") -> bool:
        """Tell whether both stand in the same column of the same table."""
        if self.cell is None or other.cell is None:
            return False
        return (self.cell.table, self.cell.column) == (other.cell.table, other.cell.column)


@dataclass(frozen=True)
class PageField:
    """A page number's field; `footer` below the text, `slot` "default", "first" or "even"."""

    footer: bool
    slot: str
    centred: bool
    look: Look


@dataclass(frozen=True)
class Section:
    """A section's page; lengths in millimetres, margins in the order top, bottom, left, right."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    first_differs: bool
    page_fields: tuple[PageField, ...]


@dataclass(frozen=True)
class Sheet:
    """A whole document; `aside` are the paragraphs of headers, footers and notes.

    `tracked`: changes that nobody has accepted yet; `commented`: comments in the margin.
    """

    paragraphs: tuple[Paragraph, ...]
    aside: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    pages: int | None = None
    tracked: bool = False
    commented: bool = False

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return all pieces in reading order."""
        return tuple(piece for paragraph in self.paragraphs for piece in paragraph.pieces)

    @property
    def landscape(self) -> bool:
        """Tell whether its first page is wider than high."""
        return bool(self.sections) and self.sections[0].width > self.sections[0].height

    @cached_property
    def tables(self) -> dict[int, list[dict[int, str]]]:
        """Return the tables' rows, each with the text of its cells by column."""
        found: dict[int, dict[int, dict[int, str]]] = {}
        for paragraph in self.paragraphs:
            if paragraph.cell is not None:
                row = found.setdefault(paragraph.cell.table, {}).setdefault(paragraph.cell.row, {})
                row[paragraph.cell.column] = (
                    f"{row.get(paragraph.cell.column, '')} {paragraph.text}".strip()
                )
        return {table: list(rows.values()) for table, rows in found.items()}


def _typed(texts: Iterable[str]) -> str:
    """Join texts in NFC, without white space around them."""
    return unicodedata.normalize("NFC", "".join(texts)).replace("\u00a0", " ").strip()


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    """Cut a paragraph at its tabs and line breaks."""
    row = column = 0
    held: list[Stretch] = []
    for stretch in paragraph.stretches:
        start = 0
        for place, mark in enumerate(stretch.text):
            if mark in "\t\n":
                held.append(Stretch(stretch.text[start:place], stretch.look))
                yield Piece(tuple(held), paragraph, row, column)
                held, start = [], place + 1
                row, column = (row + 1, 0) if mark == "\n" else (row, column + 1)
        held.append(Stretch(stretch.text[start:], stretch.look))
    yield Piece(tuple(held), paragraph, row, column)
