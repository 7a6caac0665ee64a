"""Danh sách trình cấp tỉnh: an annex of the ward's proposal (Decree 30, annex III, form 2.1)."""

from docx.document import Document

from templates.annex_heading import annex_heading
from templates.body_text import gap, paragraph
from templates.listing import Column, parted_listing
from templates.page_setup import a4_broadside
from templates.text_style import Align

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Họ và tên, tên tập thể", "ten", 4.2),
    Column("Năm sinh", "nam_sinh", 1.6, Align.CENTER),
    Column("Chức vụ, đơn vị hoặc địa chỉ", "chuc_vu_don_vi", 4.6),
    Column("Tóm tắt thành tích", "thanh_tich", 6.6),
    Column("Danh hiệu, khen thưởng đã có", "da_khen", 4.6),
    Column("Tỷ lệ phiếu đồng ý", "so_phieu", 2.4, Align.CENTER),
)


def build() -> Document:
    """Build the template."""
    document = a4_broadside()
    annex_heading(
        document,
        "DANH SÁCH {{ doi_tuong }}",
        "ĐỀ NGHỊ TẶNG {{ hinh_thuc }}",
        name="Phụ lục I",
        broad=True,
    )
    parted_listing(document, COLUMNS)
    gap(document, kept=True)
    paragraph(document, "Danh sách gồm {{ so_luong }}./.")
    return document
