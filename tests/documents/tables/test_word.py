"""Tables of a Word document as grids, however their cells are merged."""

import pytest

from documents.tables.word import tables
from dossiers.errors import InvalidForm
from tests.documents.tables.books import a_letter, saved


def test_every_table_is_a_grid_by_its_number() -> None:
    first, second = tables(saved(a_letter([["A", "B"]], [["C"], ["D"]])), "a.docx")
    assert (first.name, second.name) == ("Bảng 1", "Bảng 2")
    assert [cell.text for cell in first.lines[1]] == ["A", "B"]
    assert [second.lines[line][0].text for line in (1, 2)] == ["C", "D"]


def test_merged_cells_are_said_again_in_each_place() -> None:
    made = a_letter([["A", "B", "C"], ["D", "E", "F"], ["G", "H", "I"]])
    table = made.tables[0]
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Rộng"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Cao"
    (grid,) = tables(saved(made), "a.docx")
    assert [[cell.text for cell in grid.lines[line]] for line in (1, 2, 3)] == [
        ["Rộng", "Rộng", "C"],
        ["D", "E", "Cao"],
        ["G", "H", "Cao"],
    ]


def test_a_cell_of_several_paragraphs_keeps_its_lines() -> None:
    made = a_letter([["III.4.a"]])
    made.tables[0].cell(0, 0).add_paragraph("III.4.b")
    (grid,) = tables(saved(made), "a.docx")
    assert grid.lines[1][0].text == "III.4.a\nIII.4.b"


def test_a_damaged_document_is_said_by_its_name() -> None:
    with pytest.raises(InvalidForm, match=r"a\.docx hỏng"):
        tables(
            saved(a_letter([["A"]])).replace(b"word/document.xml", b"word/dokument.xml"), "a.docx"
        )
