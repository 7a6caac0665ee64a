"""What the office keeps of people, told to everybody who works with it (Luật 91/2025/QH15)."""

from dossiers.model.record import Text
from dossiers.plan.validity import LegalValue


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
