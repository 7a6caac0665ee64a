"""Kinds of error that people make, each put alone into a correct document of a sample round.

A table: what the error is, in which document, how it is made, and the codes of which one at least
must be found. `FORM` are the form check's part, `CONTENT` that of the proofreading.
"""

from functools import cache
from typing import NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Inches, Mm, Pt

from documents.proofread import PacketFacts, Read
from tests.documents import printed
from tests.documents.builders import Case, a_case
from tests.documents.word_edits import (
    Edit,
    aligned,
    cell,
    commented,
    edited,
    erased,
    in_calibri,
    looking,
    on_its_own_line,
    page,
    page_number_below,
    page_number_left,
    retyped,
    row_added,
    row_twice,
    rows_swapped,
    rule_below,
    set_as,
    signed_as,
    tracked,
    unruled_below,
    without_row,
)

BC, BB, TTR, QD, DS = (
    "BAO_CAO_THAM_DINH",
    "BIEN_BAN_HOP",
    "TO_TRINH",
    "QUYET_DINH",
    "DANH_SACH",
)
GK = "GIAY_KHEN"
NUMBER = 5
FIRST, SECOND, THIRD = (
    "Bộ phận Một cửa số (tập thể mẫu)",
    "Chi hội Phụ nữ Tổ 5 (tập thể mẫu)",
    "Ông Nguyễn Văn Mẫu",
)
_LAST_BASIS = "Theo đề nghị của Trưởng phòng"
_WORDS = "Sáu triệu không trăm tám mươi nghìn đồng"


class Fault(NamedTuple):
    """An error: its name, the document it is made in, how, and what is to be found."""

    name: str
    document: str
    edit: Edit
    codes: tuple[str, ...]


