"""Component 9b: "Nơi nhận", its lines, and "Lưu: VT" as the last."""

import re
from collections.abc import Iterator

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import OTHER
from documents.form_check.findings import at_piece, look_findings, missing_line_end, overall
from documents.readback import Piece
from dossiers.model.finding import TextFinding

_KEPT = re.compile(r"[-–]?\s*luu\b")
_KEPT_BY = re.compile(r"-?\s*Lưu\s*:\s*VT\b")
_ITEM = limits.RECIPIENTS.item


def recipient_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the recipients."""
    heading = parts.recipients_heading
    if heading is None:
        if parts.type is not OTHER:
            yield overall("NOI_NHAN", _ITEM, "Văn bản không có “Nơi nhận”; hãy bổ sung.")
        return
    yield from look_findings(heading, limits.RECIPIENTS_HEADING)
    if not heading.text.endswith(":"):
        yield at_piece(heading, "NOI_NHAN", _ITEM, "Sau “Nơi nhận” phải có dấu hai chấm; hãy thêm.")
    for place, piece in enumerate(parts.recipients, start=1):
        yield from look_findings(piece, limits.RECIPIENTS)
        yield from _line(piece, last=place == len(parts.recipients))
    yield from _kept(heading, parts.recipients)


def _line(piece: Piece, *, last: bool) -> Iterator[TextFinding]:
    if not piece.text.startswith(("-", "+")):
        sentence = "Mỗi nơi nhận bắt đầu bằng gạch đầu dòng (-); hãy thêm vào."
        yield at_piece(piece, "NOI_NHAN_DONG", _ITEM, sentence)
    if mark := missing_line_end(piece, last=last):
        sentence = f"Dòng nơi nhận này phải kết thúc bằng {mark}; hãy sửa cuối dòng."
        yield at_piece(piece, "NOI_NHAN_DONG", _ITEM, sentence)


def _kept(heading: Piece, lines: list[Piece]) -> Iterator[TextFinding]:
    kept = [piece for piece in lines if _KEPT.match(piece.folded)]
    if not kept:
        sentence = "Nơi nhận phải có dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.”; hãy bổ sung."
        yield at_piece(heading, "LUU_VT", _ITEM, sentence)
        return
    if not _KEPT_BY.match(kept[-1].text):
        sentence = "Sau “Lưu:” phải ghi “VT”; hãy ghi “- Lưu: VT, <đơn vị soạn thảo>.”."
        yield at_piece(kept[-1], "LUU_VT", _ITEM, sentence)
    if kept[-1] is not lines[-1]:
        yield at_piece(kept[-1], "LUU_VT", _ITEM, "“Lưu: VT” phải là dòng cuối; hãy chuyển xuống.")
