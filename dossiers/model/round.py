"""A round (đợt xét): movement, award, occasion and year."""

from datetime import date

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class Occasion(LabelledEnum):
    """When in the movement the award is given (plan IV)."""

    HANG_NAM = "HANG_NAM", "hàng năm"
    SO_KET = "SO_KET", "sơ kết"
    TONG_KET = "TONG_KET", "tổng kết"


class Round(FrozenModel):
    """A round (đợt xét khen thưởng): movement + award + occasion + year.

    `award` is the code of one of the plan's awards (`Plan.award`). `send_by` is the last day on
    which the province takes the dossiers, where it has told one.
    """

    code: Text
    movement: str
    award: str
    occasion: Occasion
    year: int
    opens_on: date | None = None
    closes_on: date | None = None
    send_by: date | None = None
