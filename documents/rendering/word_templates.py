"""docxtpl, as all of us import it."""

from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph

__all__ = ["DocxTemplate", "InlineImage", "Listing", "RichText", "RichTextParagraph"]
