"""A nominee: who is put forward, a collective, a person or a household, and for what."""

from enum import StrEnum

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text


class NomineeKind(LabelledEnum):
    """Who is nominated (đối tượng): a collective, a person or a household."""

    TAP_THE = "TAP_THE", "Tập thể"
    CA_NHAN = "CA_NHAN", "Cá nhân"
    HO_GIA_DINH = "HO_GIA_DINH", "Hộ gia đình"


class Honorific(StrEnum):
    """How a person is addressed in documents."""

    ONG = "Ông"
    BA = "Bà"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return self.value


class Nominee(FrozenModel):
    """Who is put forward, for what. `criteria` are plan references such as "III.4.a".

    `members` and `women` count a collective's people, where the unit says how many.
    """

    kind: NomineeKind
    name: Text
    honorific: Honorific | None = None
    birth_year: int | None = None
    citizen_id: Text = ""
    position: Text = ""
    workplace: Text = ""
    address: Text = ""
    members: int | None = None
    women: int | None = None
    achievement: Text
    criteria: tuple[Text, ...]

    @property
    def addressed(self) -> str:
        """Return the name as documents print it: "Bà Hoàng Thị Mẫu" for a person, else the name."""
        return f"{self.honorific} {self.name}" if self.honorific else self.name

    @property
    def in_sentence(self) -> str:
        """Return the same within a sentence, where "bà" is a common noun (Decree 30, annex II)."""
        return f"{self.honorific.lower()} {self.name}" if self.honorific else self.name
