"""Kinds whose facts the packet does not hold: what they were generated from still stands there."""

from collections.abc import Iterator, Mapping

from documents.kinds import DocumentKind
from documents.proofread.packet import PacketFacts
from documents.proofread.paper import Paper
from documents.proofread.remarks import Remark
from documents.proofread.saying import said

_READ_ELSEWHERE = (
    DocumentKind.BIEN_BAN_HOP,
    DocumentKind.TO_TRINH,
    DocumentKind.QUYET_DINH,
    DocumentKind.DANH_SACH,
)
_PREPRINTED = ("tham_quyen", "ten_hinh_thuc")
"""Blanks that stand on a certificate's pre-printed paper already."""
_SHOWN = 100


def echo_remarks(paper: Paper, facts: PacketFacts) -> Iterator[Remark]:
    """Yield a remark for each value of the generated document that its text no longer holds."""
    if paper.read.context is None or paper.is_a(*_READ_ELSEWHERE, facts.certificate):
        return
    certificate = facts.award.certificate
    preprinted = certificate is not None and paper.is_a(certificate.preprinted)
    left_out = _PREPRINTED if preprinted else ()
    context = {name: each for name, each in paper.read.context.items() if name not in left_out}
    for text in dict.fromkeys(_texts(context)):
        if said(text).strip(" ;.") not in paper.said:
            sentence = f"Văn bản không còn ghi “{text[:_SHOWN]}” như đã lập; hãy kiểm tra chỗ sửa."
            yield paper.remark("KHAC_DA_LAP", sentence)


def _texts(value: object) -> Iterator[str]:
    """The texts in a context, those of lists and their parts too."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
