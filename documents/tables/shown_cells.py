"""Cells from what a file holds: texts by their fonts, numbers by their formats, days."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from documents.old_encodings import Typed, read_runs
from documents.tables.moments import day_note
from documents.tables.number_formats import digits_shown
from documents.tables.table_grid import EMPTY, Cell


class Run(NamedTuple):
    """Text in one font."""

    text: str
    font: str = ""


@lru_cache(4096)  # in a list most texts stand in many rows
def text_cell(runs: tuple[Run, ...], *, struck: bool = False) -> Cell:
    """Return a cell of text, each piece with its font; one in an old encoding is read by it."""
    typed = read_runs(runs)
    if isinstance(typed, Typed):
        return Cell(typed.text.strip(), struck=struck, typed=typed)
    text = typed.strip()
    return Cell(text, struck=struck) if text else EMPTY


def number_cell(value: float, pattern: str = "General") -> Cell:
    """Return a whole number without Excel's ".0", with the digits that its format adds."""
    if not value.is_integer():
        return Cell(str(value).replace(".", ","), number=True)
    shown = digits_shown(int(value), pattern)
    return Cell(shown) if shown is not None else Cell(str(int(value)), number=True)


def day_cell(value: datetime | date | time) -> Cell:
    """Return a day as it is written in Vietnam, or an hour."""
    if isinstance(value, time):
        return Cell(f"{value:%H:%M}")
    note = day_note(value) if isinstance(value, datetime) else ""
    return Cell(f"{value:%d/%m/%Y}", note=note)
