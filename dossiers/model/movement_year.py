"""A year of a movement: what a paper outside any round, e.g. a yearly report, belongs to."""

from typing import Self

from dossiers.model.record import FrozenModel, Text


class MovementYear(FrozenModel):
    """A year of a movement; `movement` is the code of one of the plan's movements."""

    movement: Text
    year: int

    @property
    def code(self) -> str:
        """Return what the register calls it, e.g. "BK-KHCN-2026-2030/2026"."""
        return f"{self.movement}/{self.year}"

    @classmethod
    def of_code(cls, code: str) -> Self:
        """Return the year with this code; raise ValueError for what is none."""
        movement, _, year = code.rpartition("/")
        return cls(movement=movement, year=int(year))


Owner = str | MovementYear
"""What a document belongs to: a round, by its code, or a year of a movement outside any round."""
