"""Quyết định ban hành Kế hoạch: the decision that issues a plan (annex III, form 1.3)."""

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
    article(document, 1, "Ban hành kèm theo Quyết định này {{ van_ban }}.")
    article(document, 2, "Quyết định này có hiệu lực từ ngày ký ban hành.")
    article(
        document, 3, "{{ noi_thi_hanh }} chịu trách nhiệm thi hành Quyết định này./.", kept=True
    )
    signature(document)
    return document
