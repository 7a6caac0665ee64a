"""Giấy mời: the invitation to the council's session (Decree 30, annex III, form 1.7)."""

from docx.document import Document

from templates.body_text import loop, paragraph
from templates.letterhead import headed_sheet
from templates.signature_block import signature

_STOP = "{% if loop.last %}.{% else %};{% endif %}"


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_giay_moi", "GIẤY MỜI")
    paragraph(document, "{{ hoi_dong }} trân trọng kính mời các ông, bà:")
    loop(document, "kinh_moi", "- {{ dong.ten }}, {{ dong.chuc_vu }}, {{ dong.chuc_danh }}" + _STOP)
    _session(document)
    paragraph(
        document,
        "Đề nghị các thành viên Hội đồng nghiên cứu hồ sơ, sắp xếp công việc, tới dự họp đầy đủ, "
        "đúng thành phần; trường hợp vắng mặt, gửi ý kiến bằng văn bản trước ngày họp./.",
        kept=True,
    )
    signature(document, "chuc_vu_khac")
    return document


def _session(document: Document) -> None:
    paragraph(
        document,
        "Tới dự: Phiên họp của {{ hoi_dong }} xét {{ so_ho_so }}, đề nghị tặng {{ hinh_thuc }} "
        "trong {{ phong_trao }}.",
    )
    paragraph(document, "Chủ trì: {{ chu_tri }}.")
    paragraph(document, "Thời gian: {{ thoi_gian }}.")
    paragraph(document, "Địa điểm: {{ dia_diem }}.")
    paragraph(
        document,
        "Nội dung:{% for dong in noi_dung %} {{ dong }}{% if loop.last %}.{% else %};{% endif %}"
        "{% endfor %}",
    )
