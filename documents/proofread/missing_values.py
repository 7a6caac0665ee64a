"""Kinds whose facts the packet does not hold: what they were generated from still stands there."""

from collections.abc import Iterator, Mapping

from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from dossiers.model.finding import TextFinding

_READ_ELSEWHERE = (BIEN_BAN_HOP, TO_TRINH, QUYET_DINH, DANH_SACH)
_PREPRINTED = ("tham_quyen", "ten_hinh_thuc")
"""Blanks that stand on a certificate's pre-printed paper already."""
_MAX_QUOTED = 100


def missing_value_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield a finding for each value of the generated document that its text no longer holds."""
    if paper.context is None or paper.is_a(*_READ_ELSEWHERE, *facts.certificates):
        return
    certificate = facts.award.certificate
    preprinted = certificate is not None and paper.kind == certificate.preprinted
    left_out = _PREPRINTED if preprinted else ()
    context = {name: value for name, value in paper.context.items() if name not in left_out}
    for text in dict.fromkeys(_texts(context)):
        if normalize(text).strip(" ;.") not in paper.normalized:
            quoted = text[:_MAX_QUOTED]
            sentence = f"Văn bản không còn ghi “{quoted}” như đã lập; hãy kiểm tra chỗ sửa."
            yield paper.finding("KHAC_DA_LAP", sentence)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a context, those of lists and their parts too."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
