"""The council's papers beside its minutes: the invitation, the count of a secret ballot."""

from pydantic import Field

from documents.contexts import Headed, Line, Lines, Piece, Signed, VoteRow


class Invitee(Piece):
    """One who is invited."""

    name: Line = Field(alias="ten", description="Họ và tên")
    office: Line = Field(alias="chuc_vu", description="Chức vụ, đơn vị công tác")
    role: Line = Field(alias="chuc_danh", description="Chức danh trong Hội đồng")


class InvitationContext(Signed):
    """The invitation to the council's session (giấy mời; Decree 30, annex III, form 1.7)."""

    number: Line = Field(alias="so_giay_moi", description="Số và ký hiệu giấy mời")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    invitees: tuple[Invitee, ...] = Field(alias="kinh_moi", description="Những người được mời")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ sẽ xét")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    chair: Line = Field(alias="chu_tri", description="Người chủ trì, kèm chức danh")
    time: Line = Field(alias="thoi_gian", description="Giờ, ngày họp")
    venue: Line = Field(alias="dia_diem", description="Địa điểm họp")
    agenda: Lines = Field(alias="noi_dung", description="Từng nội dung cuộc họp")
    office_held: Line = Field(alias="chuc_vu_khac", description="Chức vụ chính quyền của người ký")


class BallotRow(VoteRow):
    """How the ballots on one dossier were cast."""

    valid: int = Field(alias="hop_le", description="Số phiếu hợp lệ về hồ sơ này")


class CountingMinutesContext(Headed):
    """The minutes of the count of a secret ballot (biên bản kiểm phiếu; after form 1.9)."""

    number: Line = Field(alias="so_bien_ban", description="Số và ký hiệu biên bản")
    held: Line = Field(alias="ngay_hop", description="Ngày họp")
    place: Line = Field(alias="dia_diem", description="Địa điểm họp")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    head: Line = Field(alias="to_truong", description="Tổ trưởng Tổ kiểm phiếu")
    tellers: Lines = Field(alias="thanh_vien", description="Các thành viên Tổ kiểm phiếu")
    members: Line = Field(alias="so_thanh_vien", description="Tổng số thành viên Hội đồng")
    present_count: Line = Field(alias="so_co_mat", description="Số thành viên có mặt")
    sent_count: Line = Field(alias="so_gui_phieu", description="Số người vắng gửi phiếu")
    issued: Line = Field(alias="phieu_phat_ra", description="Số phiếu phát ra")
    returned: Line = Field(alias="phieu_thu_ve", description="Số phiếu thu về")
    valid: Line = Field(alias="phieu_hop_le", description="Số phiếu hợp lệ")
    invalid: Line = Field(alias="phieu_khong_hop_le", description="Số phiếu không hợp lệ")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ được xét")
    votes: tuple[BallotRow, ...] = Field(alias="ket_qua", description="Kết quả từng hồ sơ")
    recusals: Lines = Field(alias="khong_tham_gia", description="Ai không tham gia bỏ phiếu")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")
