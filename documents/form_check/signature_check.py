"""Component 7: in what right a document is signed, by whom."""

import re
from collections.abc import Iterator

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION, OTHER
from documents.form_check.findings import at_piece, look_findings, overall
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
        yield from look_findings(piece, limits.AUTHORITY)
        yield from _prefix(piece)
    yield from _right(parts)
    yield from _signers(parts)


def _prefix(piece: Piece) -> Iterator[TextFinding]:
    written = piece.printed
    slashed = _SLASHED.match(written)
    if slashed is not None and "/" in slashed.group():
        letters = re.sub(r"[\s/]", "", slashed.group())
        sentence = f"Quyền hạn ghi “{letters}.”, không ghi “{slashed.group()}”; hãy sửa lại."
        yield at_piece(piece, "QUYEN_HAN", "II.7.b", sentence)
    elif _UNDOTTED.match(written):
        letters = written.split()[0]
        sentence = f"Sau “{letters}” phải có dấu chấm; hãy ghi “{letters}.”."
        yield at_piece(piece, "QUYEN_HAN", "II.7.b", sentence)


def _right(parts: DocumentParts) -> Iterator[TextFinding]:
    folded = [fold(piece.printed) for piece in parts.authorities]
    if not folded:
        yield overall("QUYEN_HAN", "II.7.b", "Thiếu quyền hạn, chức vụ người ký; hãy bổ sung.")
        return
    for_head = [text.startswith(("kt", "k/t")) for text in folded]
    deputies = [text.startswith("pho ") for text in folded]
    for_body = folded[0].startswith(("tm", "t/m"))
    if any(deputies) and not any(for_head) and not for_body:
        piece = parts.authorities[deputies.index(True)]
        sentence = "Cấp phó ký thay phải ghi “KT.” và chức vụ cấp trưởng ở dòng trên; hãy bổ sung."
        yield at_piece(piece, "KY_THAY", "II.7.b", sentence)
    if any(for_head) and not any(deputies):
        piece = parts.authorities[for_head.index(True)]
        sentence = "Dưới dòng “KT.” phải ghi chức vụ của cấp phó ký thay; hãy bổ sung."
        yield at_piece(piece, "KY_THAY", "II.7.b", sentence)
    if for_body and _decided_by_head(parts):
        sentence = (
            "Quyết định thuộc thẩm quyền của Chủ tịch không ký “TM.”; hãy ghi “CHỦ TỊCH” hoặc "
            "“KT. CHỦ TỊCH”."
        )
        yield at_piece(parts.authorities[0], "KY_THAY_MAT", "II.7.b", sentence)


def _decided_by_head(parts: DocumentParts) -> bool:
    """Tell whether the head decides, and so signs in no body's name (annex III, form 1.2)."""
    competence = parts.competence.folded if parts.competence else ""
    return parts.type is DECISION and competence.startswith("chu tich")


def _signers(parts: DocumentParts) -> Iterator[TextFinding]:
    if not parts.signers:
        yield overall("NGUOI_KY", limits.SIGNER.item, "Thiếu họ và tên người ký; hãy bổ sung.")
    for piece in parts.signers:
        yield from look_findings(piece, limits.SIGNER)
        rank = _RANKS.match(piece.text)
        if rank is not None:
            sentence = f"Trước họ tên người ký không ghi “{rank.group().strip()}”; hãy bỏ đi."
            yield at_piece(piece, "HOC_VI", "II.7.c", sentence)
