"""Holding a dossier (tạm dừng xét khen thưởng): on what ground, and the fact that it is held.

Decree 152/2025/NĐ-CP, article 4: nobody is awarded while discipline is being considered, an
investigation or inspection is open, or a complaint is being verified.
"""

from datetime import date

from dossiers.model.citizen_ids import masked
from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class HoldGround(LabelledEnum):
    """Why a dossier is held."""

    KY_LUAT = "KY_LUAT", "Đang xem xét kỷ luật"
    DIEU_TRA = "DIEU_TRA", "Đang bị điều tra, truy tố, xét xử"
    THANH_TRA = "THANH_TRA", "Đang thanh tra, kiểm tra có dấu hiệu vi phạm"
    KHIEU_NAI = "KHIEU_NAI", "Đang xác minh khiếu nại, tố cáo, phản ánh"


class HoldAct(LabelledEnum):
    """What is done about a hold."""

    TAM_DUNG = "TAM_DUNG", "Tạm dừng xét"
    BO_TAM_DUNG = "BO_TAM_DUNG", "Bỏ tạm dừng, xét tiếp"


class Hold(FrozenModel):
    """A dossier is held: on what ground, who entered it, since which day."""

    ground: HoldGround
    reason: Text
    by: Text
    on: date

    @property
    def text(self) -> str:
        """Return for staff: "Tạm dừng xét từ 05/10/2026: Đang xem xét kỷ luật (Quyết định …)".

        A citizen number in the reason is masked.
        """
        return f"Tạm dừng xét từ {self.on:%d/%m/%Y}: {self.ground.text} ({masked(self.reason)})"
