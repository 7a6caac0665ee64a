"""A nomination dossier (hồ sơ đề nghị khen thưởng): one nominee, from one unit, in one round."""

from datetime import date, datetime

from dossiers.model.holds import Hold
from dossiers.model.labels import LabelledEnum
from dossiers.model.match_answers import MatchAnswer
from dossiers.model.nominee import Nominee
from dossiers.model.record import FrozenModel, Text


class UnitGroup(LabelledEnum):
    """The plan's groups of nominating units, each with its own criteria (plan III.1-III.3)."""

    CO_QUAN = "CO_QUAN", "Cơ quan, đơn vị"
    MTTQ_TCCTXH = "MTTQ_TCCTXH", "Mặt trận Tổ quốc và tổ chức chính trị - xã hội"
    DOANH_NGHIEP = "DOANH_NGHIEP", "Doanh nghiệp"
    KHAC = "KHAC", "Khác"


class ComponentKind(LabelledEnum):
    """A part of a dossier (thành phần hồ sơ)."""

    TO_TRINH = "TO_TRINH", "Tờ trình"
    BAO_CAO_THANH_TICH = "BAO_CAO_THANH_TICH", "Báo cáo thành tích"
    BIEN_BAN = "BIEN_BAN", "Biên bản bình xét"
    KHAC = "KHAC", "Giấy tờ khác"


class AppraisalResult(LabelledEnum):
    """What VH-XH finds of a dossier (kết quả thẩm định)."""

    DU_DIEU_KIEN = "DU_DIEU_KIEN", "Đủ điều kiện"
    BO_SUNG = "BO_SUNG", "Trả lại để bổ sung"
    KHONG_DU_DIEU_KIEN = "KHONG_DU_DIEU_KIEN", "Không đủ điều kiện"


class Status(LabelledEnum):
    """Where a dossier stands (trạng thái hồ sơ)."""

    DA_NOP = "DA_NOP", "Đã nộp, chờ tiếp nhận"
    DA_TIEP_NHAN = "DA_TIEP_NHAN", "Đã tiếp nhận"
    CHO_BO_SUNG = "CHO_BO_SUNG", "Chờ bổ sung hồ sơ"
    DU_DIEU_KIEN = "DU_DIEU_KIEN", "Đủ điều kiện, chờ Hội đồng"
    KHONG_DU_DIEU_KIEN = "KHONG_DU_DIEU_KIEN", "Không đủ điều kiện"
    HOI_DONG_DE_NGHI = "HOI_DONG_DE_NGHI", "Hội đồng đề nghị khen thưởng"
    KHONG_DE_NGHI = "KHONG_DE_NGHI", "Hội đồng không đề nghị"
    TRINH_KY = "TRINH_KY", "Đang trình Chủ tịch ký"
    DA_BAN_HANH = "DA_BAN_HANH", "Đã ban hành quyết định"
    DA_TRINH_TINH = "DA_TRINH_TINH", "Đã trình cấp tỉnh"
    CAP_TINH_TANG = "CAP_TINH_TANG", "Cấp tỉnh đã tặng"
    CAP_TINH_KHONG_TANG = "CAP_TINH_KHONG_TANG", "Cấp tỉnh không tặng"
    DA_RUT = "DA_RUT", "Đã rút"
    DA_HUY = "DA_HUY", "Đã hủy, thu hồi"


class Unit(FrozenModel):
    """A nominating unit (đơn vị đề nghị) and the proposal letter that it sent."""

    name: Text
    group: UnitGroup
    proposal_number: Text
    proposal_date: date


class Component(FrozenModel):
    """A paper of the dossier; `object` is its key in the object store, "" for one on paper."""

    kind: ComponentKind
    object: str = ""


class Appraisal(FrozenModel):
    """VH-XH's finding on one dossier (kết quả thẩm định)."""

    appraiser: Text
    appraised_on: date
    result: AppraisalResult
    reason: Text = ""


class Dossier(FrozenModel):
    """A nomination dossier. `rank` is its place in the council's list, from 1.

    `submitted_on` is the day on which the unit itself handed it in online, None where an officer
    took it in. Until somebody has received it `received_on` is the day of its last hand-in and
    `received_by` empty; `first_received_on` is the day of its first reception, once it was received
    again with what was missing. `matches` are the officer's answers about earlier awards that look
    like the nominee's own.
    `former_names` are those that it had before they were corrected, oldest first. Since
    `anonymised_on` it no longer says who was put forward.
    """

    code: str
    round: str
    unit: Unit
    nominee: Nominee
    former_names: tuple[Text, ...] = ()
    components: tuple[Component, ...] = ()
    received_on: date
    first_received_on: date | None = None
    received_by: Text
    submitted_on: date | None = None
    status: Status
    since: datetime
    appraisal: Appraisal | None = None
    matches: tuple[MatchAnswer, ...] = ()
    hold: Hold | None = None
    rank: int | None = None
    anonymised_on: date | None = None

    @property
    def judged_from(self) -> date:
        """Return its first reception: what a transition clause leaves to older law stays so."""
        return self.first_received_on or self.received_on

    @property
    def label(self) -> str:
        """Return how staff recognise it: code and name."""
        return f"{self.code} ({self.nominee.name})"


def dossier_code(year: int, ordinal: int) -> str:
    """Return the code of the `ordinal`-th dossier received in the year: "HS-2026-0001"."""
    return f"HS-{year}-{ordinal:04d}"
