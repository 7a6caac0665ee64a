"""What each template is given: typed, printable, the same as JSON.

Field names are English, their aliases the blanks that staff see in Word; the description says in
Vietnamese what stands there. `model_dump(mode="json", by_alias=True)` is exactly what a template
receives and what the register keeps, so that a document can be made again from its record.
"""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from documents.text import printable

Line = Annotated[str, AfterValidator(printable)]
"""One printable line; InvalidForm for a control character."""
Lines = tuple[Line, ...]


class Piece(BaseModel):
    """A part of a context: frozen, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Context(Piece):
    """All blanks of one kind of document."""

    @classmethod
    def sample(cls) -> Self:
        """A plausible, clearly made-up example, with every loop run at least once."""
        from documents.samples import SAMPLES  # noqa: PLC0415 - samples are made of contexts

        return cls.model_validate(SAMPLES[cls.__name__])

    def blanks(self) -> dict[str, object]:
        """What the template receives: JSON values under the names of the blanks."""
        return self.model_dump(mode="json", by_alias=True)


class Headed(Context):
    """Who issues a document, and its subject (Decree 30, annex I, components 2 and 5a)."""

    superior: Lines = Field(alias="co_quan_chu_quan", description="Cơ quan chủ quản (nếu có)")
    issuer: Lines = Field(alias="co_quan_ban_hanh", description="Cơ quan ban hành")
    subject: Line = Field(alias="trich_yeu", description="Trích yếu nội dung")


class Signed(Headed):
    """A document dated, signed and sent (components 4, 7 and 9b)."""

    place: Line = Field(alias="dia_danh", description="Địa danh")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày, tháng, năm ban hành")
    authority: Lines = Field(alias="quyen_han", description="Quyền hạn, chức vụ của người ký")
    signer: Line = Field(alias="nguoi_ky", description="Họ và tên người ký")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")


class FindingRow(Piece):
    """What the appraisal found of one dossier."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    unit: Line = Field(alias="don_vi", description="Đơn vị đề nghị")
    result: Line = Field(alias="ket_qua", description="Kết quả thẩm định")
    reason: Line = Field(alias="ly_do", description="Lý do, ghi chú")


class AppraisalReportContext(Signed):
    """The report on appraisal (báo cáo kết quả thẩm định) of VH-XH to the council."""

    number: Line = Field(alias="so_bao_cao", description="Số và ký hiệu báo cáo")
    addressee: Line = Field(alias="kinh_gui", description="Nơi kính gửi")
    office: Line = Field(alias="phong", description="Tên phòng báo cáo")
    appraiser: Line = Field(alias="nguoi_tham_dinh", description="Người thẩm định")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    received: Line = Field(alias="so_ho_so", description="Số hồ sơ đã thẩm định")
    units: Line = Field(alias="so_don_vi", description="Số đơn vị đề nghị")
    findings: tuple[FindingRow, ...] = Field(alias="ho_so", description="Từng hồ sơ")
    eligible: Line = Field(alias="du_dieu_kien", description="Số hồ sơ đủ điều kiện")
    to_supplement: Line = Field(alias="can_bo_sung", description="Số hồ sơ phải bổ sung")
    ineligible: Line = Field(alias="khong_du_dieu_kien", description="Số hồ sơ không đủ điều kiện")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")


class Attendee(Piece):
    """A member at the session; the opinion is of one who was absent."""

    name: Line = Field(alias="ten", description="Họ và tên")
    role: Line = Field(alias="chuc_danh", description="Chức danh trong Hội đồng")
    opinion: Line = Field(alias="y_kien", description="Ý kiến bằng văn bản của người vắng")


class VoteRow(Piece):
    """How the council voted on one dossier."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được xét")
    unit: Line = Field(alias="don_vi", description="Đơn vị đề nghị")
    agree: int = Field(alias="dong_y", description="Số phiếu đồng ý")
    disagree: int = Field(alias="khong_dong_y", description="Số phiếu không đồng ý")
    abstain: int = Field(alias="khong_y_kien", description="Số phiếu không có ý kiến")
    share: Line = Field(alias="ty_le", description="Tỷ lệ đồng ý")
    outcome: Line = Field(alias="ket_qua", description="Kết quả xét")


class RecommendedRow(Piece):
    """One whom the council recommends, in the order of rank."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")


