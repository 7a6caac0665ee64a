"""docxtpl, as all of us import it: docxcompose, which it brings in, leaves a name bent behind it.

docxcompose writes its namespaces into python-docx's own table and makes "cp" stand for custom
properties there; python-docx then writes a file's last author and revision in a namespace where
no one looks for them. docxcompose itself reads its own table, so that python-docx gets its back.
"""

from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph, Subdoc
from docxtpl.subdoc import SubdocComposer

nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

__all__ = [
    "DocxTemplate",
    "InlineImage",
    "Listing",
    "RichText",
    "RichTextParagraph",
    "Subdoc",
    "SubdocComposer",
]
