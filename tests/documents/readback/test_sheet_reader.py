"""A document is read as one sees it: text, places, rules, what is deleted left out."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.readback import Cell, read_back
from tests.documents.docxtpl_output import a_table, saved
from tests.documents.word_edits import bordered


def test_tabs_and_breaks_cut_a_paragraph_into_pieces() -> None:
    document = docx.Document()
    document.add_paragraph("Trái\tPhải\nDưới")

    pieces = read_back(saved(document)).pieces

    assert [(each.text, each.row, each.column) for each in pieces] == [
        ("Trái", 0, 0),
        ("Phải", 0, 1),
        ("Dưới", 1, 0),
    ]


def test_cells_know_their_column_past_merged_ones() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gộp"
    table.cell(0, 2).text = "sau"

    found = {each.text: each.cell for each in read_back(saved(document)).paragraphs if each.text}

    assert found == {"gộp": Cell(0, 0, 0), "sau": Cell(0, 0, 2)}


def test_tables_are_rows_of_cells() -> None:
    assert read_back(a_table(("a", "b"), ("c", "d"))).tables == {
        0: [{0: "a", 1: "b"}, {0: "c", 1: "d"}]
    }


def test_what_is_deleted_is_not_read_and_what_is_inserted_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("giữ ")
    for name, text in (("del", "delText"), ("ins", "t")):
        paragraph._p.append(
            parse_xml(
                f"<w:{name} {nsdecls('w')} w:id='1' w:author='a'>"
                f"<w:r><w:{text}>{name}</w:{text}></w:r></w:{name}>"
            )
        )

    assert read_back(saved(document)).paragraphs[0].text == "giữ ins"


def test_borders_and_typed_rules_are_seen() -> None:
    document = docx.Document()
    bordered(document.add_paragraph("có kẻ"))
    document.add_paragraph("________")

    ruled, typed = read_back(saved(document)).paragraphs

    assert ruled.borders == {"bottom"}
    assert typed.pieces[0].is_typed_line
