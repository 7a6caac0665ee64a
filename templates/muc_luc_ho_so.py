"""Mục lục hồ sơ: the index of the packet, an annex of the proposal (Decree 30, annex III, 2.1)."""

from docx.document import Document

from templates.annex_heading import annex_heading
from templates.body_text import paragraph
from templates.listing import Column, listing
from templates.page_setup import a4_broadside
from templates.text_style import Align

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Văn bản, giấy tờ", "ten_van_ban", 7.4),
    Column("Của tập thể, cá nhân", "cua_ai", 6.8),
    Column("Số, ngày", "so_ngay", 6.0),
    Column("Số trang", "so_trang", 1.6, Align.CENTER),
    Column("Gửi dạng", "tep", 2.2, Align.CENTER),
)


def build() -> Document:
    """Build the template."""
    document = a4_broadside()
    annex_heading(
        document, "MỤC LỤC HỒ SƠ", "ĐỀ NGHỊ TẶNG {{ hinh_thuc }}", name="Phụ lục II", broad=True
    )
    listing(document, COLUMNS, "muc_luc")
    paragraph(document, "Mục lục gồm {{ so_van_ban }}./.")
    return document
