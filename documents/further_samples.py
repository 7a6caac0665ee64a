"""Made-up examples for the papers around a round's main documents, as in `documents.samples`."""

_MOVEMENT = (
    "Phong trào thi đua “Bắc Kạn thi đua đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo "
    "và chuyển đổi số” giai đoạn 2026 - 2030"
)
_MERIT = f"{_MOVEMENT}, năm 2026"
_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
_COUNCIL = "Hội đồng Thi đua - Khen thưởng phường Bắc Kạn"
_UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
_PERSON = {
    "ten": "Bà Hoàng Thị Mẫu",
    "chuc_vu_don_vi": "Chuyên viên, Trung tâm Phục vụ hành chính công phường",
}
_OF_OFFICE: dict[str, object] = {
    "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
    "co_quan_ban_hanh": ["PHÒNG VĂN HÓA - XÃ HỘI"],
    "trich_yeu": f"Hồ sơ đề nghị tặng {_AWARD} năm 2026",
    "dia_danh": "Bắc Kạn",
    "phong": "Phòng Văn hóa - Xã hội",
    "ma_ho_so": "HS-2026-0002",
    "to_trinh": "Tờ trình số 12/TTr-MTTQ ngày 01 tháng 10 năm 2026",
    "hinh_thuc": _AWARD,
}
_OF_COUNCIL: dict[str, object] = {
    "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
    "co_quan_ban_hanh": ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"],
    "hoi_dong": _COUNCIL,
    "hinh_thuc": _AWARD,
    "so_ho_so": "01 (một) hồ sơ, gồm 01 (một) cá nhân",
    "dia_diem": "Phòng họp tầng 2, trụ sở UBND phường",
}

FURTHER_SAMPLES: dict[str, dict[str, object]] = {
    "ReceiptSlipContext": _OF_OFFICE
    | _PERSON
    | {
        "so_giay_tiep_nhan": "02/TNHS",
        "ngay_ban_hanh": "ngày 05 tháng 10 năm 2026",
        "don_vi": _UNIT,
        "phong_trao": _MERIT,
        "thanh_phan": [
            {"stt": 1, "ten": "Tờ trình", "so_luong": "01", "tinh_trang": "Đã nhận"},
            {"stt": 2, "ten": "Biên bản bình xét", "so_luong": "00", "tinh_trang": "Còn thiếu"},
        ],
        "con_thieu": "Biên bản bình xét",
        "ngay_hen_tra": "ngày 05 tháng 12 năm 2026",
        "nguoi_tiep_nhan": "Lý Thị Mẫu",
    },
    "SupplementRequestContext": _OF_OFFICE
    | {
        "so_phieu": "01/HDHS",
        "ngay_ban_hanh": "ngày 12 tháng 10 năm 2026",
        "quyen_han": ["TRƯỞNG PHÒNG"],
        "nguoi_ky": "Hoàng Văn Mẫu",
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "kinh_gui": _UNIT,
        "ngay_tiep_nhan": "ngày 05 tháng 10 năm 2026",
        "ten": _PERSON["ten"],
        "con_thieu": ["- Biên bản bình xét."],
        "ly_do": "Báo cáo thành tích chưa có số liệu chứng minh kết quả",
        "han_bo_sung": "ngày 20 tháng 10 năm 2026",
    },
    "InvitationContext": _OF_COUNCIL
    | {
        "trich_yeu": f"Họp xét, đề nghị tặng {_AWARD} năm 2026",
        "dia_danh": "Bắc Kạn",
        "ngay_ban_hanh": "ngày 16 tháng 11 năm 2026",
        "quyen_han": ["TM. HỘI ĐỒNG", "CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "so_giay_moi": "01/GM-HĐTĐKT",
        "kinh_moi": [
            {
                "ten": "Lý Thị Mẫu",
                "chuc_vu": "Chuyên viên Phòng Văn hóa - Xã hội",
                "chuc_danh": "Ủy viên, Thư ký Hội đồng",
            },
        ],
        "phong_trao": _MERIT,
        "chu_tri": "Trần Văn Mẫu, Chủ tịch Hội đồng",
        "thoi_gian": "08 giờ 00, ngày 20 tháng 11 năm 2026",
        "noi_dung": ["nghe báo cáo kết quả thẩm định", "thảo luận, biểu quyết từng hồ sơ"],
        "chuc_vu_khac": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",
    },
    "CountingMinutesContext": _OF_COUNCIL
    | {
        "trich_yeu": f"Kiểm phiếu xét, đề nghị tặng {_AWARD} năm 2026",
        "so_bien_ban": "02/BB-HĐTĐKT",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "to_truong": "Lý Thị Mẫu",
        "thanh_vien": ["Bàn Văn Mẫu", "Hà Thị Mẫu"],
        "so_thanh_vien": "03 (ba) thành viên",
        "so_co_mat": "02 (hai)",
        "so_gui_phieu": "01 (một)",
        "phieu_phat_ra": "03 (ba) phiếu",
        "phieu_thu_ve": "03 (ba) phiếu",
        "phieu_hop_le": "03 (ba) phiếu",
        "phieu_khong_hop_le": "00 (không) phiếu",
        "ket_qua": [
            {
                "stt": 1,
                "ten": _PERSON["ten"],
                "don_vi": _UNIT,
                "dong_y": 2,
                "khong_dong_y": 0,
                "khong_y_kien": 0,
                "ty_le": "2/2 (100%)",
                "ket_qua": "Đề nghị",
                "hop_le": 2,
            },
        ],
        "khong_tham_gia": [
            "Lý Thị Mẫu không tham gia biểu quyết đối với bà Hoàng Thị Mẫu",
        ],
        "noi_nhan": ["- Lưu: VT, Hồ sơ."],
    },
    "PlanDecisionContext": {
        "co_quan_chu_quan": [],
        "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN"],
        "trich_yeu": f"Ban hành Kế hoạch tổ chức thực hiện {_MOVEMENT}",
        "dia_danh": "Bắc Kạn",
        "ngay_ban_hanh": "ngày 20 tháng 4 năm 2026",
        "quyen_han": ["CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
        "noi_nhan": ["- Như Điều 3;", "- Ban TĐKT tỉnh;", "- Lưu: VT, VHXH."],
        "so_quyet_dinh": "09/QĐ-UBND",
        "tham_quyen": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN",
        "can_cu": [
            "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;",
            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 07/TTr-VHXH ngày "
            "15/4/2026.",
        ],
        "van_ban": f"Kế hoạch tổ chức thực hiện {_MOVEMENT}",
        "noi_thi_hanh": "Chánh Văn phòng HĐND và UBND; Trưởng phòng Văn hóa - Xã hội",
    },
}
