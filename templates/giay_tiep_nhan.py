"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả: the receipt of a dossier."""

from docx.document import Document

from templates.body_text import otherwise, paragraph, when
from templates.letterhead import headed_sheet
from templates.listing import Column, listing
from templates.signature_block import receipt_signatures
from templates.text_style import Align

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Thành phần hồ sơ", "ten", 8.3),
    Column("Số bản", "so_luong", 3.0, Align.CENTER),
    Column("Tình trạng", "tinh_trang", 4.0, Align.CENTER),
)


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_giay_tiep_nhan", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
    _received(document)
    _components(document)
    _due(document)
    receipt_signatures(document)
    return document


def _received(document: Document) -> None:
    paragraph(document, "{{ phong }} tiếp nhận hồ sơ của: {{ don_vi }}, theo {{ to_trinh }}.")
    with when(document, "ngay_nop_qua_mang"):
        paragraph(document, "Đơn vị nộp hồ sơ qua mạng {{ ngay_nop_qua_mang }}.")
    paragraph(document, "Mã hồ sơ: {{ ma_ho_so }}.")
    paragraph(document, "Người, tập thể, hộ được đề nghị: {{ ten }}, {{ chuc_vu_don_vi }}.")
    paragraph(
        document, "Nội dung đề nghị: tặng {{ hinh_thuc }} về thành tích trong {{ phong_trao }}."
    )


def _components(document: Document) -> None:
    paragraph(document, "Thành phần hồ sơ:", kept=True)
    listing(document, COLUMNS, "thanh_phan")
    with when(document, "con_thieu"):
        paragraph(document, "Giấy tờ còn thiếu, đề nghị bổ sung: {{ con_thieu }}.")


def _due(document: Document) -> None:
    with when(document, "ngay_hen_tra"):
        paragraph(document, "Hẹn trả kết quả: {{ ngay_hen_tra }}, tại {{ phong }}./.", kept=True)
        otherwise(document)
        paragraph(
            document,
            "Thời gian trả kết quả: theo thông báo của {{ phong }}, sau khi có quyết định khen "
            "thưởng của đợt xét./.",
            kept=True,
        )
