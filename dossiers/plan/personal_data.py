"""What the office keeps of people, told to everybody who works with it (Luật 91/2025/QH15)."""

from collections.abc import Sequence
from datetime import date

from dossiers.model.record import Text
from dossiers.plan.award import Level
from dossiers.plan.validity import LegalValue, value_on


class PersonalData(LegalValue):
    """What is kept of people, why, on which basis and how long, as the desk tells them.

    `kept` says how long; `source` where that term comes from.
    """

    TITLE = "thời hạn lưu dữ liệu cá nhân"
    PLACE = "wards/personal-data.toml, mục [[kept]]"
    KEY = ("what",)

    what: Text
    why: Text
    basis: Text
    kept: Text


class Retention(LegalValue):
    """How long a dossier of a person is kept: years from the end of its round's year.

    Without `years` it is kept for good.
    """

    TITLE = "thời hạn lưu hồ sơ khen thưởng"
    PLACE = "wards/personal-data.toml, mục [[retention]]"
    KEY = ("level",)

    level: Level
    years: int | None = None


def kept_until(values: Sequence[Retention], level: Level, year: int, today: date) -> date | None:
    """Return the first day on which a dossier of a round of `year` need not be kept any more.

    None where it is kept for good. Raises PlanFault or NotInForce where no term is entered.
    """
    of_level = [each for each in values if each.level is level]
    term = value_on(Retention, of_level, today, f"{Retention.TITLE} {level.text}")
    return None if term.years is None else date(year + term.years + 1, 1, 1)
