"""An extract of the minutes, line by line: each says of its nominee what the minutes say."""

from collections.abc import Iterator, Mapping

from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import contains, normalize
from dossiers.model.finding import TextFinding

_LINES = {
    "Thời gian": ("ngay_hop", "dia_diem"),
    "Thành phần": ("hoi_dong", "so_thanh_vien", "so_co_mat", "chu_toa", "thu_ky"),
    "Hội đồng đã xét": ("ten", "chuc_vu_don_vi", "hinh_thuc", "phong_trao"),
    "Thành tích": ("thanh_tich",),
    "Hội đồng quyết định": ("ty_le_can_dat", "dong_y", "khong_dong_y", "khong_y_kien"),
    "Kết luận": ("hinh_thuc", "ten"),
    "Trích từ": ("bien_ban", "hoi_dong"),
}
"""How each line begins, and the blanks that it prints."""


def extract_findings(paper: StoredDocument) -> Iterator[TextFinding]:
    """Yield each line that is gone, or no longer says what it was made with."""
    if not paper.is_a(TRICH_BIEN_BAN) or paper.context is None:
        return
    yield from _number(paper, paper.context)
    for begins, blanks in _LINES.items():
        lines = [each for each in paper.running if _begins(each.text, begins)]
        if not lines:
            yield paper.finding("KHAC_DA_LAP", f"Không còn dòng “{begins} …”; hãy bổ sung.")
        for line in lines:
            for text in (str(paper.context[each]) for each in blanks):
                if not contains(line.text, text):
                    sentence = f"Dòng này phải ghi “{text}” như biên bản; hãy sửa lại."
                    yield paper.finding("KHAC_DA_LAP", sentence, line)


def _begins(text: str, words: str) -> bool:
    return normalize(text).startswith(normalize(words))


def _number(paper: StoredDocument, context: Mapping[str, object]) -> Iterator[TextFinding]:
    piece, right = paper.parts.number, str(context["so_bien_ban"])
    if piece is None or not contains(piece.text, f"Số: {right}"):
        at = piece.paragraph if piece else None
        yield paper.finding("SO", f"Số phải là số của biên bản: {right}; hãy sửa lại.", at)
