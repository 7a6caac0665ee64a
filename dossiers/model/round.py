"""A round (đợt xét): movement, form of award, occasion and year."""

from datetime import date
from enum import StrEnum

from dossiers.model.record import FrozenModel, Text


class AwardForm(StrEnum):
    """The form of the award (hình thức khen thưởng)."""

    GIAY_KHEN = "GIAY_KHEN"
    BANG_KHEN = "BANG_KHEN"
    CO_THI_DUA = "CO_THI_DUA"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return {
            "GIAY_KHEN": "Giấy khen của Chủ tịch UBND phường",
            "BANG_KHEN": "Bằng khen của Chủ tịch UBND tỉnh",
            "CO_THI_DUA": "Cờ thi đua của UBND tỉnh",
        }[self]


class Occasion(StrEnum):
    """When in the movement the award is given (plan IV)."""

    HANG_NAM = "HANG_NAM"
    SO_KET = "SO_KET"
    TONG_KET = "TONG_KET"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return {"HANG_NAM": "hàng năm", "SO_KET": "sơ kết", "TONG_KET": "tổng kết"}[self]


class Round(FrozenModel):
    """A round (đợt xét khen thưởng): movement + award form + occasion + year."""

    code: Text
    movement: str
    award: AwardForm
    occasion: Occasion
    year: int
    opens_on: date | None = None
    closes_on: date | None = None

    @property
    def title(self) -> str:
        """Return e.g. "Giấy khen của Chủ tịch UBND phường, hàng năm, năm 2026"."""
        return f"{self.award.text}, {self.occasion.text}, năm {self.year}"
