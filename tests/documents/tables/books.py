"""Workbooks and Word documents as units make them, for the tests of their tables."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook

from documents.tables.nominee_columns import NEEDED, NUMBERED, PAIRED, PAIRS, SECTIONS, SPELLINGS
from documents.tables.table_headings import Headings

HEADINGS = Headings(
    known={each: name for name, spellings in SPELLINGS.items() for each in spellings},
    titles={
        "kind": "Đối tượng",
        "name": "Họ và tên",
        "honorific": "Ông/Bà",
        "achievement": "Thành tích",
        "criteria": "Tiêu chí",
    },
    needed=NEEDED,
    numbered=NUMBERED,
    sections=SECTIONS,
    pairs=PAIRS,
    paired=PAIRED,
)
TOP = ("STT", "Họ và tên", "Đối tượng", "Số căn cước", "Thành tích", "Tiêu chí")


def a_row(place: int = 1, *, name: Any = "Nguyễn Văn Mẫu", citizen: Any = None) -> tuple[Any, ...]:
    """Return a sound row under TOP."""
    return (place, name, "Cá nhân", citizen, "Có sáng kiến", "III.4.a")


def saved(made: Any) -> bytes:
    """Return the file's bytes."""
    filled = io.BytesIO()
    made.save(filled)
    return filled.getvalue()


def a_book(*rows: Sequence[Any], title: str = "DS") -> Workbook:
    """Return a workbook with one sheet of these rows."""
    made = Workbook()
    made.worksheets[0].title = title
    for row in rows:
        made.worksheets[0].append(list(row))
    return made


def a_letter(*tables: Sequence[Sequence[str]]) -> Any:
    """Return a Word document with these tables."""
    made = Document()
    for rows in tables:
        table = made.add_table(len(rows), len(rows[0]))
        for line, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(line.cells, values, strict=True):
                cell.text = value
        made.add_paragraph()
    return made
