"""Mark a workbook with what is wrong beside each row: cells coloured, a column "Lỗi"."""

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from documents.tables.table_headings import plain
from documents.tables.workbook_sheets import load
from dossiers.model.finding import CellFinding

COLUMN = "Lỗi"
"""The heading of the column that says what is wrong."""

CELL, SAID, HEADING = "FFC7CE", "FFF2CC", "C00000"
"""Colours: of a faulty cell, of what is said of it, of the column's heading."""

WIDTH_LETTERS = 60
"""How wide the column is, in letters."""

LINE_POINTS = 15
"""How high a line of text is, in points."""


def mark_findings(data: bytes, findings: Sequence[CellFinding]) -> bytes:
    """Return the same workbook with every finding at its row; `data` is one that could be read.

    A column "Lỗi" and colours of an earlier check are replaced.
    """
    workbook = load(data, values=False)
    by_sheet: dict[str, list[CellFinding]] = defaultdict(list)
    for finding in findings:
        by_sheet[finding.where.table].append(finding)
    for sheet in workbook.worksheets:
        _clean(sheet)
        if found := by_sheet.get(sheet.title):
            _mark(sheet, found)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _clean(sheet: Worksheet) -> None:
    """Take away what an earlier check has coloured and said."""
    for row in sheet.iter_rows():
        for cell in row:
            said = _coloured(cell, SAID) or _coloured(cell, HEADING)
            if said and not isinstance(cell, MergedCell):
                cell.value = None
            if any(_coloured(cell, each) for each in (CELL, SAID, HEADING)):
                cell.fill = PatternFill()


def _coloured(cell: Any, colour: str) -> bool:
    return bool(cell.fill.patternType == "solid" and str(cell.fill.fgColor.rgb).endswith(colour))


def _mark(sheet: Worksheet, findings: Sequence[CellFinding]) -> None:
    column = _free_column(sheet, findings[0].where.top)
    heading = sheet.cell(findings[0].where.top, column, COLUMN)
    heading.fill, heading.font = _fill(HEADING), Font(bold=True, color="FFFFFF")
    said: dict[int, list[str]] = defaultdict(list)
    for finding in findings:
        where = finding.where
        said[where.line].append(f"{where.heading}: {finding.sentence}")
        if where.column:
            sheet.cell(where.line, where.column).fill = _fill(CELL)
    for line, sentences in said.items():
        cell = sheet.cell(line, column, "\n".join(sentences))
        cell.fill, cell.alignment = _fill(SAID), Alignment(wrap_text=True, vertical="top")
        _make_room(sheet, line, sentences)
    sheet.column_dimensions[heading.column_letter].width = WIDTH_LETTERS


def _make_room(sheet: Worksheet, line: int, sentences: Sequence[str]) -> None:
    """Make a row high enough for all that is said in it."""
    needed = LINE_POINTS * sum(1 + len(each) // WIDTH_LETTERS for each in sentences)
    row = sheet.row_dimensions[line]
    if needed > max(row.height or 0, LINE_POINTS):
        row.height = needed


def _free_column(sheet: Worksheet, top: int) -> int:
    """Return the column of an earlier check, else the first one with nothing in it.

    No part of it is merged with others, as nothing can be written there.
    """
    merged = _merged_columns(sheet, top)
    last = max(merged, default=0)
    for row in sheet.iter_rows():
        for number, cell in enumerate(row, start=1):
            own = cell.row == top and plain(str(cell.value or "")) == plain(COLUMN)
            if own and number not in merged:
                return number
            last = max(last, number) if cell.value is not None else last
    return last + 1


def _merged_columns(sheet: Worksheet, top: int) -> set[int]:
    """Return the columns that have a part in merged cells from the headings down."""
    return {
        number
        for each in sheet.merged_cells.ranges
        if each.max_row >= top
        for number in range(each.min_col, each.max_col + 1)
    }


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
