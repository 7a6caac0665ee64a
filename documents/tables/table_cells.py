"""The cells of a table by field: what a line says, what several columns tell together, faults."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from documents.tables.cell_faults import cell_fault
from documents.tables.cell_text import cleaned
from documents.tables.old_text import old_faults
from documents.tables.passed_lines import NO_VALUE
from documents.tables.table_grid import EMPTY, Cell, Grid, Row
from documents.tables.table_headings import ORDINAL, Headings, plain
from documents.tables.table_tops import Top
from dossiers.model.finding import Severity

UNTICKED = frozenset({"", "-", "–", "0", "không", "…", "..."})
"""What stands in the column of a pair that is not meant."""


@dataclass(frozen=True)
class TableCells:
    """A table whose headings were found; `end` is the line at which the next one begins.

    With `convert`, text in an old encoding is taken as what it reads; else it is a fault.
    """

    grid: Grid
    top: Top
    headings: Headings
    end: int
    convert: bool = False

    def count(self, number: int) -> str:
        """Return what the column that counts the rows says in a line."""
        cells = self.grid.lines[number]
        held = cells[self.top.counted - 1] if 0 < self.top.counted <= len(cells) else EMPTY
        return held.text.strip().rstrip(".")

    def name(self, number: int) -> str:
        """Return the name in a line, "" where nothing is typed that could be one."""
        text = self.text(number, "name")
        empty = text.casefold() in NO_VALUE or not any(each.isalnum() for each in text)
        return "" if empty or ORDINAL.fullmatch(plain(text)) else text

    def text(self, number: int, name: str) -> str:
        """Return what a line says of a field, in however many columns."""
        joined = [each for each in self.top.parts if each.name == name and not each.said]
        if not joined:
            columns = (self.top.columns.get(name, (0, ""))[0], *self._others(name))
            texts = (self.at(number, column).text.strip() for column in columns)
            return next(filter(None, texts), "")
        texts = (self.at(number, each.column).text.strip() for each in joined)
        return " ".join(text for text in texts if text)

    def _others(self, name: str) -> tuple[int, ...]:
        return self.top.other_names if name == "name" else ()

    def at(self, number: int, column: int) -> Cell:
        """Return the cell in a column of a line."""
        cells = self.grid.lines[number]
        return cells[column - 1] if 0 < column <= len(cells) else EMPTY

    def cells(self, line: int) -> dict[str, Cell]:
        """Return the cells of a line by field."""
        if line not in self._by_field:
            cells = self.grid.lines[line]
            self._by_field[line] = {
                name: cells[column - 1] if 0 < column <= len(cells) else EMPTY
                for name, (column, _) in self.top.columns.items()
            }
        return self._by_field[line]

    @cached_property
    def _by_field(self) -> dict[int, dict[str, Cell]]:
        """Return the cells of the lines that were looked at, by field."""
        return {}

    def filled(self, line: int) -> frozenset[str]:
        """Return the fields that a line says anything of."""
        if line not in self._said:
            self._said[line] = self._fields_said(line)
        return self._said[line]

    @cached_property
    def _said(self) -> dict[int, frozenset[str]]:
        """Return what the lines that were looked at say anything of."""
        return {}

    def _fields_said(self, line: int) -> frozenset[str]:
        found = {name for name, cell in self.cells(line).items() if _says(cell)}
        if self.text(line, "name"):
            found.add("name")
        return frozenset(found)

    def row(self, line: int, known: Mapping[str, str]) -> Row:
        """Return a line as a row; `known` is what sections and groups above say of it."""
        cells = self.cells(line)
        paired = {each.column for each in self.top.parts if each.said}
        told = {
            name: cell.text
            for name, cell in cells.items()
            if cell.text.strip() and self.top.columns[name][0] not in paired
        }
        told |= self._told_by_parts(line)
        mended = {name: cleaned(text) for name, text in told.items()}
        values = {**known, **{name: text for name, (text, _) in mended.items()}}
        row = Row(self.grid, self.top.line, line, values, self.top.columns, self.headings.titles)
        faults = {
            name: cell_fault(cell, numbered=name in self.headings.numbered)
            for name, cell in cells.items()
        }
        faults |= self._old_faults(line) | self._pair_fault(line)
        wrong = (row.finding(name, fault) for name, fault in faults.items() if fault)
        said = {name: cell.note for name, cell in cells.items() if cell.note}
        said |= {name: mending for name, (_, mending) in mended.items() if mending}
        noted = (row.finding(name, note, Severity.NOTE) for name, note in said.items())
        findings, notes = tuple(wrong), tuple(noted)
        return replace(row, findings=findings, notes=notes) if findings or notes else row

    def _pair_fault(self, line: int) -> dict[str, str]:
        """Return what is wrong where both columns of a pair are filled."""
        sides = {
            part.said: part.column
            for part in self.top.parts
            if part.said and self.at(line, part.column).text.strip().casefold() not in UNTICKED
        }
        names = (self.top.columns["name"][0], *self.top.other_names) if self.top.other_names else ()
        if sum(bool(self.at(line, each).text.strip()) for each in names) > 1:
            return {"name": "điền ở cả hai cột tên; hãy tách mỗi tên một dòng"}
        said = "điền ở cả hai cột “Nam” và “Nữ”; hãy chỉ để lại một"
        return {next(iter(sides))[0]: said} if len(sides) > 1 else {}

    def _old_faults(self, line: int) -> dict[str, str]:
        """Return what is wrong with the fields of a line in which an old encoding was typed."""
        cells = [(name, cell) for name, cell in self.cells(line).items() if cell.text]
        cells += [(each.name, self.at(line, each.column)) for each in self.top.parts if each.name]
        chosen = self.headings.sections.keys()
        return old_faults(cells, self.grid.lines[line], chosen, convert=self.convert)

    def _told_by_parts(self, line: int) -> dict[str, str]:
        """Return what several columns tell together."""
        told: dict[str, str] = {}
        for part in self.top.parts:
            text = self.at(line, part.column).text.strip()
            if part.said and text.casefold() not in UNTICKED:
                says = part.name and any(each.isdigit() for each in text)
                told |= dict([part.said]) | ({part.name: text} if says else {})
        if self.top.other_names or any(
            each.name == "name" and not each.said for each in self.top.parts
        ):
            told["name"] = self.text(line, "name")
        return told


def _says(cell: Cell) -> bool:
    said = any(each.isalnum() for each in cell.text)
    return bool(cell.fault) or (said and cell.text.strip().casefold() not in NO_VALUE)
