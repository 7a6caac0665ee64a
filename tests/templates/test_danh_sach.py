"""The list as an annex (Decree 30, annex III, form 2.1)."""

from documents.papers.commendation_list import DANH_SACH
from tests.templates.template_layout import look, saying, template


def test_annex_title_and_reference() -> None:
    document = template(DANH_SACH)
    assert look(saying(document, "Phụ lục").runs[0]) == (14.0, True, False)
    assert look(saying(document, "DANH SÁCH").runs[0]) == (14.0, True, False)
    assert look(saying(document, "{{ kem_theo }}").runs[0]) == (14.0, False, True)
    assert {each.alignment for each in document.paragraphs[:3]} == {1}


def test_the_total_stays_with_the_closing_line() -> None:
    total = saying(template(DANH_SACH), "Tổng cộng")
    assert total.paragraph_format.keep_with_next
