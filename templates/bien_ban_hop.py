"""Biên bản họp: the minutes of the council (Decree 30, annex III, form 1.9)."""

from docx.document import Document

from templates.body_text import loop, otherwise, paragraph, section, when
from templates.letterhead import headed_sheet
from templates.listing import Column, listing
from templates.signature_block import minutes_signatures
from templates.text_style import Align

VOTES = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 3.5),
    Column("Đơn vị đề nghị", "don_vi", 2.9),
    Column("Đồng ý", "dong_y", 1.5, Align.CENTER),
    Column("Không đồng ý", "khong_dong_y", 1.6, Align.CENTER),
    Column("Không ý kiến", "khong_y_kien", 1.6, Align.CENTER),
    Column("Tỷ lệ đồng ý", "ty_le", 2.2, Align.CENTER),
    Column("Kết quả", "ket_qua", 2.0, Align.CENTER),
)
RECOMMENDED = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 6.3),
    Column("Chức vụ, đơn vị hoặc địa chỉ", "chuc_vu_don_vi", 9.0),
)

_STOP = "{% if loop.last %}.{% else %};{% endif %}"


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_bien_ban", "BIÊN BẢN", dated=False)
    loop(document, "thay_the", "{{ dong }}.")
    _attendance(document)
    _proceedings(document)
    _conclusion(document)
    paragraph(
        document,
        "Cuộc họp kết thúc vào {{ gio_ket_thuc }}, {{ ngay_hop }}; biên bản đã được đọc lại cho "
        "các thành viên dự họp cùng nghe và thống nhất thông qua./.",
        kept=True,
    )
    minutes_signatures(document)
    return document


def _attendance(document: Document) -> None:
    paragraph(document, "Thời gian bắt đầu: {{ gio_bat_dau }}, {{ ngay_hop }}.")
    paragraph(document, "Địa điểm: {{ dia_diem }}.")
    paragraph(document, "Thành phần tham dự: {{ hoi_dong }} có {{ so_thanh_vien }}.")
    paragraph(document, "Có mặt: {{ so_co_mat }}, gồm:")
    loop(document, "co_mat", "- {{ dong.ten }}, {{ dong.chuc_danh }}" + _STOP)
    paragraph(document, "Vắng mặt: {{ so_vang }}.")
    loop(document, "vang", "- {{ dong.ten }}, {{ dong.chuc_danh }}: {{ dong.y_kien }}" + _STOP)
    paragraph(document, "Chủ trì (chủ tọa): {{ chu_toa }}.")
    paragraph(document, "Thư ký (người ghi biên bản): {{ thu_ky }}.")


def _proceedings(document: Document) -> None:
    section(document, "Nội dung:")
    paragraph(
        document,
        "1. Hội đồng nghe báo cáo kết quả thẩm định và xét {{ so_ho_so }} đề nghị tặng "
        "{{ hinh_thuc }} trong {{ phong_trao }}.",
    )
    paragraph(
        document,
        "2. Hội đồng quyết định bằng hình thức {{ cach_bieu_quyet }}; hồ sơ được đề nghị khi có "
        "{{ ty_le_can_dat }} đồng ý. Kết quả:",
        kept=True,
    )
    listing(document, VOTES, "bieu_quyet")
    loop(document, "khong_tham_gia", "{{ dong }}.")


def _conclusion(document: Document) -> None:
    section(document, "Kết luận:")
    with when(document, "de_nghi"):
        paragraph(
            document,
            "Hội đồng thống nhất đề nghị tặng {{ hinh_thuc }} cho {{ so_luong }}, theo thứ tự:",
            kept=True,
        )
        listing(document, RECOMMENDED, "de_nghi")
        otherwise(document)
        paragraph(document, "Hội đồng thống nhất không đề nghị khen thưởng hồ sơ nào.")
