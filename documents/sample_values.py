"""Values that the papers' made-up examples share; all people in them are called "Mẫu"."""

MOVEMENT = (
    "Phong trào thi đua “Bắc Kạn thi đua đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo "
    "và chuyển đổi số” giai đoạn 2026 - 2030"
)
MERIT = f"{MOVEMENT}, năm 2026"
AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
COUNCIL = "Hội đồng Thi đua - Khen thưởng phường Bắc Kạn"
OFFICE = "Phòng Văn hóa - Xã hội"
UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
COMPETENCE = "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN"
COUNTS = "01 (một) tập thể và 01 (một) cá nhân"
DATED = "ngày 05 tháng 12 năm 2026"
GUIDANCE = "Hướng dẫn 500 lượt người dân nộp hồ sơ trực tuyến"
INITIATIVE = "Có sáng kiến rút ngắn thời gian giải quyết hồ sơ"
TOTAL_IN_WORDS = "Hai triệu hai trăm tám mươi nghìn đồng"

COLLECTIVE = {"ten": "Tổ công nghệ số cộng đồng Tổ Mẫu Một", "chuc_vu_don_vi": "Tổ dân phố Mẫu Một"}
PERSON = {
    "ten": "Bà Hoàng Thị Mẫu",
    "chuc_vu_don_vi": "Chuyên viên, Trung tâm Phục vụ hành chính công phường",
}
BASES = [
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân "
    "cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành "
    "một số điều của Luật Thi đua, khen thưởng.",
]
TOTALS: dict[str, object] = {
    "tong_tien": "2.280.000 đồng",
    "tong_tien_bang_chu": TOTAL_IN_WORDS,
    "nguon_kinh_phi": "Quỹ thi đua, khen thưởng của phường",
}
OF_OFFICE: dict[str, object] = {
    "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
    "co_quan_ban_hanh": ["PHÒNG VĂN HÓA - XÃ HỘI"],
    "dia_danh": "Bắc Kạn",
    "phong": OFFICE,
    "hinh_thuc": AWARD,
}
"""Of a paper that the ward's office VH-XH issues."""
BY_OFFICE: dict[str, object] = OF_OFFICE | {
    "quyen_han": ["TRƯỞNG PHÒNG"],
    "nguoi_ky": "Hoàng Văn Mẫu",
    "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
}
"""Of a paper that the office's head signs."""
ON_DOSSIER: dict[str, object] = {
    "trich_yeu": f"Hồ sơ đề nghị tặng {AWARD} năm 2026",
    "ma_ho_so": "HS-2026-0002",
    "to_trinh": "Tờ trình số 12/TTr-MTTQ ngày 01 tháng 10 năm 2026",
}
"""Of a paper about one dossier."""
OF_COUNCIL: dict[str, object] = {
    "co_quan_chu_quan": ["UBND PHƯỜNG BẮC KẠN"],
    "co_quan_ban_hanh": ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"],
    "hoi_dong": COUNCIL,
    "hinh_thuc": AWARD,
    "dia_diem": "Phòng họp tầng 2, trụ sở UBND phường",
}
"""Of a paper of the council."""
BY_CHAIR: dict[str, object] = {
    "co_quan_chu_quan": [],
    "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN"],
    "dia_danh": "Bắc Kạn",
    "quyen_han": ["CHỦ TỊCH"],
    "nguoi_ky": "Trần Văn Mẫu",
    "noi_nhan": ["- Như Điều 3;", "- Ban TĐKT tỉnh;", "- Lưu: VT, VHXH."],
    "tham_quyen": COMPETENCE,
}
"""Of a decision that the Chủ tịch signs."""
