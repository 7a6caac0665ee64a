"""Quyết định ban hành Kế hoạch: the decision that issues a plan (annex III, form 1.3)."""

from docx.document import Document

from templates.body_text import article, bases, headline, title
from templates.letterhead import letterhead
from templates.page_setup import a4_sheet
from templates.signature_block import signature


def build() -> Document:
    """Build the template."""
    document = a4_sheet()
    letterhead(document, "so_quyet_dinh")
    title(document, "QUYẾT ĐỊNH")
    headline(document, "{{ tham_quyen }}")
    bases(document)
    headline(document, "QUYẾT ĐỊNH:")
    article(document, 1, "Ban hành kèm theo Quyết định này {{ van_ban }}.")
    article(document, 2, "Quyết định này có hiệu lực từ ngày ký ban hành.")
    article(
        document, 3, "{{ noi_thi_hanh }} chịu trách nhiệm thi hành Quyết định này./.", kept=True
    )
    signature(document)
    return document
