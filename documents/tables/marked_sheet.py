"""A sheet that is marked: the column "Lỗi" written into its part, faulty cells coloured."""

from collections import defaultdict
from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from documents.tables.marked_styles import CELL, HEADING, SAID, MarkedStyles
from documents.tables.sheet_cells import column_number, placed_cells, sheet_blocks
from documents.tables.shown_cells import Run
from documents.tables.table_headings import plain
from documents.tables.workbook_parts import runs_of
from dossiers.model.finding import CellFinding, column_letter

COLUMN = "Lỗi"
"""The heading of the column that says what is wrong."""

LAST_COLUMN = 16_384
"""How many columns a sheet may have."""

WIDTH_LETTERS = 60
"""How wide the column is, in letters."""

LINE_POINTS = 15
"""How high a line of text is, in points."""


class MarkedSheet:
    """The part of a sheet; `strings` are the texts that its cells name by number."""

    def __init__(
        self, root: _Element, styles: MarkedStyles, strings: Sequence[tuple[Run, ...]]
    ) -> None:
        self.root, self._styles, self._strings = root, styles, strings
        self._space = str(root.tag).rpartition("}")[0] + "}"
        data = root.find("{*}sheetData")
        if data is None:
            raise KeyError("sheetData")
        self._data = data
        self._rows: dict[int, _Element] = {}
        for row in data:
            self._rows[int(row.get("r") or max(self._rows, default=0) + 1)] = row
        self._looked_at: dict[int, dict[int, _Element]] = {}

    def clean(self) -> None:
        """Take away what an earlier check has coloured and said."""
        for cell in self._data.iterfind("{*}row/{*}c") if self._styles.marks else ():
            colour = self._styles.marks.get(style := int(cell.get("s") or 0))
            if colour is not None:
                cell.set("s", str(self._styles.plain(style)))
            if colour in (SAID, HEADING):
                _empty(cell)

    def mark(self, findings: Sequence[CellFinding]) -> None:
        """Colour the cells of the findings, and say of each row what is wrong with it."""
        top = findings[0].where.top
        column = self._free_column(top)
        self._write(top, column, COLUMN, HEADING)
        said: dict[int, list[str]] = defaultdict(list)
        for finding in findings:
            where = finding.where
            said[where.line].append(f"{where.heading}: {finding.sentence}")
            if where.column:
                self._colour(where.line, where.column, CELL)
        for line, sentences in said.items():
            self._write(line, column, "\n".join(sentences), SAID)
            self._make_room(line, sentences)
        self._widen(column)
        if (size := self.root.find("{*}dimension")) is not None:
            self.root.remove(size)  # it may be left out, and would now be too small

    def _colour(self, line: int, column: int, colour: str) -> _Element:
        cell = self._cell(line, column)
        cell.set("s", str(self._styles.coloured(int(cell.get("s") or 0), colour)))
        return cell

    def _write(self, line: int, column: int, text: str, colour: str) -> None:
        cell = self._colour(line, column, colour)
        _empty(cell)
        cell.set("t", "inlineStr")
        held = etree.SubElement(etree.SubElement(cell, f"{self._space}is"), f"{self._space}t")
        held.text = text

    def _cells(self, line: int) -> dict[int, _Element]:
        """Return the cells of a line by their columns."""
        if line not in self._looked_at:
            row = self._rows.get(line)
            self._looked_at[line] = {} if row is None else dict(placed_cells(row))
        return self._looked_at[line]

    def _cell(self, line: int, column: int) -> _Element:
        """Return a cell, made where the sheet has none."""
        cells = self._cells(line)
        if column not in cells:
            made = etree.Element(f"{self._space}c", {"r": f"{column_letter(column)}{line}"})
            before = [each for each in cells if each < column]
            row = self._row(line)
            row.insert(row.index(cells[max(before)]) + 1 if before else 0, made)
            cells[column] = made
        return cells[column]

    def _row(self, line: int) -> _Element:
        if line not in self._rows:
            made = etree.Element(f"{self._space}row", {"r": str(line)})
            before = [each for each in self._rows if each < line]
            place = self._data.index(self._rows[max(before)]) + 1 if before else 0
            self._data.insert(place, made)
            self._rows[line] = made
        row = self._rows[line]
        row.attrib.pop("spans", "")
        return row

    def _make_room(self, line: int, sentences: Sequence[str]) -> None:
        """Make a row high enough for all that is said in it."""
        needed = LINE_POINTS * sum(1 + len(each) // WIDTH_LETTERS for each in sentences)
        row = self._row(line)
        if needed > max(float(row.get("ht") or 0), LINE_POINTS):
            row.set("ht", str(needed))
            row.set("customHeight", "1")

    def _free_column(self, top: int) -> int:
        """Return the column of an earlier check, else the first one with nothing in it.

        No part of it is merged with others, as nothing can be written there.
        """
        merged = {
            number
            for each in sheet_blocks(self.root)
            if each.bottom >= top
            for number in range(each.left, min(each.right, LAST_COLUMN) + 1)
        }
        for number, cell in self._cells(top).items():
            if number not in merged and plain(self._text(cell)) == plain(COLUMN):
                return number
        return max([*map(_last_filled, self._rows.values()), *merged], default=0) + 1

    def _text(self, cell: _Element) -> str:
        held = cell.find("{*}is")
        value = cell.findtext("{*}v") or ""
        if held is not None:
            return "".join(run.text for run in runs_of(held))
        if cell.get("t") == "s" and value:
            return "".join(run.text for run in self._strings[int(value)])
        return value

    def _widen(self, column: int) -> None:
        """Make the column wide; a width that holds for several columns is held by each part."""
        columns = self.root.find("{*}cols")
        if columns is None:
            columns = etree.Element(f"{self._space}cols")
            self.root.insert(self.root.index(self._data), columns)
        own = etree.Element(
            f"{self._space}col",
            {"min": str(column), "max": str(column), "width": str(WIDTH_LETTERS)},
        )
        own.set("customWidth", "1")
        parts = [own]
        for each in list(columns):
            first, last = int(each.get("min") or 1), int(each.get("max") or 1)
            columns.remove(each)
            spans = (first, min(last, column - 1)), (max(first, column + 1), last)
            for begin, end in dict.fromkeys(spans):
                if begin <= end and not begin <= column <= end:
                    part = etree.Element(
                        str(each.tag), {str(key): str(value) for key, value in each.items()}
                    )
                    part.set("min", str(begin))
                    part.set("max", str(end))
                    parts.append(part)
        columns.extend(sorted(parts, key=lambda part: int(part.get("min") or 1)))


def _last_filled(row: _Element) -> int:
    """Return the last column of a row in which something stands; 0 if none."""
    if any(len(cell) and cell.get("r") is None for cell in row):
        return max((number for number, cell in placed_cells(row) if len(cell)), default=0)
    last = next((cell for cell in reversed(row) if len(cell)), None)
    return 0 if last is None else column_number(last.get("r", ""))


def _empty(cell: _Element) -> None:
    """Take a cell's value away, its look stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
