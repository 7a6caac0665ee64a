"""Component 7: in what right a document is signed, by whom."""

import re
from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION, OTHER
from documents.form_check.findings import about, looks, overall
from documents.readback import Piece
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold

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
        yield from looks(piece, limits.AUTHORITY)
        yield from _prefix(piece)
    yield from _right(parts)
    yield from _signers(parts)


def _prefix(piece: Piece) -> Iterator[TextFinding]:
    written = piece.printed
    slashed = _SLASHED.match(written)
    if slashed is not None and "/" in slashed.group():
        letters = re.sub(r"[\s/]", "", slashed.group())
        sentence = f"Quyền hạn ghi “{letters}.”, không ghi “{slashed.group()}”; hãy sửa lại."
        yield about(piece, "QUYEN_HAN", "II.7.b", sentence)
    elif _UNDOTTED.match(written):
        letters = written.split()[0]
        sentence = f"Sau “{letters}” phải có dấu chấm; hãy ghi “{letters}.”."
        yield about(piece, "QUYEN_HAN", "II.7.b", sentence)


def _right(parts: DocumentParts) -> Iterator[TextFinding]:
    folded = [fold(piece.printed) for piece in parts.authorities]
    if not folded:
        yield overall("QUYEN_HAN", "II.7.b", "Thiếu quyền hạn, chức vụ người ký; hãy bổ sung.")
        return
    for_head = [text.startswith(("kt", "k/t")) for text in folded]
    deputies = [text.startswith("pho ") for text in folded]
    if any(deputies) and not any(for_head) and not folded[0].startswith(("tm", "t/m")):
        piece = parts.authorities[deputies.index(True)]
        sentence = "Cấp phó ký thay phải ghi “KT.” và chức vụ cấp trưởng ở dòng trên; hãy bổ sung."
        yield about(piece, "KY_THAY", "II.7.b", sentence)
    if any(for_head) and not any(deputies):
        piece = parts.authorities[for_head.index(True)]
        sentence = "Dưới dòng “KT.” phải ghi chức vụ của cấp phó ký thay; hãy bổ sung."
        yield about(piece, "KY_THAY", "II.7.b", sentence)
    yield from _own_decision(parts, folded)


def _own_decision(parts: DocumentParts, folded: Sequence[str]) -> Iterator[TextFinding]:
    """Check that what the head decides is signed by the head (annex III, form 1.2)."""
    by_head = parts.competence is not None and fold(parts.competence.text).startswith("chu tich")
    if parts.type is DECISION and by_head and folded[0].startswith(("tm", "t/m")):
        sentence = (
            "Quyết định thuộc thẩm quyền của Chủ tịch không ký “TM.”; hãy ghi “CHỦ TỊCH” hoặc "
            "“KT. CHỦ TỊCH”."
        )
        yield about(parts.authorities[0], "KY_THAY_MAT", "II.7.b", sentence)


def _signers(parts: DocumentParts) -> Iterator[TextFinding]:
    if not parts.signers:
        yield overall("NGUOI_KY", limits.SIGNER.item, "Thiếu họ và tên người ký; hãy bổ sung.")
    for piece in parts.signers:
        yield from looks(piece, limits.SIGNER)
        rank = _RANKS.match(piece.text)
        if rank is not None:
            sentence = f"Trước họ tên người ký không ghi “{rank.group().strip()}”; hãy bỏ đi."
            yield about(piece, "HOC_VI", "II.7.c", sentence)
