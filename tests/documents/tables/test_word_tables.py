"""Tables of a Word document as grids, however their cells are merged."""

import re
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.files.office_file import open_office
from documents.tables.table_grid import Grid
from documents.tables.word_tables import read_tables
from dossiers.model.errors import InvalidForm
from tests.documents.tables.books import a_letter, saved


def read(data: bytes, name: str) -> tuple[Grid, ...]:
    return read_tables(open_office(data, name), name)


def test_every_table_is_a_grid_by_its_number() -> None:
    first, second = read(saved(a_letter([["A", "B"]], [["C"], ["D"]])), "a.docx")
    assert (first.name, second.name) == ("Bảng 1", "Bảng 2")
    assert [cell.text for cell in first.lines[1]] == ["A", "B"]
    assert [second.lines[line][0].text for line in (1, 2)] == ["C", "D"]


def test_what_is_merged_downwards_is_said_again_what_is_merged_across_is_told() -> None:
    made = a_letter([["A", "B", "C"], ["D", "E", "F"], ["G", "H", "I"]])
    table = made.tables[0]
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Rộng"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Cao"
    (grid,) = read(saved(made), "a.docx")
    assert grid.merged == ((1, 1, 2),)
    assert [[cell.text for cell in grid.lines[line]] for line in (1, 2, 3)] == [
        ["Rộng", "", "C"],
        ["D", "E", "Cao"],
        ["G", "H", "Cao"],
    ]


def test_a_cell_of_several_paragraphs_keeps_its_lines() -> None:
    made = a_letter([["III.4.a"]])
    made.tables[0].cell(0, 0).add_paragraph("III.4.b")
    (grid,) = read(saved(made), "a.docx")
    assert grid.lines[1][0].text == "III.4.a\nIII.4.b"


def test_breaks_part_words_and_what_a_reviewer_took_away_is_not_read() -> None:
    made = a_letter([["A", "B"], ["C", "D"], ["E", "F"]])
    table = made.tables[0]
    run = table.cell(0, 0).paragraphs[0].runs[0]
    run.add_break()
    run.add_text("một")
    run.add_tab()
    run.add_text("hai")
    for tag in ("del", "moveFrom"):
        text = "delText" if tag == "del" else "t"
        table.cell(0, 1).paragraphs[0]._p.append(
            element(f"<{tag}><r><{text}>x</{text}></r></{tag}>")
        )
    table.cell(0, 1).paragraphs[0]._p.append(element("<ins><r><t>mới</t></r></ins>"))
    table.rows[1]._tr.get_or_add_trPr().append(element("<del/>"))
    (grid,) = read(saved(made), "a.docx")
    assert {line: [cell.text for cell in cells] for line, cells in grid.lines.items()} == {
        1: ["A\nmột hai", "Bmới"],
        3: ["E", "F"],
    }


def element(xml: str) -> Any:
    """Return an element of Word's own, its names without their prefix."""
    named = re.sub(r"<(/?)(\w)", r"<\1w:\2", xml)
    return parse_xml(re.sub(r"<w:(\w+)", rf"<w:\1 {nsdecls('w')}", named, count=1))


def test_content_controls_around_rows_cells_and_text_are_looked_into() -> None:
    made = a_letter([["A", "B"], ["C", "D"]])
    table = made.tables[0]
    inside = [table.cell(0, 0).paragraphs[0]._p, table.cell(0, 1)._tc, table.rows[1]._tr]
    for each in inside:
        control = element("<sdt><sdtContent></sdtContent></sdt>")
        each.addprevious(control)
        control[0].append(each)
    (grid,) = read(saved(made), "a.docx")
    assert [[cell.text for cell in cells] for cells in grid.lines.values()] == [
        ["A", "B"],
        ["C", "D"],
    ]


def test_a_damaged_document_is_said_by_its_name() -> None:
    with pytest.raises(InvalidForm, match=r"a\.docx hỏng"):
        read(saved(a_letter([["A"]])).replace(b"word/document.xml", b"word/dokument.xml"), "a.docx")
