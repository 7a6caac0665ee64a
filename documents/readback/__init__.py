"""A Word file read back as a reader sees it: paragraphs, their looks, tables and pages.

Both rooms that judge finished documents (`form_check`, `proofread`) read through here, so that a
file of ours and one typed by hand are seen alike.
"""

from documents.readback.sheet import (
    Cell,
    Look,
    PageField,
    Paragraph,
    Piece,
    Section,
    Sheet,
    Stretch,
)
from documents.readback.sheet_reader import read_back

__all__ = [
    "Cell",
    "Look",
    "PageField",
    "Paragraph",
    "Piece",
    "Section",
    "Sheet",
    "Stretch",
    "read_back",
]
