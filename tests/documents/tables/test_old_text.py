"""Lists in old encodings: a finding for each cell, or converted on request; Unicode untouched."""

from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from documents.old_encodings import Encoding
from documents.tables.table_reader import Table, read_table
from tests.documents.old_texts import in_old
from tests.documents.tables.books import HEADINGS, TOP, a_book, a_letter, a_row, saved

SAID = (1, "Nguyễn Văn Mẫu", "Cá nhân", None, "Có sáng kiến giảm chờ đợi", "III.4.a")


def old_row(encoding: Encoding, row: tuple[Any, ...] = SAID) -> list[Any]:
    return [in_old(each, encoding) if isinstance(each, str) else each for each in row]


def old_top(encoding: Encoding) -> list[Any]:
    return old_row(encoding, TOP)


def read(made: Any, *, name: str = "ds.xlsx", convert: bool = False) -> Table:
    return read_table(saved(made), name, HEADINGS, convert=convert)


def in_font(made: Workbook, font: str) -> Workbook:
    for row in made.worksheets[0].iter_rows():
        for cell in row:
            cell.font = Font(name=font)
    return made


def made_letter(font: str, *rows: list[Any]) -> Any:
    made = a_letter([["" if each is None else str(each) for each in row] for row in rows])
    for table in made.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for run in cell.paragraphs[0].runs:
                run.font.name = font
    return made


@pytest.mark.parametrize(
    ("encoding", "font"),
    [
        (Encoding.TCVN3, ".VnTime"),
        (Encoding.TCVN3, "Times New Roman"),
        (Encoding.VNI, "VNI-Times"),
        (Encoding.VNI, "Times New Roman"),
    ],
)
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_list_is_converted_on_request_and_else_refused_by_cell(
    encoding: Encoding, font: str, kind: str
) -> None:
    top, row = old_top(encoding), old_row(encoding)
    made = in_font(a_book(top, row), font) if kind == "xlsx" else made_letter(font, top, row)
    refused = read(made, name=f"ds.{kind}").rows[0]
    assert {each.where.column for each in refused.findings} >= {2, 5}
    assert all(encoding.value in each.sentence for each in refused.findings)
    converted = read(made, name=f"ds.{kind}", convert=True)
    assert converted.rows[0].findings == ()
    assert converted.rows[0].values["name"] == "Nguyễn Văn Mẫu"
    assert converted.rows[0].values["achievement"] == "Có sáng kiến giảm chờ đợi"
    assert converted.notes[-1].endswith("đã chuyển sang Unicode.")


def test_the_font_of_capitals_gives_capitals() -> None:
    made = a_book(TOP, old_row(Encoding.TCVN3))
    made.worksheets[0]["B2"].font = Font(name=".VnTimeH")
    assert read(made, convert=True).rows[0].values["name"] == "NGUYỄN VĂN MẪU"


def test_pieces_of_one_cell_may_have_fonts_of_their_own() -> None:
    old, new = InlineFont(rFont=".VnTime"), InlineFont(rFont="Arial")
    mixed = CellRichText(TextBlock(old, "NguyÔn V¨n "), TextBlock(new, "Mẫu"))
    made = a_book(TOP, (1, mixed, *SAID[2:]))
    assert read(made, convert=True).rows[0].values["name"] == "Nguyễn Văn Mẫu"


def test_unicode_in_a_sheet_of_an_old_font_is_received() -> None:
    table = read(in_font(a_book(TOP, SAID), ".VnTime"))
    assert table.rows[0].findings == ()
    assert table.rows[0].values["name"] == "Nguyễn Văn Mẫu"


def test_the_soft_hyphen_is_a_letter_though_libreoffice_has_saved_it() -> None:
    made = made_letter(".VnTime", old_top(Encoding.TCVN3), old_row(Encoding.TCVN3))
    made.tables[0].rows[1].cells[1].paragraphs[0].runs[0].text = "TrÇn ThÞ H"
    run = made.tables[0].rows[1].cells[1].paragraphs[0].runs[0]._r
    run.append(run.makeelement(run.tag.replace("}r", "}softHyphen")))
    rest = run.makeelement(run.tag.replace("}r", "}t"))
    rest.text = "¬ng"
    run.append(rest)
    row = read(made, name="tt.docx", convert=True).rows[0]
    assert row.values["name"] == "Trần Thị Hương"


def test_what_cannot_be_told_is_asked_even_when_converting() -> None:
    made = a_book(TOP, (1, "Nguyễn V¨n MÉu", *SAID[2:]))
    (finding,) = read(made, convert=True).rows[0].findings
    assert "vừa có chữ Unicode vừa có chữ phông cũ" in finding.sentence


def test_a_short_cell_beside_old_ones_is_asked_about() -> None:
    made = a_book(old_top(Encoding.TCVN3), old_row(Encoding.TCVN3, (1, "Lê Bá Bé", *SAID[2:])))
    made.worksheets[0]["B2"] = "Bé"
    found = read(made, convert=True).rows[0].findings
    assert ["có thể là Unicode, có thể là phông cũ" in each.sentence for each in found] == [True]


def test_a_letter_without_tables_of_old_text_is_said_as_any() -> None:
    made = Document()
    made.add_paragraph("NguyÔn V¨n MÉu")
    with pytest.raises(Exception, match="không có dòng tiêu đề"):
        read(made, name="tt.docx")


def test_all_rows_of_unicode_are_as_they_were() -> None:
    names = ["Lê Hà", "Ân", "Bé Ba", "Noël", "Đặng Ý", "Trần Thị Tú", "Hòa Bình"]
    table = read(a_book(TOP, *(a_row(place, name=name) for place, name in enumerate(names))))
    assert [row.values["name"] for row in table.rows] == names
    assert [note for note in table.notes if "phông" in note] == []
