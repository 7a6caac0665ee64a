"""Biên bản kiểm phiếu: the count of a secret ballot (after Decree 30, annex III, form 1.9)."""

from docx.document import Document

from templates.body_text import loop, paragraph, section
from templates.letterhead import headed_sheet
from templates.listing import Column, listing
from templates.signature_block import tellers_signatures
from templates.text_style import Align

VOTES = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 3.7),
    Column("Đơn vị đề nghị", "don_vi", 3.0),
    Column("Phiếu hợp lệ", "hop_le", 1.6, Align.CENTER),
    Column("Đồng ý", "dong_y", 1.4, Align.CENTER),
    Column("Không đồng ý", "khong_dong_y", 1.65, Align.CENTER),
    Column("Không ý kiến", "khong_y_kien", 1.65, Align.CENTER),
    Column("Tỷ lệ đồng ý", "ty_le", 2.3, Align.CENTER),
)


def build() -> Document:
    """Build the template."""
    document = headed_sheet("so_bien_ban", "BIÊN BẢN", dated=False)
    _tellers(document)
    _ballots(document)
    _result(document)
    paragraph(
        document,
        "Biên bản được lập xong ngay sau khi kiểm phiếu, {{ ngay_hop }}; Tổ kiểm phiếu đã công bố "
        "kết quả trước Hội đồng và thống nhất ký tên./.",
        kept=True,
    )
    tellers_signatures(document)
    return document


def _tellers(document: Document) -> None:
    paragraph(document, "Thời gian: {{ ngay_hop }}.")
    paragraph(document, "Địa điểm: {{ dia_diem }}.")
    paragraph(
        document,
        "Tổ kiểm phiếu: {{ to_truong }}, Tổ trưởng{% for dong in thanh_vien %}; {{ dong }}, "
        "Thành viên{% endfor %}.",
    )
    paragraph(
        document,
        "Nội dung: kiểm phiếu của {{ hoi_dong }} xét {{ so_ho_so }}, đề nghị tặng {{ hinh_thuc }}, "
        "bằng hình thức bỏ phiếu kín.",
    )
    paragraph(
        document,
        "Hội đồng có {{ so_thanh_vien }}; có mặt: {{ so_co_mat }}; vắng mặt, gửi phiếu: "
        "{{ so_gui_phieu }}.",
    )


def _ballots(document: Document) -> None:
    section(document, "1. Số phiếu")
    paragraph(document, "a) Số phiếu phát ra: {{ phieu_phat_ra }};")
    paragraph(document, "b) Số phiếu thu về: {{ phieu_thu_ve }};")
    paragraph(document, "c) Số phiếu hợp lệ: {{ phieu_hop_le }};")
    paragraph(document, "d) Số phiếu không hợp lệ: {{ phieu_khong_hop_le }}.")


def _result(document: Document) -> None:
    section(document, "2. Kết quả từng hồ sơ")
    listing(document, VOTES, "ket_qua")
    loop(document, "khong_tham_gia", "{{ dong }}.")
