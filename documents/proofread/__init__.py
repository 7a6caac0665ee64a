"""Proofreading (đọc soát): a round's documents read back and compared with the register."""

from documents.proofread.comments import annotated
from documents.proofread.packet import PacketFacts, StoredDocument
from documents.proofread.proofreading import proofread
from documents.proofread.remarks import Remark, as_remarks, page

__all__ = [
    "PacketFacts",
    "Remark",
    "StoredDocument",
    "annotated",
    "as_remarks",
    "page",
    "proofread",
]
