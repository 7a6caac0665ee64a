"""The legal bases (căn cứ): form, endings, laws without number, nothing that has lapsed."""

import re
from collections.abc import Iterator
from datetime import date

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION
from documents.form_check.findings import Fault, at_piece, look_findings, missing_line_end, overall
from documents.readback import Piece
from documents.wording import amendment
from dossiers.model.finding import TextFinding
from dossiers.model.names import comparable
from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.plan import Plan
from dossiers.plan.validity import in_force

_ITEM = limits.BASIS.item
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
        yield overall("CAN_CU", _ITEM, "Quyết định phải có căn cứ ban hành; hãy bổ sung.")
    for piece in parts.bases:
        yield from look_findings(piece, limits.BASIS)
        faults = [*_ending_faults(piece, last=piece is parts.bases[-1]), *_wording_faults(piece)]
        lapsed = _lapsed_faults(piece.text, plan, on) if on is not None else ()
        for code, sentence in (*faults, *lapsed):
            yield at_piece(piece, code, _ITEM, sentence)


def _ending_faults(piece: Piece, *, last: bool) -> Iterator[Fault]:
    if mark := missing_line_end(piece, last=last):
        line = "Căn cứ cuối cùng" if last else "Căn cứ này"
        yield "CAN_CU_CUOI_DONG", f"{line} phải kết thúc bằng {mark}; hãy sửa cuối dòng."


def _wording_faults(piece: Piece) -> Iterator[Fault]:
    if re.match(r"[-–+•*]", piece.text):
        yield "CAN_CU_GACH_DAU", "Trước căn cứ không có gạch đầu dòng; hãy bỏ dấu gạch."
    if re.search(r"\bVBHN\b", piece.text):
        sentence = "Không dùng văn bản hợp nhất làm căn cứ; hãy ghi văn bản gốc."
        yield "CAN_CU_HOP_NHAT", sentence
    for cited in _BARE_NUMBER.finditer(piece.text):
        sentence = f"Trước số, ký hiệu phải có từ “số”; hãy ghi “{cited[1]} số {cited[2]}”."
        yield "CAN_CU_SO", sentence
    if _LAW.match(piece.folded):
        for code, words in _law_faults(piece):
            yield code, f"Luật, Pháp lệnh {words}."


def _law_faults(piece: Piece) -> Iterator[Fault]:
    if _LAW_NUMBER.search(piece.text) or re.search(r"\bsố\s+\d", piece.text):
        yield "CAN_CU_SO_LUAT", "không ghi số, ký hiệu; hãy chỉ ghi tên và ngày ban hành"
    if "cua quoc hoi" in piece.folded:
        yield "CAN_CU_SO_LUAT", "không ghi cơ quan ban hành; hãy bỏ tên cơ quan"
    if not _DATED.search(piece.folded):
        yield "CAN_CU_NGAY", "phải ghi ngày, tháng, năm ban hành; hãy bổ sung"


def _lapsed_faults(text: str, plan: Plan, on: date) -> Iterator[Fault]:
    for basis in plan.legal_bases:
        if cites(text, basis) and not in_force(basis, on):
            yield "CAN_CU_HET_HIEU_LUC", _lapsed_text(basis, on)


def cites(text: str, basis: LegalBasis) -> bool:
    """Tell whether a line's own document, the first that it names, is this one."""
    if basis.number:
        first = _ANY_NUMBER.search(text)
        return first is not None and comparable(first.group()) == comparable(basis.number)
    if basis.amends:
        cited = (amendment(basis, short=short) for short in (False, True))
        return any(comparable(each) in comparable(text) for each in cited)
    return comparable(basis.full_title) in comparable(text) and str(basis.dated.year) in text


def _lapsed_text(basis: LegalBasis, on: date) -> str:
    name = basis.name
    if basis.lapsed_on is not None and basis.lapsed_on <= on:
        since = f"{name} hết hiệu lực từ ngày {basis.lapsed_on:%d/%m/%Y}"
        return f"{since}; hãy thay bằng văn bản còn hiệu lực."
    return f"{name} đến ngày {basis.in_force_from:%d/%m/%Y} mới có hiệu lực; hãy bỏ căn cứ này."
