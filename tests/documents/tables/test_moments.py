"""A cell whose time shows a program counting in UTC is read, and said."""

from datetime import datetime

import pytest

from documents.tables.moments import day_note
from documents.tables.table_reader import cell_notes, read_table
from tests.documents.tables.books import HEADINGS, TOP, a_book, a_row, saved


@pytest.mark.parametrize(
    "moment",
    ["1990-10-04 17:00:00", "2026-01-04 23:59:30", "1962-10-04 16:00:00", "1950-10-04 16:53:20"],
)
def test_an_eve_in_utc_names_both_days(moment: str) -> None:
    at = datetime.fromisoformat(moment)
    said = day_note(at)
    assert f"{at:%d/%m/%Y %H:%M:%S}" in said
    assert f"{at.replace(day=5):%d/%m/%Y}" in said


@pytest.mark.parametrize("hour", ["00:00:00", "00:00:30", "08:30:00", "17:30:00", "23:00:00"])
def test_another_hour_is_none(hour: str) -> None:
    assert day_note(datetime.fromisoformat(f"2026-01-04 {hour}")) == ""


def test_the_note_names_the_cell_and_nothing_is_refused() -> None:
    top, born = (*TOP, "Ngày sinh"), datetime(1979, 12, 31, 17)  # noqa: DTZ001 - a cell's
    table = read_table(saved(a_book(top, (*a_row(), born))), "ds.xlsx", HEADINGS)
    (note,) = cell_notes(table.rows)
    assert note.startswith("Trang “DS”, dòng 2, cột G “Ngày sinh”: ô ghi 31/12/1979 17:00:00")
    assert not table.rows[0].findings


def test_of_many_cells_the_first_are_named() -> None:
    top, born = (*TOP, "Ngày sinh"), datetime(1979, 12, 31, 17)  # noqa: DTZ001 - a cell's
    rows = [(*a_row(place), born) for place in range(30)]
    notes = tuple(cell_notes(read_table(saved(a_book(top, *rows)), "ds.xlsx", HEADINGS).rows))
    assert (len(notes), notes[-1]) == (11, "Và 20 ô khác như thế.")
