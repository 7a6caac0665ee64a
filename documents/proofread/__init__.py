"""Proofreading (đọc soát): a round's documents read back and compared with the register."""

from documents.proofread.findings_page import page
from documents.proofread.packet_check import proofread
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.word_comments import annotate

__all__ = ["PacketFacts", "StoredDocument", "annotate", "page", "proofread"]
