"""The page of what belongs to no round; tests/flows/test_invented_report.py has something on it."""

from tests.desk.page_visitor import Visitor


def test_without_any_document_it_says_so(clerk: Visitor) -> None:
    page = clerk.get("/ngoai-dot").text

    assert "Chưa có văn bản nào ngoài đợt." in page
    assert "<table>" not in page


def test_a_year_without_documents_is_not_found(clerk: Visitor) -> None:
    assert clerk.get("/ngoai-dot/BK-KHCN-2026-2030/2029.zip").status_code == 404
    assert clerk.get("/ngoai-dot/BK-KHCN-2026-2030/nay.zip").status_code == 400
