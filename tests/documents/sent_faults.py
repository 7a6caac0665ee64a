"""Kinds of error that people make, each put alone into a correct paper for the province.

As `seeded_faults`: `SENT_FORM` are the form check's part, `SENT_CONTENT` that of the proofreading.
"""

from docx.shared import Mm, Pt

from tests.documents.packets import Fault
from tests.documents.word_edits import (
    cell,
    commented,
    erased,
    looking,
    page,
    page_number_below,
    retyped,
    row_added,
    row_twice,
    rows_swapped,
    set_as,
    signed_as,
    tracked,
    unruled_below,
    without_row,
)

TTT, DST, TBB, MLHS = "TO_TRINH_TINH", "DANH_SACH_TINH", "TRICH_BIEN_BAN", "MUC_LUC_HO_SO"
FIRST, SECOND = "Tổ Lưu trữ số (tập thể mẫu)", "Tổ Hỗ trợ dịch vụ công (tập thể mẫu)"
WOMAN = "Bà Hoàng Thị Mẫu Thảo"
_AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
_AS_MADE = ("KHAC_DA_LAP",)

SENT_FORM = (
    Fault("lề trái 25 mm", TTT, page(left_margin=Mm(25)), ("LE_TRANG",)),
    Fault("lề phụ lục ngang 10 mm", DST, page(left_margin=Mm(10)), ("LE_TRANG",)),
    Fault("lề mục lục ngang 10 mm", MLHS, page(right_margin=Mm(10)), ("LE_TRANG",)),
    Fault("Kính gửi không có hai chấm", TTT, retyped("Kính gửi:", "Kính gửi"), ("KINH_GUI",)),
    Fault(
        "nơi gửi thiếu chấm phẩy", TTT, retyped("Thái Nguyên;", "Thái Nguyên"), ("KINH_GUI_DONG",)
    ),
    Fault("không có Kính gửi", TTT, erased("Kính gửi"), ("KINH_GUI",)),
    Fault("thiếu “./.”", TTT, retyped("quyết định./.", "quyết định."), ("HET_NOI_DUNG",)),
    Fault("trích biên bản thiếu “./.”", TBB, retyped("./.", "."), ("HET_NOI_DUNG",)),
    Fault("tên loại chữ thường", TBB, retyped("TRÍCH BIÊN BẢN", "Trích biên bản"), ("CHU_HOA",)),
    Fault("trích yếu không kẻ dưới", TTT, unruled_below("Về việc đề nghị"), ("DUONG_KE",)),
    Fault("K/T", TTT, signed_as("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("QUYEN_HAN",)),
    Fault("“Lưu:” không có VT", TTT, retyped("Lưu: VT, ", "Lưu: "), ("LUU_VT",)),
    Fault("Phụ lục viết hoa", DST, retyped("Phụ lục I", "PHỤ LỤC I"), ("PHU_LUC",)),
    Fault("không có dòng kèm theo", MLHS, erased("(Kèm theo"), ("PHU_LUC_KEM_THEO",)),
    Fault("dòng kèm theo đứng", DST, looking("(Kèm theo", italic=False), ("CHU_NGHIENG",)),
    Fault("căn cứ đứng", TTT, looking("Căn cứ Hướng dẫn", italic=False), ("CHU_NGHIENG",)),
    Fault(
        "lời văn cỡ 12", TTT, looking("kính đề nghị", size=Pt(12)), ("CO_CHU", "CO_CHU_KHONG_DEU")
    ),
    Fault("phông Arial trong bảng", DST, looking(FIRST, name="Arial"), ("PHONG_CHU",)),
    Fault("số trang ở cuối trang", MLHS, page_number_below, ("SO_TRANG",)),
    Fault("học vị trước tên", TTT, retyped("Đình Huy Hoàng", "TS. Đình Huy Hoàng"), ("HOC_VI",)),
    Fault("dãn dòng đôi", TBB, set_as("Hội đồng quyết định", line_spacing=2.0), ("CACH_DONG",)),
)

SENT_CONTENT = (
    Fault("sai tên", DST, cell(FIRST, 1, "Tổ Lưu trữ sổ"), ("TEN",)),
    Fault("sai danh xưng", DST, cell(WOMAN, 1, "Ông Hoàng Thị Mẫu Thảo"), ("DANH_XUNG",)),
    Fault("sai năm sinh", DST, cell(WOMAN, 2, "1937"), ("NAM_SINH",)),
    Fault("sai chức vụ", DST, cell(WOMAN, 3, "Trưởng trạm"), ("CHUC_VU",)),
    Fault("sai thành tích", DST, cell(FIRST, 4, "Số hóa 21.500 hồ sơ"), ("THANH_TICH",)),
    Fault("thêm khen thưởng không có", DST, cell(FIRST, 5, "Bằng khen năm 2025"), ("DA_KHEN",)),
    Fault("sai phiếu", DST, cell(FIRST, 6, "8/9 (88,89%)"), ("SO_PHIEU",)),
    Fault("sai tỷ lệ", DST, cell(FIRST, 6, "9/9 (90%)"), ("TY_LE",)),
    Fault("thiếu một tập thể", DST, without_row(FIRST), ("THIEU_TEN",)),
    Fault("thừa một người", DST, row_added(WOMAN, "Bà Lò Thị Ví Dụ"), ("THUA_TEN",)),
    Fault("một người hai lần", DST, row_twice(WOMAN), ("TRUNG_TEN",)),
    Fault("đảo thứ tự", DST, rows_swapped(FIRST, SECOND), ("THU_TU",)),
    Fault("sai số thứ tự", DST, cell(FIRST, 0, "7"), ("SO_SO_VANG",)),
    Fault(
        "sai số lượng ở Danh sách",
        DST,
        retyped("20 (hai mươi)", "21 (hai mươi mốt)"),
        ("SO_LUONG",),
    ),
    Fault("kèm theo sai số", DST, retyped("01/TTr", "10/TTr"), ("VIEN_DAN",)),
    Fault(
        "kèm theo sai ngày",
        MLHS,
        retyped("ngày 01 tháng 10", "ngày 02 tháng 10"),
        ("VIEN_DAN_NGAY",),
    ),
    Fault(
        "tên danh sách thừa đối tượng",
        DST,
        retyped("CÁ NHÂN", "CÁ NHÂN, HỘ GIA ĐÌNH"),
        ("DOI_TUONG",),
    ),
    Fault("sai hình thức ở Danh sách", DST, retyped("BẰNG KHEN", "CỜ THI ĐUA"), ("HINH_THUC",)),
    Fault("số khác sổ", TTT, retyped("Số: 01/", "Số: 02/"), ("SO",)),
    Fault("chưa điền số", TTT, retyped("Số: 01/", "Số:     /"), ("SO",)),
    Fault("sai ký hiệu", TTT, retyped("01/TTr-UBND", "01/TTr-VHXH"), ("SO",)),
    Fault("ngày khác sổ", TTT, retyped("Kạn, ngày 01", "Kạn, ngày 03"), ("NGAY",)),
    Fault("trước phiên họp", TTT, retyped("ngày 01 tháng 10", "ngày 01 tháng 9"), ("THU_TU_NGAY",)),
    Fault("sai số lượng", TTT, retyped("15 (mười lăm)", "16 (mười sáu)"), ("SO_LUONG",)),
    Fault("chữ không khớp số", TTT, retyped("20 (hai mươi)", "20 (hai lăm)"), ("SO_CHU",)),
    Fault("sai số hồ sơ đã nhận", TTT, retyped("39 (ba mươi chín)", "40 (bốn mươi)"), _AS_MADE),
    Fault("thiếu nơi gửi", TTT, erased("- Sở Nội vụ"), ("KINH_GUI",)),
    Fault("gửi nhầm tỉnh", TTT, retyped("tỉnh Thái Nguyên;", "tỉnh Mẫu;"), ("KINH_GUI",)),
    Fault(
        "sai hình thức", TTT, retyped(f"tặng {_AWARD}", "tặng Cờ thi đua của tỉnh"), ("HINH_THUC",)
    ),
    Fault(
        "sai năm ở trích yếu", TTT, retyped("Nguyên năm 2026", "Nguyên năm 2025"), ("TRICH_YEU",)
    ),
    Fault("sai Biên bản", TTT, retyped("01/BB", "02/BB"), ("VIEN_DAN",)),
    Fault("thiếu căn cứ", TTT, erased("Căn cứ Nghị định"), ("CAN_CU",)),
    Fault("thiếu hướng dẫn của Sở", TTT, erased("Căn cứ Hướng dẫn"), _AS_MADE),
    Fault("sai người ký", TTT, retyped("Đình Huy Hoàng", "Nguyễn Thị Mẫu Hai"), ("NGUOI_KY",)),
    Fault("Phó Chủ tịch ký", TTT, signed_as("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("QUYEN_HAN",)),
    Fault("sai cơ quan ban hành", TTT, retyped("PHƯỜNG BẮC", "PHƯỜNG ĐỨC"), ("CO_QUAN",)),
    Fault("sai địa danh", TTT, retyped("Bắc Kạn, ngày", "Thái Nguyên, ngày"), ("DIA_DANH",)),
    Fault("thiếu nơi nhận", TTT, erased("- Như trên"), ("NOI_NHAN",)),
    Fault("còn Track Changes", TTT, tracked("chịu trách nhiệm"), ("DAU_VET_SUA",)),
    Fault("còn lời góp ý", DST, commented("Danh sách gồm"), ("DAU_VET_SUA",)),
    Fault("trích sai tên", TBB, retyped("Bộ phận Một cửa số", "Bộ phận Một cửa"), _AS_MADE),
    Fault("trích sai phiếu", TBB, retyped("8/9 (88,89%)", "9/9 (100%)"), _AS_MADE),
    Fault(
        "trích sai ngày họp",
        TBB,
        retyped("Thời gian, địa điểm: ngày 25", "Thời gian, địa điểm: ngày 26"),
        ("THU_TU_NGAY", *_AS_MADE),
    ),
    Fault("trích sai thành tích", TBB, retyped("42 thủ tục", "24 thủ tục"), _AS_MADE),
    Fault(
        "trích sai hình thức",
        TBB,
        retyped(f"đề nghị tặng {_AWARD}", "đề nghị tặng Giấy khen của tỉnh"),
        ("HINH_THUC",),
    ),
    Fault(
        "trích sai chủ tọa",
        TBB,
        retyped("chủ trì: Đình Huy Hoàng", "chủ trì: Trần Văn Mẫu"),
        ("KHAC_DA_LAP", "NGUOI_KY"),
    ),
    Fault("trích sai cơ quan", TBB, retyped("UBND PHƯỜNG BẮC", "UBND PHƯỜNG ĐỨC"), ("CO_QUAN",)),
    Fault("trích sai số biên bản", TBB, retyped("Số: 01/BB", "Số: 11/BB"), ("SO",)),
    Fault(
        "mục lục thiếu một dòng",
        MLHS,
        without_row("Tờ trình đề nghị cấp tỉnh khen thưởng"),
        _AS_MADE,
    ),
    Fault(
        "mục lục sai số văn bản",
        MLHS,
        retyped("108 (một trăm linh tám)", "107 (một trăm linh bảy)"),
        _AS_MADE,
    ),
)
