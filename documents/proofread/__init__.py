"""Proofreading (đọc soát): a round's documents read back and compared with the register."""

from documents.proofread.comments import annotated
from documents.proofread.findings_page import page
from documents.proofread.packet import PacketFacts, StoredDocument
from documents.proofread.proofreading import proofread

__all__ = ["PacketFacts", "StoredDocument", "annotated", "page", "proofread"]
