"""Component 9b: "Nơi nhận", its lines, and "Lưu: VT" as the last."""

import re
from collections.abc import Iterator

from documents.form_check import law
from documents.form_check.anatomy import Anatomy
from documents.form_check.findings import about, looks, overall
from documents.form_check.types import OTHER
from documents.readback import Piece
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold

_KEPT = re.compile(r"[-–]?\s*luu\b")
_KEPT_BY = re.compile(r"-?\s*Lưu\s*:\s*VT\b")
_ITEM = law.RECIPIENTS.item


def recipient_findings(found: Anatomy) -> Iterator[TextFinding]:
    """What is wrong with the recipients."""
    heading = found.recipients_heading
    if heading is None:
        if found.type is not OTHER:
            yield overall("NOI_NHAN", _ITEM, "Văn bản không có “Nơi nhận”; hãy bổ sung.")
        return
    yield from looks(heading, law.RECIPIENTS_HEADING)
    if not heading.text.endswith(":"):
        yield about(heading, "NOI_NHAN", _ITEM, "Sau “Nơi nhận” phải có dấu hai chấm; hãy thêm.")
    for place, piece in enumerate(found.recipients, start=1):
        yield from looks(piece, law.RECIPIENTS)
        yield from _line(piece, last=place == len(found.recipients))
    yield from _kept(heading, found.recipients)


def _line(piece: Piece, *, last: bool) -> Iterator[TextFinding]:
    wanted, name = (".", "dấu chấm (.)") if last else (";", "dấu chấm phẩy (;)")
    if not piece.text.startswith("-") and not piece.text.startswith("+"):
        sentence = "Mỗi nơi nhận bắt đầu bằng gạch đầu dòng (-); hãy thêm vào."
        yield about(piece, "NOI_NHAN_DONG", _ITEM, sentence)
    if not piece.text.endswith(wanted):
        sentence = f"Dòng nơi nhận này phải kết thúc bằng {name}; hãy sửa cuối dòng."
        yield about(piece, "NOI_NHAN_DONG", _ITEM, sentence)


def _kept(heading: Piece, lines: list[Piece]) -> Iterator[TextFinding]:
    kept = [piece for piece in lines if _KEPT.match(fold(piece.text))]
    if not kept:
        sentence = "Nơi nhận phải có dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.”; hãy bổ sung."
        yield about(heading, "LUU_VT", _ITEM, sentence)
        return
    if not _KEPT_BY.match(kept[-1].text):
        sentence = "Sau “Lưu:” phải ghi “VT”; hãy ghi “- Lưu: VT, <đơn vị soạn thảo>.”."
        yield about(kept[-1], "LUU_VT", _ITEM, sentence)
    if kept[-1] is not lines[-1]:
        yield about(kept[-1], "LUU_VT", _ITEM, "“Lưu: VT” phải là dòng cuối; hãy chuyển xuống.")
