"""Component 7: in what right a document is signed, by whom."""

import re
from collections.abc import Iterator, Sequence

from documents.form_check import law
from documents.form_check.anatomy import Anatomy
from documents.form_check.findings import about, looks, overall
from documents.form_check.types import DECISION, OTHER
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


def signature_findings(found: Anatomy) -> Iterator[TextFinding]:
    """What is wrong with the signature."""
    if found.type is OTHER:
        return
    for piece in found.authorities:
        yield from looks(piece, law.AUTHORITY)
        yield from _prefix(piece)
    yield from _right(found)
    yield from _signers(found)


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


def _right(found: Anatomy) -> Iterator[TextFinding]:
    folded = [fold(piece.printed) for piece in found.authorities]
    if not folded:
        yield overall("QUYEN_HAN", "II.7.b", "Thiếu quyền hạn, chức vụ người ký; hãy bổ sung.")
        return
    for_head = [text.startswith(("kt", "k/t")) for text in folded]
    deputies = [text.startswith("pho ") for text in folded]
    if any(deputies) and not any(for_head) and not folded[0].startswith(("tm", "t/m")):
        piece = found.authorities[deputies.index(True)]
        sentence = "Cấp phó ký thay phải ghi “KT.” và chức vụ cấp trưởng ở dòng trên; hãy bổ sung."
        yield about(piece, "KY_THAY", "II.7.b", sentence)
    if any(for_head) and not any(deputies):
        piece = found.authorities[for_head.index(True)]
        sentence = "Dưới dòng “KT.” phải ghi chức vụ của cấp phó ký thay; hãy bổ sung."
        yield about(piece, "KY_THAY", "II.7.b", sentence)
    yield from _own_decision(found, folded)


def _own_decision(found: Anatomy, folded: Sequence[str]) -> Iterator[TextFinding]:
    """What the head decides is signed by the head, not for the body (annex III, form 1.2)."""
    by_head = found.competence is not None and fold(found.competence.text).startswith("chu tich")
    if found.type is DECISION and by_head and folded[0].startswith(("tm", "t/m")):
        sentence = (
            "Quyết định thuộc thẩm quyền của Chủ tịch không ký “TM.”; hãy ghi “CHỦ TỊCH” hoặc "
            "“KT. CHỦ TỊCH”."
        )
        yield about(found.authorities[0], "KY_THAY_MAT", "II.7.b", sentence)


def _signers(found: Anatomy) -> Iterator[TextFinding]:
    if not found.signers:
        yield overall("NGUOI_KY", law.SIGNER.item, "Thiếu họ và tên người ký; hãy bổ sung.")
    for piece in found.signers:
        yield from looks(piece, law.SIGNER)
        rank = _RANKS.match(piece.text)
        if rank is not None:
            sentence = f"Trước họ tên người ký không ghi “{rank.group().strip()}”; hãy bỏ đi."
            yield about(piece, "HOC_VI", "II.7.c", sentence)
