"""Tờ trình cấp tỉnh: the ward's proposal to the province (Decree 30, annex III, form 1.4)."""

from docx.document import Document

from templates.body_text import addressee_lines, bases, loop, paragraph
from templates.letterhead import headed_sheet
from templates.signature_block import signature


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_to_trinh", "TỜ TRÌNH")
    addressee_lines(document)
    bases(document)
    _request(document)
    _answerable(document)
    signature(document)
    return document


def _request(document: Document) -> None:
    paragraph(
        document,
        "{{ phong }} đã tiếp nhận, thẩm định {{ so_ho_so }}; {{ hoi_dong }} họp {{ ngay_hop }} đã "
        "xét, quyết định bằng hình thức {{ cach_bieu_quyet }} và thống nhất đề nghị khen thưởng "
        "các {{ doi_tuong }} có tên trong Danh sách, mỗi trường hợp có {{ ty_le_can_dat }} đồng ý, "
        "theo quy định của Kế hoạch về số lượng khen thưởng ({{ bien_ban }}).",
    )
    paragraph(
        document,
        "{{ uy_ban }} kính đề nghị {{ noi_de_nghi }} {{ viec_de_nghi }} cho {{ so_luong }} "
        "đã có thành tích xuất sắc trong {{ phong_trao }} (có Danh sách kèm theo).",
    )
    loop(document, "trinh_lai", "{{ dong }}")


def _answerable(document: Document) -> None:
    paragraph(
        document,
        "{{ uy_ban }} chịu trách nhiệm về tính chính xác của hồ sơ; đến ngày trình, không có "
        "{{ doi_tuong }} nào trong Danh sách đang trong thời gian bị xem xét kỷ luật, điều tra, "
        "thanh tra, kiểm tra hoặc có đơn thư khiếu nại, tố cáo đang được xác minh, làm rõ.",
    )
    paragraph(
        document,
        "(Kèm theo: Danh sách, Mục lục hồ sơ, Biên bản họp Hội đồng, Trích biên bản, Báo cáo thành "
        "tích và các văn bản liên quan.)",
    )
    paragraph(
        document, "{{ uy_ban }} kính đề nghị {{ noi_de_nghi }} xem xét, quyết định./.", kept=True
    )
