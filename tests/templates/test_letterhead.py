"""The top of a document (Decree 30, annex I, components 1 to 4)."""

import pytest

from documents.kinds import DocumentKind
from templates.decree30 import LAYOUT, MOTTO, MOTTO_WIDTH, NATION
from tests.templates.template_layout import (
    HEADED,
    MINUTES,
    after,
    grid,
    look,
    ruled,
    saying,
    template,
    width,
)


@pytest.mark.parametrize("kind", HEADED)
def test_nation_and_motto(kind: DocumentKind) -> None:
    document = template(kind)
    assert look(saying(document, NATION).runs[0]) == (13.0, True, False)
    assert look(saying(document, MOTTO).runs[0]) == (14.0, True, False)


@pytest.mark.parametrize("kind", HEADED)
def test_the_rule_under_the_motto_is_as_long_as_its_text(kind: DocumentKind) -> None:
    rule = after(template(kind), MOTTO)
    assert ruled(rule)
    assert width(rule, LAYOUT.heading_right) == pytest.approx(MOTTO_WIDTH, abs=0.02)


@pytest.mark.parametrize("kind", HEADED)
def test_the_body_above_is_not_bold_the_issuing_body_is(kind: DocumentKind) -> None:
    document = template(kind)
    assert look(after(document, "for dong in co_quan_chu_quan").runs[0]) == (13.0, False, False)
    assert look(after(document, "for dong in co_quan_ban_hanh").runs[0]) == (13.0, True, False)


@pytest.mark.parametrize("kind", HEADED)
def test_columns_are_fixed_in_cells_and_grid(kind: DocumentKind) -> None:
    made = template(kind).tables[0]
    cells = [round(cell.width.cm, 1) for cell in made.rows[0].cells if cell.width]
    assert cells == [6.8, 10.0]
    assert [round(column, 1) for column in grid(made)] == cells


@pytest.mark.parametrize("kind", HEADED)
def test_number_upright_date_in_italics_on_one_line(kind: DocumentKind) -> None:
    row = template(kind).tables[0].rows[1]
    number, date = (cell.paragraphs[0] for cell in row.cells)
    assert number.text.startswith("Số: {{ so_")
    assert look(number.runs[0]) == (13.0, False, False)
    if kind in MINUTES:
        assert not date.text
    else:
        assert date.text == "{{ dia_danh }}, {{ ngay_ban_hanh }}"
        assert look(date.runs[0]) == (14.0, False, True)
