"""A made-up example for each context, under the names of the blanks; its people are "Mẫu"."""

from documents.further_samples import FURTHER_SAMPLES

_MOVEMENT = (
    "Phong trào thi đua “Bắc Kạn thi đua đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo "
    "và chuyển đổi số” giai đoạn 2026 - 2030, năm 2026"
)
_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
_COUNCIL = "Hội đồng Thi đua - Khen thưởng phường Bắc Kạn"
_OFFICE = "Phòng Văn hóa - Xã hội"
_COUNTS = "01 (một) tập thể và 01 (một) cá nhân"
_TOTAL = "2.280.000 đồng"
_TOTAL_IN_WORDS = "Hai triệu hai trăm tám mươi nghìn đồng"
_DATED = "ngày 05 tháng 12 năm 2026"
_FUND = "Quỹ thi đua, khen thưởng của phường"

_COLLECTIVE = {
    "ten": "Tổ công nghệ số cộng đồng Tổ Mẫu Một",
    "chuc_vu_don_vi": "Tổ dân phố Mẫu Một",
}
_PERSON = {
    "ten": "Bà Hoàng Thị Mẫu",
    "chuc_vu_don_vi": "Chuyên viên, Trung tâm Phục vụ hành chính công phường",
}
_UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
_BASES = [
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân "
    "cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành "
    "một số điều của Luật Thi đua, khen thưởng.",
]
_OF_OFFICE = {
    "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
    "co_quan_ban_hanh": ["PHÒNG VĂN HÓA - XÃ HỘI"],
    "dia_danh": "Bắc Kạn",
    "quyen_han": ["TRƯỞNG PHÒNG"],
    "nguoi_ky": "Hoàng Văn Mẫu",
    "phong": _OFFICE,
    "can_cu": _BASES,
    "hinh_thuc": _AWARD,
}
_MONEY = {
    "tong_tien": _TOTAL,
    "tong_tien_bang_chu": _TOTAL_IN_WORDS,
    "nguon_kinh_phi": _FUND,
}

