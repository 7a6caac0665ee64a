"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: VH-XH to the unit (after annex III, form 1.4)."""

from docx.document import Document

from templates.body_text import addressee, loop, otherwise, paragraph, when
from templates.letterhead import headed_sheet
from templates.signature_block import signature

_RETURN = "Hồ sơ bổ sung gửi về {{ phong }}"
_PURPOSE = " để kịp trình Hội đồng xét./."


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_phieu", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ")
    addressee(document)
    paragraph(document, "Mã hồ sơ: {{ ma_ho_so }}.")
    paragraph(
        document,
        "{{ phong }} tiếp nhận {{ ngay_tiep_nhan }} hồ sơ đề nghị tặng {{ hinh_thuc }} cho "
        "{{ ten }}, kèm theo {{ to_trinh }} của {{ kinh_gui }}. Qua thẩm định, hồ sơ chưa đủ điều "
        "kiện trình Hội đồng xét, đề nghị {{ kinh_gui }} bổ sung, hoàn thiện như sau:",
    )
    _asked_for(document)
    _deadline(document)
    signature(document)
    return document


def _asked_for(document: Document) -> None:
    with when(document, "con_thieu"):
        paragraph(document, "Giấy tờ còn thiếu:")
        loop(document, "con_thieu", "{{ dong }}")
    with when(document, "ly_do"):
        paragraph(document, "Nội dung cần bổ sung, hoàn thiện: {{ ly_do }}.")


def _deadline(document: Document) -> None:
    with when(document, "han_bo_sung"):
        paragraph(document, _RETURN + " chậm nhất {{ han_bo_sung }}" + _PURPOSE, kept=True)
        otherwise(document)
        paragraph(document, _RETURN + _PURPOSE, kept=True)