FORM = (
    Fault("lề trái 25 mm", QD, page(left_margin=Mm(25)), ("LE_TRANG",)),
    Fault("lề phải 10 mm", TTR, page(right_margin=Mm(10)), ("LE_TRANG",)),
    Fault(
        "giấy Letter",
        QD,
        page(page_width=Inches(8.5), page_height=Inches(11)),
        ("KHO_GIAY",),
    ),
    Fault("một chỗ phông Arial", TTR, looking("Tổng số tiền", name="Arial"), ("PHONG_CHU",)),
    Fault("phông Arial trong bảng", DS, looking(THIRD, name="Arial"), ("PHONG_CHU",)),
    Fault("phông mặc định Calibri", QD, in_calibri, ("PHONG_CHU",)),
    Fault("Quốc hiệu không đậm", QD, looking("CỘNG HÒA", bold=False), ("CHU_DAM",)),
    Fault("Quốc hiệu cỡ 14", BB, looking("CỘNG HÒA", size=Pt(14)), ("CO_CHU",)),
    Fault(
        "Quốc hiệu chữ thường",
        QD,
        retyped("CỘNG HÒA XÃ HỘI", "Cộng hòa xã hội"),
        ("CHU_HOA",),
    ),
    Fault("thiếu Quốc hiệu", QD, erased("CỘNG HÒA"), ("QUOC_HIEU",)),
    Fault("thiếu Tiêu ngữ", TTR, erased("Độc lập"), ("TIEU_NGU",)),
    Fault("Tiêu ngữ không kẻ dưới", QD, unruled_below("Độc lập"), ("DUONG_KE",)),
    Fault("Tiêu ngữ không cách gạch nối", BB, retyped("Độc lập - Tự", "Độc lập-Tự"), ("TIEU_NGU",)),
    Fault("Tiêu ngữ cỡ 12", TTR, looking("Độc lập", size=Pt(12)), ("CO_CHU",)),
    Fault("cơ quan chủ quản đậm", TTR, looking("UBND PHƯỜNG", bold=True), ("CHU_DAM",)),
    Fault("cơ quan ban hành không đậm", TTR, looking("PHÒNG VĂN", bold=False), ("CHU_DAM",)),
    Fault("cơ quan ban hành không kẻ dưới", QD, unruled_below("PHƯỜNG BẮC"), ("DUONG_KE",)),
    Fault("số không có số 0", QD, retyped("05/QĐ", "5/QĐ"), ("SO_KY_HIEU",)),
    Fault("ký hiệu có khoảng trắng", QD, retyped("05/QĐ-UBND", "05/QĐ - UBND"), ("SO_KY_HIEU",)),
    Fault("số đậm", QD, looking("Số: ", bold=True), ("CHU_DAM",)),
    Fault("ngày ban hành đậm", QD, looking("Bắc Kạn, ngày", bold=True), ("CHU_DAM",)),
    Fault("ngày ban hành đứng", TTR, looking("Bắc Kạn, ngày", italic=False), ("CHU_NGHIENG",)),
    Fault("thiếu dấu phẩy sau địa danh", QD, retyped("Kạn, ngày", "Kạn ngày"), ("DIA_DANH_NGAY",)),
    Fault(
        "ngày 5 tháng 12",
        QD,
        retyped("ngày 16 tháng 11", "ngày 5 tháng 12"),
        ("DIA_DANH_NGAY",),
    ),
    Fault("tháng 09", QD, retyped("ngày 16 tháng 11", "ngày 16 tháng 09"), ("DIA_DANH_NGAY",)),
    Fault("tên loại chữ thường", TTR, retyped("TỜ TRÌNH", "Tờ trình"), ("CHU_HOA",)),
    Fault("trích yếu không đậm", QD, looking("Về việc tặng", bold=False), ("CHU_DAM",)),
    Fault("trích yếu không kẻ dưới", QD, unruled_below("Về việc tặng"), ("DUONG_KE",)),
    Fault("căn cứ đứng", QD, looking("Căn cứ Luật Thi đua", italic=False), ("CHU_NGHIENG",)),
    Fault(
        "căn cứ kết thúc bằng dấu chấm",
        QD,
        retyped("tháng 6 năm 2022;", "tháng 6 năm 2022."),
        ("CAN_CU_CUOI_DONG",),
    ),
    Fault(
        "căn cứ cuối kết thúc bằng chấm phẩy",
        QD,
        retyped("TTr-VHXH ngày 10 tháng 11 năm 2026.", "TTr-VHXH ngày 10 tháng 11 năm 2026;"),
        ("CAN_CU_CUOI_DONG",),
    ),
    Fault(
        "gạch đầu dòng trước căn cứ",
        QD,
        retyped("Căn cứ Luật Thi đua", "- Căn cứ Luật Thi đua"),
        ("CAN_CU_GACH_DAU",),
    ),
    Fault(
        "luật có số",
        QD,
        retyped("khen thưởng ngày 15", "khen thưởng số 06/2022/QH15 ngày 15"),
        ("CAN_CU_SO_LUAT",),
    ),
    Fault(
        "căn cứ hết hiệu lực",
        QD,
        retyped(
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025",
            "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
        ),
        ("CAN_CU_HET_HIEU_LUC",),
    ),
    Fault(
        "căn cứ thiếu chữ “số”",
        QD,
        retyped("Căn cứ Nghị định số 152", "Căn cứ Nghị định 152"),
        ("CAN_CU_SO",),
    ),
    Fault("“QUYẾT ĐỊNH” thiếu hai chấm", QD, retyped("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"), ("QUYET_DINH",)),
    Fault("viện dẫn “điều” viết thường", QD, retyped("tại Điều 1", "tại điều 1"), ("DIEU",)),
    Fault(
        "viện dẫn “Khoản” viết hoa",
        QD,
        retyped("tại Điều 1", "tại Khoản 2 Điều 1"),
        ("KHOAN_DIEM",),
    ),
    Fault("“điều” viết thường", QD, retyped("Điều 2.", "điều 2."), ("DIEU",)),
    Fault("Điều không đậm", QD, looking("Điều 2.", bold=False), ("CHU_DAM",)),
    Fault("lời văn cỡ 12", QD, looking("Điều 1.", size=Pt(12)), ("CO_CHU",)),
    Fault("lời văn hai cỡ", TTR, looking("Tổng số tiền", size=Pt(13)), ("CO_CHU_KHONG_DEU",)),
    Fault(
        "lời văn không canh đều",
        QD,
        aligned("Điều 1.", WD_ALIGN_PARAGRAPH.LEFT),
        ("CANH_DEU",),
    ),
    Fault("thiếu “./.”", QD, retyped("Quyết định này./.", "Quyết định này."), ("HET_NOI_DUNG",)),
    Fault(
        "số trang ở trang 1",
        QD,
        page(different_first_page_header_footer=False),
        ("SO_TRANG_DAU",),
    ),
    Fault("số trang lệch trái", QD, page_number_left, ("SO_TRANG_GIUA",)),
    Fault("số trang ở cuối trang", QD, page_number_below, ("SO_TRANG",)),
    Fault("“Nơi nhận” không nghiêng", QD, looking("Nơi nhận", italic=False), ("CHU_NGHIENG",)),
    Fault("nơi nhận cỡ 13", QD, looking("- Như Điều 3", size=Pt(13)), ("CO_CHU",)),
    Fault("thiếu “Lưu: VT”", QD, erased("- Lưu: VT"), ("LUU_VT", "NOI_NHAN")),
    Fault("“Lưu:” không có VT", TTR, retyped("Lưu: VT, ", "Lưu: "), ("LUU_VT",)),
    Fault(
        "Chủ tịch ký TM.",
        QD,
        signed_as("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KY_THAY_MAT",),
    ),
    Fault("thiếu KT.", QD, signed_as("PHÓ CHỦ TỊCH"), ("KY_THAY",)),
    Fault("K/T", QD, signed_as("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("QUYEN_HAN",)),
    Fault("KT không có dấu chấm", QD, signed_as("KT CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("QUYEN_HAN",)),
    Fault("thiếu Kính gửi", TTR, erased("Kính gửi"), ("KINH_GUI",)),
    Fault("tên người ký không đậm", QD, looking("Đình Huy Hoàng", bold=False), ("CHU_DAM",)),
    Fault(
        "học vị trước tên",
        QD,
        retyped("Đình Huy Hoàng", "ThS. Đình Huy Hoàng"),
        ("HOC_VI",),
    ),
    Fault("Phụ lục viết hoa", DS, retyped("Phụ lục", "PHỤ LỤC"), ("PHU_LUC",)),
    Fault("dòng kèm theo đứng", DS, looking("(Kèm theo", italic=False), ("CHU_NGHIENG",)),
    Fault(
        "kẻ dưới Tiêu ngữ chỉ bằng nửa dòng",
        QD,
        rule_below("Độc lập", sides=Cm(3.6)),
        ("DUONG_KE_DAI",),
    ),
    Fault(
        "kẻ dưới cơ quan ban hành suốt dòng",
        TTR,
        rule_below("PHÒNG VĂN", sides=Cm(0.2)),
        ("DUONG_KE_DAI",),
    ),
    Fault(
        "kẻ dưới trích yếu suốt trang",
        BB,
        rule_below("Họp xét", sides=Cm(0)),
        ("DUONG_KE_DAI",),
    ),
    Fault("đầu dòng không lùi", QD, set_as("Điều 1.", first_line_indent=Cm(0)), ("DAU_DONG",)),
    Fault("đầu dòng lùi 2 cm", TTR, set_as("Tổng số tiền", first_line_indent=Cm(2)), ("DAU_DONG",)),
    Fault("hai đoạn sát nhau", QD, set_as("Điều 1.", space_after=Pt(0)), ("CACH_DOAN",)),
    Fault("dãn dòng đôi", QD, set_as("Điều 1.", line_spacing=2.0), ("CACH_DONG",)),
    Fault("dãn dòng dưới một", TTR, set_as("Tổng số tiền", line_spacing=0.8), ("CACH_DONG",)),
    Fault(
        "Kính gửi một nơi mà xuống dòng",
        TTR,
        on_its_own_line("Kính gửi:", "Kính gửi:"),
        ("KINH_GUI_DONG",),
    ),
    Fault(
        "trang ngang có lề 10 mm",
        DS,
        page(page_width=Mm(297), page_height=Mm(210), left_margin=Mm(10)),
        ("LE_TRANG",),
    ),
)

CONTENT = (
    Fault("sai tên", DS, cell(THIRD, 1, "Ông Nguyễn Văn Mậu"), ("TEN",)),
    Fault("sai danh xưng", DS, cell(THIRD, 1, "Bà Nguyễn Văn Mẫu"), ("DANH_XUNG",)),
    Fault("sai tên trong biên bản", BB, retyped(THIRD, "Ông Nguyễn Văn Mầu"), ("TEN",)),
    Fault("sai chức vụ", DS, cell(THIRD, 2, "Chuyên viên, Trạm Y tế phường"), ("CHUC_VU",)),
    Fault("sai đơn vị đề nghị", BB, cell(FIRST, 2, "Trạm Y tế phường"), ("DON_VI",)),
    Fault("sai thành tích", DS, cell(THIRD, 3, "Giảm 53% thời gian chờ"), ("THANH_TICH",)),
    Fault("đảo chữ số tiền thưởng", DS, cell(THIRD, 4, "670.000"), ("TIEN_THUONG",)),
    Fault("đảo chữ số ở Tờ trình", TTR, cell(FIRST, 4, "1.250.000 đồng"), ("TIEN_THUONG",)),
    Fault("dòng tổng cộng sai", DS, retyped("6.080.000", "6.800.000"), ("TONG_TIEN",)),
    Fault("tổng tiền sai", QD, retyped("6.080.000 đồng", "6.008.000 đồng"), ("TONG_TIEN",)),
    Fault("mức thưởng sai", QD, retyped("760.000 đồng/", "670.000 đồng/"), ("MUC_THUONG",)),
    Fault(
        "tiền bằng chữ sai",
        QD,
        retyped(_WORDS, "Sáu triệu tám mươi nghìn đồng"),
        ("TIEN_BANG_CHU",),
    ),
    Fault("số lượng sai", QD, retyped("04 (bốn) cá nhân", "05 (năm) cá nhân"), ("SO_LUONG",)),
    Fault("chữ không khớp số", TTR, retyped("02 (hai)", "02 (ba)"), ("SO_CHU",)),
    Fault("số có mặt sai", BB, retyped("Có mặt: 08 (tám)", "Có mặt: 09 (chín)"), ("SO_LUONG",)),
    Fault("thiếu một người", DS, without_row(THIRD), ("THIEU_TEN",)),
    Fault("thừa một người", TTR, row_added(THIRD, "Bà Lò Thị Ví Dụ"), ("THUA_TEN",)),
    Fault("một người hai lần", DS, row_twice(THIRD), ("TRUNG_TEN",)),
    Fault("đảo thứ tự", DS, rows_swapped(FIRST, SECOND), ("THU_TU",)),
    Fault("sai số sổ vàng", DS, cell(THIRD, 0, "4"), ("SO_SO_VANG",)),
    Fault("sai số phiếu", TTR, cell(THIRD, 3, "8/9"), ("SO_PHIEU",)),
    Fault("sai kết quả", BB, cell(FIRST, 7, "Không đề nghị"), ("KET_QUA",)),
    Fault("viện dẫn sai số Tờ trình", QD, retyped("07/TTr", "70/TTr"), ("VIEN_DAN",)),
    Fault(
        "viện dẫn sai ngày Tờ trình",
        QD,
        retyped("TTr-VHXH ngày 10", "TTr-VHXH ngày 11"),
        ("VIEN_DAN_NGAY",),
    ),
    Fault("viện dẫn sai Biên bản", TTR, retyped("01/BB", "02/BB"), ("VIEN_DAN",)),
    Fault("không viện dẫn Tờ trình", QD, erased(_LAST_BASIS), ("VIEN_DAN",)),
    Fault("sai số quyết định ở Danh sách", DS, retyped("05/QĐ", "06/QĐ"), ("VIEN_DAN",)),
    Fault("số khác sổ", QD, retyped("Số: 05/", "Số: 06/"), ("SO",)),
    Fault("chưa điền số", QD, retyped("Số: 05/", "Số:     /"), ("SO",)),
    Fault("ngày khác sổ", QD, retyped("Kạn, ngày 16", "Kạn, ngày 17"), ("NGAY",)),
    Fault(
        "Tờ trình trước phiên họp", TTR, retyped("ngày 10 tháng", "ngày 01 tháng"), ("THU_TU_NGAY",)
    ),
    Fault(
        "Tờ trình có căn cứ hết hiệu lực",
        TTR,
        retyped("15/2025/TT-BNV", "01/2024/TT-BNV"),
        ("CAN_CU",),
    ),
    Fault("thiếu căn cứ", QD, erased("Căn cứ Luật Thi đua"), ("CAN_CU",)),
    Fault("sai ngày nghị định", QD, retyped("ngày 14 tháng 6", "ngày 15 tháng 6"), ("CAN_CU",)),
    Fault("sai hình thức", QD, retyped("Tặng Giấy khen", "Tặng Bằng khen"), ("HINH_THUC",)),
    Fault("sai tên Kế hoạch", TTR, retyped("“Bắc Kạn thi đua", "“Thi đua"), ("CAN_CU",)),
    Fault(
        "sai phong trào",
        QD,
        retyped("trong Phong trào thi đua “Bắc Kạn thi", "trong Phong trào thi đua “Thi"),
        ("PHONG_TRAO",),
    ),
    Fault("sai năm ở trích yếu", QD, retyped("Kạn năm 2026", "Kạn năm 2025"), ("TRICH_YEU",)),
    Fault("sai cơ quan ban hành", QD, retyped("PHƯỜNG BẮC", "PHƯỜNG ĐỨC"), ("CO_QUAN",)),
    Fault("thiếu cơ quan chủ quản", TTR, erased("UBND PHƯỜNG"), ("CO_QUAN",)),
    Fault("sai địa danh", TTR, retyped("Bắc Kạn, ngày", "Thái Nguyên, ngày"), ("DIA_DANH",)),
    Fault("sai nơi kính gửi", TTR, retyped("gửi: Chủ tịch", "gửi: Phó Chủ tịch"), ("KINH_GUI",)),
    Fault("sai thẩm quyền", QD, retyped("CHỦ TỊCH ỦY BAN", "ỦY BAN"), ("THAM_QUYEN",)),
    Fault("sai nguồn kinh phí", QD, retyped("từ Quỹ thi đua", "từ ngân sách"), ("NGUON_KINH_PHI",)),
    Fault("sai tên Danh sách", DS, retyped("SÁCH TẬP THỂ, ", "SÁCH "), ("DOI_TUONG",)),
    Fault("sai địa điểm họp", BB, retyped("Địa điểm: Phòng", "Địa điểm: Sân"), ("DIA_DIEM",)),
    Fault("sai giờ họp", BB, retyped("08 giờ 00", "09 giờ 00"), ("GIO_HOP",)),
    Fault("sai hình thức biểu quyết", BB, retyped("bỏ phiếu kín", "giơ tay"), ("CACH_BIEU_QUYET",)),
    Fault("sai ý kiến người vắng", BB, retyped("Vắng mặt vì", "Có mặt, vì"), ("Y_KIEN",)),
    Fault("sai số phiếu không đồng ý", BB, cell(FIRST, 4, "3"), ("SO_PHIEU",)),
    Fault("sai tỷ lệ", BB, retyped("(100%)", "(99%)"), ("TY_LE",)),
    Fault("sai tên thư ký ở thành phần", BB, retyped("- Lý Thị", "- Lê Thị"), ("THANH_VIEN",)),
    Fault("sai người ký", QD, retyped("Đình Huy Hoàng", "Đinh Huy Hoàng"), ("NGUOI_KY",)),
    Fault("ký thay sai quyền hạn", QD, signed_as("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("QUYEN_HAN",)),
    Fault("sai chủ tọa", BB, retyped("tọa): Đình", "tọa): Đinh"), ("NGUOI_KY",)),
    Fault("thiếu thành viên", BB, erased("- Nông Thị Mẫu Sáu"), ("THANH_VIEN",)),
    Fault("thiếu một nơi nhận", QD, erased("- Thường trực Đảng ủy"), ("NOI_NHAN",)),
    Fault("còn chỗ trống", TTR, retyped("Tổng số tiền", "Tổng số tiền {{ tong }}"), ("CHO_TRONG",)),
    Fault(
        "còn dấu chấm lửng", BB, retyped("Địa điểm: Phòng", "Địa điểm: …… Phòng"), ("CHO_TRONG",)
    ),
    Fault("còn dấu vết sửa", QD, tracked("Điều 2."), ("DAU_VET_SUA",)),
    Fault("còn lời góp ý", TTR, commented("Kính gửi"), ("DAU_VET_SUA",)),
    Fault("còn xxx", QD, retyped("Đình Huy Hoàng", "xxx"), ("CHO_TRONG",)),
)

ON_CERTIFICATE = (
    Fault("Giấy khen sai tên", GK, retyped(FIRST, "Bộ phận Hai cửa"), ("TEN",)),
    Fault("Giấy khen sai đơn vị", GK, retyped("Trung tâm Phục", "Trung tâm Phúc"), ("CHUC_VU",)),
    Fault("Giấy khen sai thành tích", GK, retyped("42 thủ tục", "24 thủ tục"), ("THANH_TICH",)),
    Fault("Giấy khen sai phong trào", GK, retyped("năm 2026", "năm 2025"), ("PHONG_TRAO",)),
    Fault("Giấy khen sai số quyết định", GK, retyped("05/QĐ", "50/QĐ"), ("VIEN_DAN",)),
    Fault(
        "Giấy khen sai ngày quyết định",
        GK,
        retyped("UBND, ngày 16", "UBND, ngày 17"),
        ("VIEN_DAN_NGAY",),
    ),
    Fault("Giấy khen sai ngày ký", GK, retyped("Kạn, ngày 16", "Kạn, ngày 17"), ("NGAY",)),
    Fault("Giấy khen sai số sổ vàng", GK, retyped("vàng: 01", "vàng: 02"), ("SO_SO_VANG",)),
    Fault("Giấy khen sai người ký", GK, retyped("Đình Huy", "Đinh Huy"), ("NGUOI_KY",)),
    Fault("Giấy khen sai quyền hạn", GK, signed_as("TM. ỦY BAN", "Q. CHỦ TỊCH"), ("QUYEN_HAN",)),
)
"""Made in the first certificate."""


class Packet(NamedTuple):
    """The correct documents of an issued round, and what the register knows."""

    facts: PacketFacts
    documents: dict[str, bytes]
    certificates: tuple[bytes, ...]

    def reads(self) -> list[Read]:
        """All documents but the certificates."""
        return [Read(kind, kind, data) for kind, data in self.documents.items()]

    def certificate_reads(self) -> list[Read]:
        """The certificates."""
        return [Read(GK, f"{GK} {n}", data) for n, data in enumerate(self.certificates, 1)]

    def certificates_with(self, fault: Fault) -> list[Read]:
        """The certificates, an error made in the first."""
        first, *others = self.certificate_reads()
        return [Read(GK, GK, edited(first.data, fault.edit)), *others]

    def with_fault(self, fault: Fault) -> list[Read]:
        """The documents, an error made in one of them."""
        return [
            Read(read.kind, read.name, edited(read.data, fault.edit))
            if read.kind == fault.document
            else read
            for read in self.reads()
        ]


def facts_of(case: Case, *, draft: bool = False) -> PacketFacts:
    """What the register knows of a sample round."""
    return PacketFacts(
        plan=case.plan,
        movement=case.movement,
        round_=case.round_,
        session=case.session,
        proposal=case.proposal,
        dossiers=case.dossiers,
        tallies=case.tallies,
        number=None if draft else NUMBER,
        signed_on=None if draft else case.signed_on,
    )


def packet_of(case: Case, *, draft: bool = False) -> Packet:
    """The documents of a sample round, up for signature or issued."""
    return Packet(
        facts=facts_of(case, draft=draft),
        documents={
            BC: printed.appraisal_report(case),
            BB: printed.minutes(case),
            TTR: printed.proposal_report(case),
            QD: printed.decision(case, NUMBER, draft=draft),
            DS: printed.commendation_list(case, draft=draft),
        },
        certificates=() if draft else tuple(printed.certificates(case).values()),
    )


@cache
def the_packet() -> Packet:
    """The issued packet of the sample round of 2026."""
    return packet_of(a_case())
