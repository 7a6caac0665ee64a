"""The text of a PDF: Vietnamese whole, nothing of a scan, nothing of what is damaged."""

import pytest

from documents.files.pdf_text import has_pages, pdf_text
from tests.desk.signed_pdfs import Authority, a_pdf, signed
from tests.desk.text_pdfs import text_pdf

CIRCLE = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF"
LINE = "Số: 01/QĐ-UBND; Bắc Kạn, ngày 16 tháng 11 năm 2026"


def test_vietnamese_text_comes_back_line_by_line() -> None:
    assert pdf_text(text_pdf("ỦY BAN NHÂN DÂN", LINE)).split("\n") == ["ỦY BAN NHÂN DÂN", LINE]


def test_a_signature_and_bytes_around_the_file_leave_the_text_as_it_is() -> None:
    data = signed(text_pdf(LINE), Authority().signer("Bế Văn Mẫu"))
    assert pdf_text(b"\r\n" + data + b"\0\0") == LINE


@pytest.mark.parametrize(
    "data",
    [
        a_pdf(""),
        b"",
        b"\xff\xd8\xff\xe0 JPEG",
        b"%PDF-1.7 ban quet",
        text_pdf(LINE)[:300] + b"\nstartxref\n9\n%%EOF",
        CIRCLE,
    ],
    ids=["scan", "empty", "picture", "scrap", "cut", "circle"],
)
def test_what_holds_no_text_says_nothing(data: bytes) -> None:
    assert pdf_text(data) == ""


@pytest.mark.parametrize(
    ("data", "opens"),
    [
        (a_pdf(""), True),
        (b"\r\n" + text_pdf(LINE) + b"\0", True),
        (b"%PDF-1.7\nhong\nstartxref\n0\n%%EOF\n", False),
        (CIRCLE, False),
    ],
    ids=["scan", "surrounded", "scrap", "circle"],
)
def test_what_opens_at_no_page_is_told(data: bytes, *, opens: bool) -> None:
    assert has_pages(data) is opens
