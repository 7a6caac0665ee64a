"""Báo cáo kết quả thẩm định: VH-XH to the council (Decree 30, annex III, form 1.4)."""

from docx.document import Document

from templates.body_text import addressee, bases, paragraph, section
from templates.letterhead import headed_sheet
from templates.listing import Column, listing
from templates.signature_block import signature
from templates.text_style import Align

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Mã hồ sơ", "ma_ho_so", 3.0),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 3.9),
    Column("Đơn vị đề nghị", "don_vi", 3.4),
    Column("Kết quả", "ket_qua", 2.0),
    Column("Lý do, ghi chú", "ly_do", 3.0),
)


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_bao_cao", "BÁO CÁO")
    addressee(document)
    bases(document)
    paragraph(
        document,
        "{{ phong }} báo cáo kết quả thẩm định hồ sơ đề nghị tặng {{ hinh_thuc }} như sau:",
    )
    _findings(document)
    _summary(document)
    signature(document)
    return document


def _findings(document: Document) -> None:
    section(document, "1. Tiếp nhận và thẩm định")
    paragraph(
        document,
        "Đã thẩm định {{ so_ho_so }} của {{ so_don_vi }}. Người thẩm định: "
        "{{ nguoi_tham_dinh }}. Kết quả từng hồ sơ:",
        kept=True,
    )
    listing(document, COLUMNS, "ho_so")


def _summary(document: Document) -> None:
    section(document, "2. Tổng hợp")
    paragraph(document, "a) Đủ điều kiện, trình Hội đồng xét: {{ du_dieu_kien }};")
    paragraph(document, "b) Trả lại để bổ sung: {{ can_bo_sung }};")
    paragraph(document, "c) Không đủ điều kiện: {{ khong_du_dieu_kien }}.")
    paragraph(
        document,
        "{{ phong }} kính trình {{ kinh_gui }} xem xét các hồ sơ đủ điều kiện./.",
        kept=True,
    )
