"""The legal bases (căn cứ): form, endings, laws without number, nothing that has lapsed."""

import re
from collections.abc import Iterator
from datetime import date

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION
from documents.form_check.findings import at_piece, look_findings, missing_line_end, overall
from documents.readback import Piece
from dossiers.model.finding import TextFinding
from dossiers.model.names import comparable
from dossiers.plan.legal_bases import in_force
from dossiers.plan.plan import LegalBasis, Plan

_LAW_NUMBER = re.compile(r"\d+/\d{4}/(QH|UBTVQH|PL|L-CTN|NQ-)")
_ANY_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][\w-]*-[A-ZĐ]\w*")
_LAW = re.compile(r"can cu (hien phap|bo luat|luat|phap lenh)\b")
_BARE_NUMBER = re.compile(
    r"(?:căn cứ|tại|;) (nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch|hướng dẫn"
    r"|tờ trình|biên bản|công văn|thông báo|đề án|báo cáo) (\d+(?:/\d{4})?[/-][A-ZĐ][\w/-]*)",
    re.IGNORECASE,
)
"""A document that the line itself cites by its number, without the word "số"."""
_DATED = re.compile(r"ngay\s*\d+|\d{1,2}[/.]\d{1,2}[/.]\d{4}")


def base_findings(parts: DocumentParts, plan: Plan, on: date | None) -> Iterator[TextFinding]:
    """Yield what is wrong with the bases; without a day `on` none is called lapsed."""
    if parts.type is DECISION and not parts.bases:
        yield overall(
            "CAN_CU", limits.BASIS.item, "Quyết định phải có căn cứ ban hành; hãy bổ sung."
        )
    for place, piece in enumerate(parts.bases, start=1):
        yield from look_findings(piece, limits.BASIS)
        yield from _ending(piece, last=place == len(parts.bases))
        yield from _wording(piece)
        if on is not None:
            yield from _lapsed(piece, plan, on)


def _ending(piece: Piece, *, last: bool) -> Iterator[TextFinding]:
    if mark := missing_line_end(piece, last=last):
        line = "Căn cứ cuối cùng" if last else "Căn cứ này"
        sentence = f"{line} phải kết thúc bằng {mark}; hãy sửa cuối dòng."
        yield at_piece(piece, "CAN_CU_CUOI_DONG", limits.BASIS.item, sentence)


def _wording(piece: Piece) -> Iterator[TextFinding]:
    if re.match(r"[-–+•*]", piece.text):
        sentence = "Trước căn cứ không có gạch đầu dòng; hãy bỏ dấu gạch."
        yield at_piece(piece, "CAN_CU_GACH_DAU", limits.BASIS.item, sentence)
    if re.search(r"\bVBHN\b", piece.text):
        sentence = "Không dùng văn bản hợp nhất làm căn cứ; hãy ghi văn bản gốc."
        yield at_piece(piece, "CAN_CU_HOP_NHAT", limits.BASIS.item, sentence)
    for cited in _BARE_NUMBER.finditer(piece.text):
        sentence = f"Trước số, ký hiệu phải có từ “số”; hãy ghi “{cited[1]} số {cited[2]}”."
        yield at_piece(piece, "CAN_CU_SO", limits.BASIS.item, sentence)
    if _LAW.match(piece.folded):
        for code, sentence in _law_faults(piece):
            yield at_piece(piece, code, limits.BASIS.item, f"Luật, Pháp lệnh {sentence}.")


def _law_faults(piece: Piece) -> Iterator[tuple[str, str]]:
    if _LAW_NUMBER.search(piece.text) or re.search(r"\bsố\s+\d", piece.text):
        yield "CAN_CU_SO_LUAT", "không ghi số, ký hiệu; hãy chỉ ghi tên và ngày ban hành"
    if "cua quoc hoi" in piece.folded:
        yield "CAN_CU_SO_LUAT", "không ghi cơ quan ban hành; hãy bỏ tên cơ quan"
    if not _DATED.search(piece.folded):
        yield "CAN_CU_NGAY", "phải ghi ngày, tháng, năm ban hành; hãy bổ sung"


def _lapsed(piece: Piece, plan: Plan, on: date) -> Iterator[TextFinding]:
    for basis in plan.legal_bases:
        if cites(piece.text, basis) and not in_force(basis, on):
            yield at_piece(piece, "CAN_CU_HET_HIEU_LUC", limits.BASIS.item, _lapsed_text(basis, on))


def cites(text: str, basis: LegalBasis) -> bool:
    """Tell whether a line's own document, the first that it names, is this one."""
    if basis.number:
        first = _ANY_NUMBER.search(text)
        return first is not None and comparable(first.group()) == comparable(basis.number)
    name = basis.title if basis.title.startswith(basis.kind) else f"{basis.kind} {basis.title}"
    return comparable(name) in comparable(text) and str(basis.dated.year) in text


def _lapsed_text(basis: LegalBasis, on: date) -> str:
    name = f"{basis.kind} số {basis.number}" if basis.number else f"{basis.kind} {basis.title}"
    if basis.lapsed_on is not None and basis.lapsed_on <= on:
        return (
            f"{name} hết hiệu lực từ ngày {basis.lapsed_on:%d/%m/%Y}; hãy thay bằng văn bản còn "
            "hiệu lực."
        )
    return f"{name} đến ngày {basis.in_force_from:%d/%m/%Y} mới có hiệu lực; hãy bỏ căn cứ này."
