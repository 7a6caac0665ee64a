"""What the officer says of an earlier award that looks like the nominee's own."""

from datetime import date

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class Verdict(LabelledEnum):
    """Whether the earlier award is of the same nominee, and for the same achievement."""

    KHAC_NGUOI = "KHAC_NGUOI", "Người khác, đơn vị khác"
    CUNG_NGUOI = "CUNG_NGUOI", "Cùng người, cùng đơn vị, thành tích khác"
    CUNG_THANH_TICH = "CUNG_THANH_TICH", "Cùng người, cùng đơn vị, cùng thành tích"


class MatchAnswer(FrozenModel):
    """An officer's answer to one likeness, kept with the dossier: `award` is the earlier one."""

    award: Text
    verdict: Verdict
    reason: Text
    by: Text
    on: date

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return f"{self.award}: {self.verdict.text.lower()} ({self.reason})"
