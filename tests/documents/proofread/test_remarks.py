"""All remarks on one page that staff read."""

from documents.form_check import Finding
from documents.proofread import Remark, as_remarks, page


def test_a_page_without_remarks_says_so() -> None:
    assert "Không phát hiện" in page([])


def test_a_page_lists_the_remarks_by_document() -> None:
    shown = page(
        [
            Remark("Quyết định", "SO", "Số: /QĐ-UBND", "Chỗ số đang bỏ trống."),
            Remark("Tờ trình", "TEN", "", "Thiếu một tên."),
            Remark("Quyết định", "NGAY", "", "Ngày khác sổ."),
        ]
    )

    assert shown.index("## Quyết định") < shown.index("2. Ngày khác sổ.")
    assert shown.index("2. Ngày khác sổ.") < shown.index("## Tờ trình")
    assert "Có 03 điểm" in shown
    assert "Tại: “Số: /QĐ-UBND”" in shown


def test_what_stands_in_a_document_is_never_markdown() -> None:
    assert "\\*\\*A\\*\\*" in page([Remark("a", "X", "**A**", "Xem <b>.")])


def test_findings_become_remarks_with_their_clause_and_notes_do_not() -> None:
    fault = Finding("X", "mục II.1.a", "đoạn", "Phải in đậm.", 3)
    note = Finding("Y", "Điều 7", "", "Không kiểm tra.", note=True)

    assert as_remarks("a.docx", [fault, note]) == (
        Remark("a.docx", "X", "đoạn", "Phải in đậm. (mục II.1.a)", 3),
    )
