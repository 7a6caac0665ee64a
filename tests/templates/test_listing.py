"""Tables of rows: repeated header, rows kept whole, widths that fit the page."""

import pytest
from docx.oxml.ns import qn
from docx.table import Table, _Row

from documents.kinds import DocumentKind
from documents.papers.decision import QUYET_DINH
from templates.decree30 import LAYOUT
from tests.templates.template_layout import BROADSIDE, OFFICIAL, grid, look, template


def listings(kind: DocumentKind) -> list[Table]:
    return [made for made in template(kind).tables if made.cell(0, 0).text == "STT"]


def marked(row: _Row, mark: str) -> bool:
    return row._tr.find(f"{qn('w:trPr')}/{qn(mark)}") is not None


TABLES = [(kind, made) for kind in OFFICIAL if kind is not QUYET_DINH for made in listings(kind)]


@pytest.mark.parametrize(("kind", "made"), TABLES)
def test_the_header_row_repeats_and_no_row_breaks(kind: DocumentKind, made: Table) -> None:
    assert marked(made.rows[0], "w:tblHeader")
    shown = [row for row in made.rows if "{%tr" not in row.cells[0].text]
    assert all(marked(row, "w:cantSplit") for row in shown)


@pytest.mark.parametrize(("kind", "made"), TABLES)
def test_columns_fill_the_page_and_no_more(kind: DocumentKind, made: Table) -> None:
    room = LAYOUT.text_width_broadside if kind in BROADSIDE else LAYOUT.text_width
    assert sum(grid(made)) == pytest.approx(room, abs=0.05)


@pytest.mark.parametrize(("kind", "made"), TABLES)
def test_text_is_of_the_size_of_a_body(kind: DocumentKind, made: Table) -> None:
    assert look(made.cell(0, 0).paragraphs[0].runs[0]) == (13.0, True, False)
