"""People who sign in, and the roles that say which steps are theirs (plan VI.2, design §2)."""

from enum import StrEnum

from dossiers.model.record import FrozenModel, Text


class Role(StrEnum):
    """What a person is in the work of commendation."""

    DON_VI = "DON_VI"
    CHUYEN_VIEN = "CHUYEN_VIEN"
    LANH_DAO_VHXH = "LANH_DAO_VHXH"
    THU_KY = "THU_KY"
    UY_VIEN = "UY_VIEN"
    VAN_THU = "VAN_THU"
    CHU_TICH = "CHU_TICH"
    QUAN_TRI = "QUAN_TRI"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return ROLE_TEXT[self]


ROLE_TEXT = {
    Role.DON_VI: "Đơn vị đề nghị",
    Role.CHUYEN_VIEN: "Chuyên viên Phòng Văn hóa - Xã hội",
    Role.LANH_DAO_VHXH: "Lãnh đạo Phòng Văn hóa - Xã hội",
    Role.THU_KY: "Thư ký Hội đồng",
    Role.UY_VIEN: "Ủy viên Hội đồng",
    Role.VAN_THU: "Văn thư",
    Role.CHU_TICH: "Chủ tịch, Phó Chủ tịch",
    Role.QUAN_TRI: "Quản trị",
}


class Person(FrozenModel):
    """Someone with an account; a unit's person belongs to `unit`, and sees its dossiers alone."""

    account: str
    name: Text
    roles: tuple[Role, ...]
    unit: Text = ""
