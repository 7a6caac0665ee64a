"""Quyết định: the decision to award certificates (Decree 30, annex III, form 1.2)."""

from docx.document import Document

from templates.body_text import article, bases, headline
from templates.letterhead import headed_sheet
from templates.signature_block import signature


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_quyet_dinh", "QUYẾT ĐỊNH")
    headline(document, "{{ tham_quyen }}")
    bases(document)
    headline(document, "QUYẾT ĐỊNH:")
    _articles(document)
    signature(document)
    return document


def _articles(document: Document) -> None:
    article(
        document,
        1,
        "Tặng {{ hinh_thuc }} cho {{ so_luong }} (có Danh sách kèm theo) đã có thành tích xuất "
        "sắc trong {{ phong_trao }}.",
    )
    article(
        document,
        2,
        "Các {{ doi_tuong }} có tên tại Điều 1 được thưởng tiền, mức {{ muc_thuong }}. Tổng số "
        "tiền thưởng là {{ tong_tien }} (Bằng chữ: {{ tong_tien_bang_chu }}), trích từ "
        "{{ nguon_kinh_phi }}.",
    )
    article(
        document, 3, "{{ noi_thi_hanh }} chịu trách nhiệm thi hành Quyết định này./.", kept=True
    )
