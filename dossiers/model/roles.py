"""People who sign in, and the roles that say which steps are theirs (plan VI.2, design §2)."""

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class Role(LabelledEnum):
    """What a person is in the work of commendation."""

    DON_VI = "DON_VI", "Đơn vị đề nghị"
    CHUYEN_VIEN = "CHUYEN_VIEN", "Chuyên viên Phòng Văn hóa - Xã hội"
    LANH_DAO_VHXH = "LANH_DAO_VHXH", "Lãnh đạo Phòng Văn hóa - Xã hội"
    THU_KY = "THU_KY", "Thư ký Hội đồng"
    UY_VIEN = "UY_VIEN", "Ủy viên Hội đồng"
    VAN_THU = "VAN_THU", "Văn thư"
    CHU_TICH = "CHU_TICH", "Chủ tịch, Phó Chủ tịch"
    QUAN_TRI = "QUAN_TRI", "Quản trị"


class Person(FrozenModel):
    """Someone with an account; a unit's person belongs to `unit`, and sees its dossiers alone."""

    account: str
    name: Text
    roles: tuple[Role, ...]
    unit: Text = ""
