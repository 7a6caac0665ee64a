"""The papers that go back to a unit about its dossier: receipt, request for what is missing."""

from pydantic import Field

from documents.contexts import Headed, Line, Lines, Piece, Signed


class ComponentRow(Piece):
    """One part of the dossier, received or missing."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên giấy tờ")
    count: Line = Field(alias="so_luong", description="Số bản đã nhận")
    state: Line = Field(alias="tinh_trang", description="Đã nhận hay còn thiếu")


class ReceiptSlipContext(Headed):
    """The receipt of a dossier (giấy tiếp nhận hồ sơ và hẹn trả kết quả)."""

    number: Line = Field(alias="so_giay_tiep_nhan", description="Số và ký hiệu giấy tiếp nhận")
    place: Line = Field(alias="dia_danh", description="Địa danh")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày, tháng, năm tiếp nhận")
    office: Line = Field(alias="phong", description="Tên phòng tiếp nhận")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    unit: Line = Field(alias="don_vi", description="Đơn vị nộp hồ sơ")
    letter: Line = Field(alias="to_trinh", description="Số, ngày Tờ trình của đơn vị")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    components: tuple[ComponentRow, ...] = Field(
        alias="thanh_phan", description="Thành phần hồ sơ, đã nhận và còn thiếu"
    )
    missing: Line = Field(alias="con_thieu", description="Giấy tờ còn thiếu; trống nếu đã đủ")
    due: Line = Field(alias="ngay_hen_tra", description="Ngày hẹn trả kết quả; trống nếu chưa định")
    receiver: Line = Field(alias="nguoi_tiep_nhan", description="Người tiếp nhận hồ sơ")


class SupplementRequestContext(Signed):
    """The request to supplement a dossier (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ)."""

    number: Line = Field(alias="so_phieu", description="Số và ký hiệu phiếu")
    addressee: Line = Field(alias="kinh_gui", description="Đơn vị nộp hồ sơ")
    office: Line = Field(alias="phong", description="Tên phòng yêu cầu")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    received: Line = Field(alias="ngay_tiep_nhan", description="Ngày tiếp nhận hồ sơ")
    letter: Line = Field(alias="to_trinh", description="Số, ngày Tờ trình của đơn vị")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    missing: Lines = Field(alias="con_thieu", description="Từng giấy tờ còn thiếu")
    reason: Line = Field(alias="ly_do", description="Nội dung cần bổ sung, hoàn thiện")
    deadline: Line = Field(alias="han_bo_sung", description="Hạn bổ sung; trống nếu không định hạn")
