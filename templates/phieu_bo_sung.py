"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: VH-XH to the unit (after annex III, form 1.4)."""

from docx.document import Document

from templates.body_text import addressee, end, loop, otherwise, paragraph, title, when
from templates.letterhead import letterhead
from templates.page_setup import a4_sheet
from templates.signature_block import signature


def build() -> Document:
    """Build the template."""
    document = a4_sheet()
    letterhead(document, "so_phieu")
    title(document, "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ")
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
    when(document, "con_thieu")
    paragraph(document, "Giấy tờ còn thiếu:")
    loop(document, "con_thieu", "{{ dong }}")
    end(document)
    when(document, "ly_do")
    paragraph(document, "Nội dung cần bổ sung, hoàn thiện: {{ ly_do }}.")
    end(document)


def _deadline(document: Document) -> None:
    when(document, "han_bo_sung")
    paragraph(
        document,
        "Hồ sơ bổ sung gửi về {{ phong }} chậm nhất {{ han_bo_sung }} để kịp trình Hội đồng xét./.",
        kept=True,
    )
    otherwise(document)
    paragraph(document, "Hồ sơ bổ sung gửi về {{ phong }} để kịp trình Hội đồng xét./.", kept=True)
    end(document)
