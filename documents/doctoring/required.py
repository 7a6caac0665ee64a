"""Without which blanks a document is wrong: number, date, names, lists, sums, signature.

A dotted name is a field of each line of a list. Number, place, subject, signature and recipients
are components 3, 4, 5a, 7 and 9b of Decree 30, annex I; a certificate's texts are those of Decree
98/2023, Điều 104.
"""

from documents.contexts import Context

_HEADED = ("co_quan_ban_hanh", "trich_yeu")
_DATED = ("dia_danh", "ngay_ban_hanh")
_SIGNED = (*_HEADED, *_DATED, "quyen_han", "nguoi_ky", "noi_nhan")
_MONEY = ("tong_tien", "tong_tien_bang_chu")
_VOTES = ("ten", "dong_y", "khong_dong_y", "khong_y_kien")

REQUIRED: dict[str, tuple[str, ...]] = {
    "ReceiptSlipContext": (
        *_HEADED,
        *_DATED,
        *("so_giay_tiep_nhan", "ma_ho_so", "don_vi", "ten", "ngay_hen_tra", "nguoi_tiep_nhan"),
        *("thanh_phan.ten", "thanh_phan.tinh_trang"),
    ),
    "SupplementRequestContext": (
        *_SIGNED,
        *("so_phieu", "kinh_gui", "ma_ho_so", "ten", "con_thieu", "ly_do", "han_bo_sung"),
    ),
    "AppraisalReportContext": (
        *_SIGNED,
        *("so_bao_cao", "kinh_gui", "can_cu", "nguoi_tham_dinh"),
        *("ho_so.ma_ho_so", "ho_so.ten", "ho_so.ket_qua", "ho_so.ly_do"),
    ),
    "InvitationContext": (
        *_SIGNED,
        *("so_giay_moi", "kinh_moi.ten", "chu_tri", "thoi_gian", "dia_diem"),
    ),
    "MinutesContext": (
        *_HEADED,
        *("so_bien_ban", "ngay_hop", "dia_diem", "chu_toa", "thu_ky", "noi_nhan"),
        *("co_mat.ten", "vang.ten", "vang.y_kien", "so_luong", "de_nghi.ten", "khong_tham_gia"),
        *(f"bieu_quyet.{each}" for each in _VOTES),
    ),
    "CountingMinutesContext": (
        *_HEADED,
        *("so_bien_ban", "ngay_hop", "to_truong", "thanh_vien", "noi_nhan"),
        *("phieu_phat_ra", "phieu_thu_ve", "phieu_hop_le", "phieu_khong_hop_le"),
        *(f"ket_qua.{each}" for each in _VOTES),
    ),
    "ProposalReportContext": (
        *_SIGNED,
        *_MONEY,
        *("so_to_trinh", "kinh_gui", "can_cu", "bien_ban", "so_luong"),
        *("de_nghi.ten", "de_nghi.muc_thuong"),
    ),
    "DecisionContext": (
        *_SIGNED,
        *_MONEY,
        *("so_quyet_dinh", "tham_quyen", "can_cu", "hinh_thuc", "so_luong", "noi_thi_hanh"),
    ),
    "CommendationListContext": (
        *("kem_theo", "tong_tien", "cac_phan.ten_phan"),
        *("cac_phan.danh_sach.stt", "cac_phan.danh_sach.ten", "cac_phan.danh_sach.muc_thuong"),
    ),
    "CertificateContext": (
        *("ten", "phong_trao", "so_quyet_dinh", "ngay_ban_hanh", "so_so_vang"),
        *("quyen_han", "nguoi_ky"),
    ),
    "PlanDecisionContext": (
        *_SIGNED,
        *("so_quyet_dinh", "tham_quyen", "can_cu", "van_ban", "noi_thi_hanh"),
    ),
}


def required_of(context: type[Context]) -> tuple[str, ...]:
    """The blanks that a template of a context must have."""
    return REQUIRED[context.__name__]