SAMPLES: dict[str, dict[str, object]] = FURTHER_SAMPLES | {
    "AppraisalReportContext": _OF_OFFICE
    | {
        "trich_yeu": f"Kết quả thẩm định hồ sơ đề nghị tặng {_AWARD}",
        "ngay_ban_hanh": "ngày 12 tháng 11 năm 2026",
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "so_bao_cao": "03/BC-VHXH",
        "kinh_gui": _COUNCIL,
        "nguoi_tham_dinh": "Lý Thị Mẫu",
        "so_ho_so": "02 (hai) hồ sơ",
        "so_don_vi": "01 (một) đơn vị",
        "ho_so": [
            {
                "stt": 1,
                "ma_ho_so": "HS-2026-0001",
                "ten": _COLLECTIVE["ten"],
                "don_vi": _UNIT,
                "ket_qua": "Đủ điều kiện",
                "ly_do": "",
            },
            {
                "stt": 2,
                "ma_ho_so": "HS-2026-0002",
                "ten": _PERSON["ten"],
                "don_vi": _UNIT,
                "ket_qua": "Trả lại để bổ sung",
                "ly_do": "Thiếu báo cáo thành tích",
            },
        ],
        "du_dieu_kien": "01 (một) hồ sơ, gồm 01 (một) tập thể",
        "can_bo_sung": "01 (một) hồ sơ, gồm 01 (một) cá nhân",
        "khong_du_dieu_kien": "00 (không) hồ sơ",
    },
    "MinutesContext": {
        "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
        "co_quan_ban_hanh": ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"],
        "trich_yeu": f"Họp xét, đề nghị tặng {_AWARD}",
        "so_bien_ban": "02/BB-HĐTĐKT",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "gio_bat_dau": "08 giờ 00",
        "gio_ket_thuc": "10 giờ 30",
        "dia_diem": "Phòng họp tầng 2, trụ sở UBND phường",
        "hoi_dong": _COUNCIL,
        "chu_toa": "Trần Văn Mẫu",
        "thu_ky": "Lý Thị Mẫu",
        "so_thanh_vien": "03 (ba) thành viên",
        "so_co_mat": "02 (hai)",
        "co_mat": [
            {"ten": "Trần Văn Mẫu", "chuc_danh": "Chủ tịch Hội đồng", "y_kien": ""},
            {"ten": "Lý Thị Mẫu", "chuc_danh": "Ủy viên, Thư ký Hội đồng", "y_kien": ""},
        ],
        "so_vang": "01 (một)",
        "vang": [{"ten": "Bàn Văn Mẫu", "chuc_danh": "Ủy viên", "y_kien": "nhất trí cả hai hồ sơ"}],
        "thay_the": [
            "Biên bản này thay thế biên bản số 01/BB-HĐTĐKT ngày 18 tháng 11 năm 2026, lý do: ghi "
            "nhầm số phiếu của một hồ sơ",
        ],
        "cach_bieu_quyet": "biểu quyết",
        "ty_le_can_dat": "trên 1/2 tổng số thành viên được biểu quyết",
        "so_ho_so": f"02 (hai) hồ sơ, gồm {_COUNTS}",
        "bieu_quyet": [
            {
                "stt": 1,
                "ten": _COLLECTIVE["ten"],
                "don_vi": _UNIT,
                "dong_y": 3,
                "khong_dong_y": 0,
                "khong_y_kien": 0,
                "ty_le": "3/3 (100%)",
                "ket_qua": "Đề nghị",
            },
        ],
        "khong_tham_gia": [
            "Bà Lý Thị Mẫu không tham gia biểu quyết đối với bà Hoàng Thị Mẫu",
        ],
        "hinh_thuc": _AWARD,
        "phong_trao": _MOVEMENT,
        "so_luong": _COUNTS,
        "de_nghi": [{"stt": 1, **_COLLECTIVE}, {"stt": 2, **_PERSON}],
        "noi_nhan": ["- Lưu: VT, Hồ sơ."],
    },
    "ProposalReportContext": _OF_OFFICE
    | _MONEY
    | {
        "trich_yeu": f"Về việc tặng {_AWARD}",
        "ngay_ban_hanh": "ngày 25 tháng 11 năm 2026",
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "so_to_trinh": "07/TTr-VHXH",
        "kinh_gui": "Chủ tịch Ủy ban nhân dân phường Bắc Kạn",
        "hoi_dong": _COUNCIL,
        "bien_ban": "Biên bản số 01/BB-HĐTĐKT ngày 20 tháng 11 năm 2026",
        "phong_trao": _MOVEMENT,
        "so_luong": _COUNTS,
        "de_nghi": [
            {"stt": 1, **_COLLECTIVE, "so_phieu": "3/3", "muc_thuong": "1.520.000 đồng"},
            {"stt": 2, **_PERSON, "so_phieu": "2/2", "muc_thuong": "760.000 đồng"},
        ],
    },
    "DecisionContext": _MONEY
    | {
        "co_quan_chu_quan": [],
        "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN"],
        "trich_yeu": f"Về việc tặng {_AWARD}",
        "dia_danh": "Bắc Kạn",
        "ngay_ban_hanh": _DATED,
        "quyen_han": ["CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
        "noi_nhan": ["- Như Điều 3;", "- Ban TĐKT tỉnh;", "- Lưu: VT, VHXH."],
        "so_quyet_dinh": "05/QĐ-UBND",
        "tham_quyen": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN",
        "can_cu": _BASES,
        "hinh_thuc": _AWARD,
        "phong_trao": _MOVEMENT,
        "so_luong": _COUNTS,
        "doi_tuong": "tập thể, cá nhân",
        "muc_thuong": "1.520.000 đồng/tập thể; 760.000 đồng/cá nhân",
        "noi_thi_hanh": "Chánh Văn phòng HĐND và UBND; Trưởng phòng Văn hóa - Xã hội; các tập "
        "thể, cá nhân có tên tại Điều 1",
    },
    "CommendationListContext": {
        "doi_tuong": "TẬP THỂ, CÁ NHÂN",
        "duoc_khen": "ĐƯỢC TẶNG GIẤY KHEN",
        "kem_theo": f"(Kèm theo Quyết định số 05/QĐ-UBND {_DATED} của Chủ tịch Ủy ban nhân dân "
        "phường Bắc Kạn)",
        "cac_phan": [
            {
                "ten_phan": "I. TẬP THỂ",
                "danh_sach": [
                    {
                        "stt": 1,
                        **_COLLECTIVE,
                        "thanh_tich": "Hướng dẫn 500 lượt người dân nộp hồ sơ trực tuyến",
                        "muc_thuong": "1.520.000",
                    },
                ],
            },
            {
                "ten_phan": "II. CÁ NHÂN",
                "danh_sach": [
                    {
                        "stt": 2,
                        **_PERSON,
                        "thanh_tich": "Có sáng kiến rút ngắn thời gian giải quyết hồ sơ",
                        "muc_thuong": "760.000",
                    },
                ],
            },
        ],
        "so_luong": _COUNTS,
        "tong_tien": "2.280.000",
        "tong_tien_bang_chu": _TOTAL_IN_WORDS,
    },
    "CertificateContext": {
        "tham_quyen": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN",
        "ten_hinh_thuc": "",
        **_PERSON,
        "thanh_tich": "Có sáng kiến rút ngắn thời gian giải quyết hồ sơ",
        "phong_trao": _MOVEMENT,
        "so_quyet_dinh": "05/QĐ-UBND",
        "ngay_ban_hanh": _DATED,
        "so_so_vang": "02",
        "dia_danh": "Bắc Kạn",
        "quyen_han": ["CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
    },
}
