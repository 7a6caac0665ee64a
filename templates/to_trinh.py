"""Tờ trình: the proposal of VH-XH to the Chủ tịch (Decree 30, annex III, form 1.4)."""

from docx.document import Document

from templates.body_text import addressee, bases, paragraph
from templates.letterhead import headed_sheet
from templates.listing import Column, listing
from templates.signature_block import signature
from templates.text_style import Align

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 4.6),
    Column("Chức vụ, đơn vị hoặc địa chỉ", "chuc_vu_don_vi", 5.5),
    Column("Phiếu đồng ý", "so_phieu", 2.0, Align.CENTER),
    Column("Mức tiền thưởng", "muc_thuong", 3.2, Align.RIGHT),
)


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_to_trinh", "TỜ TRÌNH")
    addressee(document)
    bases(document)
    paragraph(
        document,
        "Trên cơ sở {{ bien_ban }} của {{ hoi_dong }}, {{ phong }} trình {{ kinh_gui }} xem xét, "
        "quyết định tặng {{ hinh_thuc }} cho {{ so_luong }} đã có thành tích xuất sắc trong "
        "{{ phong_trao }}, gồm:",
    )
    listing(document, COLUMNS, "de_nghi")
    _request(document)
    signature(document)
    return document


def _request(document: Document) -> None:
    """Add what follows the table: money, enclosures, request."""
    paragraph(
        document,
        "Tổng số tiền thưởng kèm theo: {{ tong_tien }} (Bằng chữ: {{ tong_tien_bang_chu }}), "
        "trích từ {{ nguon_kinh_phi }}.",
    )
    paragraph(
        document,
        "(Kèm theo: dự thảo Quyết định, Danh sách, Biên bản họp Hội đồng và hồ sơ đề nghị khen "
        "thưởng.)",
    )
    paragraph(document, "{{ phong }} kính trình {{ kinh_gui }} xem xét, quyết định./.", kept=True)
