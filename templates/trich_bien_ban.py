"""Trích biên bản: an extract of the council's minutes (Decree 30, annex III, form 1.9)."""

from docx.document import Document

from templates.body_text import loop, paragraph
from templates.letterhead import headed_sheet
from templates.signature_block import minutes_signatures


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_bien_ban", "TRÍCH BIÊN BẢN", dated=False)
    paragraph(document, "Thời gian, địa điểm: {{ ngay_hop }}, tại {{ dia_diem }}.")
    paragraph(
        document,
        "Thành phần: {{ hoi_dong }} có {{ so_thanh_vien }}, có mặt {{ so_co_mat }}; chủ trì: "
        "{{ chu_toa }}; thư ký: {{ thu_ky }}.",
    )
    _proceedings(document)
    paragraph(document, "Trích từ {{ bien_ban }} của {{ hoi_dong }}./.", kept=True)
    minutes_signatures(document)
    return document


def _proceedings(document: Document) -> None:
    paragraph(
        document,
        "Hội đồng đã xét {{ ten }}, {{ chuc_vu_don_vi }}, được đề nghị tặng {{ hinh_thuc }} trong "
        "{{ phong_trao }}.",
    )
    paragraph(document, "Thành tích: {{ thanh_tich }}.")
    paragraph(
        document,
        "Hội đồng quyết định bằng hình thức {{ cach_bieu_quyet }}; hồ sơ được đề nghị khi có "
        "{{ ty_le_can_dat }} đồng ý. Kết quả: đồng ý {{ dong_y }}; không đồng ý "
        "{{ khong_dong_y }}; không có ý kiến {{ khong_y_kien }}.",
    )
    loop(document, "khong_tham_gia", "{{ dong }}.")
    paragraph(document, "Kết luận: Hội đồng thống nhất đề nghị tặng {{ hinh_thuc }} cho {{ ten }}.")
