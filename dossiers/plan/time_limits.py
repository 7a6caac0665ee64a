"""How long each step may take, in working days, and when the yearly report is due: as data."""

from datetime import date

from dossiers.model.dossier import Status
from dossiers.model.record import FrozenModel, Text
from dossiers.model.steps import Step
from dossiers.plan.validity import LegalValue


class StepLimit(LegalValue):
    """How long a dossier may wait in a status: `what` is due then, from `who`.

    `from_close` counts from the round's last day of reception where that is later, as the council
    sees all dossiers of a round together. What the register never learns is done (`recorded` is
    false) is reminded of while its term runs, and never called late. With `step` it holds for the
    awards whose way has this step. Without `days` the office knows of no term: what is waited for
    is said, and nobody is reminded.
    """

    TITLE = "thời hạn từng bước"
    PLACE = "wards/deadlines.toml, mục [[limits.steps]]"
    KEY = ("waiting", "step")

    waiting: Status
    what: Text
    who: Text
    days: int | None = None
    step: Step | None = None
    from_close: bool = False
    recorded: bool = True


class ResultLimit(LegalValue):
    """How long the whole way may take: the day that the receipt promises."""

    TITLE = "thời hạn trả kết quả"
    PLACE = "wards/deadlines.toml, mục [[limits.results]]"

    days: int
    from_close: bool = False


class YearlyDay(LegalValue):
    """A day of every year, the last on which something may be handed in."""

    TITLE = "thời hạn hằng năm"
    PLACE = "wards/deadlines.toml, mục [[limits.yearly]]"
    KEY = ("what",)

    what: Text
    who: Text
    month: int
    day: int

    def of(self, year: int) -> date:
        """Return that day of a year."""
        return date(year, self.month, self.day)


class TimeLimits(FrozenModel):
    """All of them. `soon` is how many working days before its day a thing is reminded of.

    `soon_lapsing` is how many days before a legal value lapses its successor is asked for.
    """

    steps: tuple[StepLimit, ...]
    results: tuple[ResultLimit, ...]
    yearly: tuple[YearlyDay, ...]
    soon: int
    soon_yearly: int
    soon_lapsing: int