class MinutesContext(Headed):
    """The minutes of the council's session (biên bản họp; Decree 30, annex III, form 1.9)."""

    number: Line = Field(alias="so_bien_ban", description="Số và ký hiệu biên bản")
    held: Line = Field(alias="ngay_hop", description="Ngày họp")
    started: Line = Field(alias="gio_bat_dau", description="Giờ bắt đầu họp")
    ended: Line = Field(alias="gio_ket_thuc", description="Giờ kết thúc họp")
    place: Line = Field(alias="dia_diem", description="Địa điểm họp")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    chair: Line = Field(alias="chu_toa", description="Chủ tọa")
    secretary: Line = Field(alias="thu_ky", description="Thư ký")
    members: Line = Field(alias="so_thanh_vien", description="Tổng số thành viên Hội đồng")
    present_count: Line = Field(alias="so_co_mat", description="Số thành viên có mặt")
    present: tuple[Attendee, ...] = Field(alias="co_mat", description="Thành viên có mặt")
    absent_count: Line = Field(alias="so_vang", description="Số thành viên vắng mặt")
    absent: tuple[Attendee, ...] = Field(alias="vang", description="Thành viên vắng mặt")
    replaces: Lines = Field(alias="thay_the", description="Thay thế biên bản nào, vì sao")
    mode: Line = Field(alias="cach_bieu_quyet", description="Hình thức biểu quyết")
    threshold: Line = Field(alias="ty_le_can_dat", description="Tỷ lệ đồng ý cần đạt")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ được xét")
    votes: tuple[VoteRow, ...] = Field(alias="bieu_quyet", description="Kết quả biểu quyết")
    recusals: Lines = Field(
        alias="khong_tham_gia", description="Ai không tham gia biểu quyết; trùng tên; bằng phiếu"
    )
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    recommended_count: Line = Field(alias="so_luong", description="Số được đề nghị")
    recommended: tuple[RecommendedRow, ...] = Field(alias="de_nghi", description="Được đề nghị")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")


class ProposedRow(RecommendedRow):
    """One whom VH-XH proposes, with votes and bonus."""

    votes: Line = Field(alias="so_phieu", description="Số phiếu đồng ý")
    bonus: Line = Field(alias="muc_thuong", description="Mức tiền thưởng")


class ProposalReportContext(Signed):
    """The proposal (Tờ trình) of VH-XH to the Chủ tịch."""

    number: Line = Field(alias="so_to_trinh", description="Số và ký hiệu Tờ trình")
    addressee: Line = Field(alias="kinh_gui", description="Nơi kính gửi")
    office: Line = Field(alias="phong", description="Tên phòng trình")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    minutes: Line = Field(alias="bien_ban", description="Số, ngày biên bản họp Hội đồng")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    rows: tuple[ProposedRow, ...] = Field(alias="de_nghi", description="Danh sách đề nghị")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng bằng số")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")
    fund: Line = Field(alias="nguon_kinh_phi", description="Nguồn kinh phí")


class DecisionContext(Signed):
    """The decision (Quyết định) to award certificates (Decree 30, annex III, form 1.2)."""

    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    competence: Line = Field(alias="tham_quyen", description="Thẩm quyền ban hành")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng được khen")
    rates: Line = Field(alias="muc_thuong", description="Mức tiền thưởng từng đối tượng")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng bằng số")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")
    fund: Line = Field(alias="nguon_kinh_phi", description="Nguồn kinh phí")
    executors: Line = Field(alias="noi_thi_hanh", description="Nơi thi hành Quyết định")


class AwardeeRow(Piece):
    """One line of the list; its ordinal is the golden-book number (số sổ vàng)."""

    ordinal: int = Field(alias="stt", description="Số thứ tự, cũng là số sổ vàng")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được khen")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Thành tích")
    bonus: Line = Field(alias="muc_thuong", description="Mức tiền thưởng (đồng)")


class ListPart(Piece):
    """A part of the list: collectives, persons or households."""

    heading: Line = Field(alias="ten_phan", description="Tên phần: “I. TẬP THỂ”")
    rows: tuple[AwardeeRow, ...] = Field(alias="danh_sach", description="Các dòng của phần")


class CommendationListContext(Context):
    """The list (Danh sách) attached to the decision (Decree 30, annex III, forms 2.1, 2.2)."""

    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng, chữ in hoa")
    granted: Line = Field(
        default="ĐƯỢC TẶNG GIẤY KHEN",  # what lists said before they named their award
        alias="duoc_khen",
        description="Được tặng gì, chữ in hoa",
    )
    attached_to: Line = Field(alias="kem_theo", description="Kèm theo Quyết định nào")
    parts: tuple[ListPart, ...] = Field(alias="cac_phan", description="Các phần của danh sách")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng (đồng)")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")


class CertificateContext(Context):
    """A certificate of merit (Giấy khen), for one recipient."""

    competence: Line = Field(alias="tham_quyen", description="Chức danh người khen thưởng")
    title: Line = Field(
        default="", alias="ten_hinh_thuc", description="Tên hình thức; bỏ trống: GIẤY KHEN"
    )
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được khen")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Thành tích")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày ký Quyết định")
    golden_book: Line = Field(alias="so_so_vang", description="Số sổ vàng")
    place: Line = Field(alias="dia_danh", description="Địa danh")
    authority: Lines = Field(alias="quyen_han", description="Quyền hạn, chức vụ của người ký")
    signer: Line = Field(alias="nguoi_ky", description="Họ và tên người ký")
