"""Every column that the list prints is known by its heading, and each meaning by one heading."""

from documents.papers.commendation_list import DANH_SACH
from documents.proofread.list_rows import listings
from documents.proofread.printed_columns import COLUMNS
from documents.readback import read_back
from documents.render import render
from templates import template_bytes


def test_every_printed_column_of_the_list_is_compared() -> None:
    sheet = read_back(render(template_bytes(DANH_SACH), DANH_SACH.sample_context()))

    (found,) = listings(sheet)

    headings = next(rows[0] for rows in sheet.tables.values() if len(rows[0]) > 2)
    assert len(found.columns) == len(headings), f"not in printed_columns.py: {headings}"


def test_a_column_of_text_has_a_finding_of_its_own() -> None:
    texts = [each for each in COLUMNS.values() if each.value]

    assert all(each.code and each.title for each in texts)
    assert len({each.code for each in texts}) == len(texts)
