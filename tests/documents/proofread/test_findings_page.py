"""All findings on one page that staff read."""

from documents.proofread import page
from dossiers.model.finding import Finding, Passage


def test_a_page_without_findings_says_so() -> None:
    assert "Không phát hiện" in page([])


def test_a_page_lists_the_findings_by_document() -> None:
    shown = page(
        [
            Finding("Chỗ số đang bỏ trống.", Passage("Số: /QĐ-UBND", document="Quyết định")),
            Finding("Thiếu một tên.", Passage(document="Tờ trình")),
            Finding("Ngày khác sổ.", Passage(document="Quyết định")),
        ]
    )

    assert shown.index("## Quyết định") < shown.index("2. Ngày khác sổ.")
    assert shown.index("2. Ngày khác sổ.") < shown.index("## Tờ trình")
    assert "Có 03 điểm" in shown
    assert "Tại: “Số: /QĐ-UBND”" in shown


def test_what_stands_in_a_document_is_never_markdown() -> None:
    assert "\\*\\*A\\*\\*" in page([Finding("Xem <b>.", Passage("**A**", document="a"))])
