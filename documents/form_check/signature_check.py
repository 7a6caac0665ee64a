"""Component 7: in what right a document is signed, by whom."""

import re
from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION, OTHER
from documents.form_check.findings import at_piece, look_findings, overall
from documents.readback import Piece
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold

_ITEM = "II.7.b"
_FOR_BODY = ("tm", "t/m")
_SLASHED = re.compile(r"(TM|KT|TL|TUQ|T\s*/\s*M|K\s*/\s*T|T\s*/\s*L)\s*/?", re.IGNORECASE)
_UNDOTTED = re.compile(r"(TM|KT|TL|TUQ|Q)\s+[^\W\d_]")
_RANKS = re.compile(
    r"(GS|PGS|TSKH|TS|ThS|Th\.S|CN|KS|KTS|BS|DS|LS|CKI+|BSCK\w*|NGND|NGƯT|NSND|NSƯT|Giáo sư"
    r"|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Luật sư|Thiếu tá|Trung tá|Thượng tá|Đại tá"
    r"|Đại úy|Thượng úy|Ông|Bà|Đồng chí|Đ/c)(\.\s*|\s+)",
    re.IGNORECASE,
)


def signature_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the signature."""
    if parts.type is OTHER:
        return
    for piece in parts.authorities:
        yield from look_findings(piece, limits.AUTHORITY)
        if sentence := _prefix_fault(piece.printed):
            yield at_piece(piece, "QUYEN_HAN", _ITEM, sentence)
    if parts.authorities:
        yield from _deputies(parts.authorities)
        yield from _own_decision(parts)
    else:
        yield overall("QUYEN_HAN", _ITEM, "Thiếu quyền hạn, chức vụ người ký; hãy bổ sung.")
    yield from _signers(parts)


def _prefix_fault(written: str) -> str:
    """Return what is wrong with "TM.", "KT." and the like before an authority; "" if nothing."""
    slashed = _SLASHED.match(written)
    if slashed is not None and "/" in slashed.group():
        letters = re.sub(r"[\s/]", "", slashed.group())
        return f"Quyền hạn ghi “{letters}.”, không ghi “{slashed.group()}”; hãy sửa lại."
    if _UNDOTTED.match(written):
        letters = written.split(maxsplit=1)[0]
        return f"Sau “{letters}” phải có dấu chấm; hãy ghi “{letters}.”."
    return ""


def _deputies(authorities: Sequence[Piece]) -> Iterator[TextFinding]:
    """Check that a deputy signs for the head, and that it says so."""
    folded = [fold(piece.printed) for piece in authorities]
    for_head = [text.startswith(("kt", "k/t")) for text in folded]
    deputies = [text.startswith("pho ") for text in folded]
    if any(deputies) and not any(for_head) and not folded[0].startswith(_FOR_BODY):
        piece = authorities[deputies.index(True)]
        sentence = "Cấp phó ký thay phải ghi “KT.” và chức vụ cấp trưởng ở dòng trên; hãy bổ sung."
        yield at_piece(piece, "KY_THAY", _ITEM, sentence)
    if any(for_head) and not any(deputies):
        piece = authorities[for_head.index(True)]
        sentence = "Dưới dòng “KT.” phải ghi chức vụ của cấp phó ký thay; hãy bổ sung."
        yield at_piece(piece, "KY_THAY", _ITEM, sentence)


def _own_decision(parts: DocumentParts) -> Iterator[TextFinding]:
    """Check that what the head decides is signed in no body's name (annex III, form 1.2)."""
    competence = parts.competence.folded if parts.competence else ""
    by_head = parts.type is DECISION and competence.startswith("chu tich")
    first = parts.authorities[0]
    if by_head and fold(first.printed).startswith(_FOR_BODY):
        right = "hãy ghi “CHỦ TỊCH” hoặc “KT. CHỦ TỊCH”"
        sentence = f"Quyết định thuộc thẩm quyền của Chủ tịch không ký “TM.”; {right}."
        yield at_piece(first, "KY_THAY_MAT", _ITEM, sentence)


def _signers(parts: DocumentParts) -> Iterator[TextFinding]:
    if not parts.signers:
        yield overall("NGUOI_KY", limits.SIGNER.item, "Thiếu họ và tên người ký; hãy bổ sung.")
    for piece in parts.signers:
        yield from look_findings(piece, limits.SIGNER)
        rank = _RANKS.match(piece.text)
        if rank is not None:
            sentence = f"Trước họ tên người ký không ghi “{rank.group().strip()}”; hãy bỏ đi."
            yield at_piece(piece, "HOC_VI", "II.7.c", sentence)
