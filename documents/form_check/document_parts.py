"""The parts of a document that Decree 30/2020/NĐ-CP calls components of form."""

import re
from dataclasses import dataclass, field
from datetime import date

from documents.form_check.document_types import OTHER, FormType
from documents.readback import Paragraph, Piece, Sheet
from dossiers.model.names import fold

_BODY_NAME = re.compile(
    r"(uy ban|ubnd|hdnd|hoi|phong|ban|trung tam|van phong|so|bo|cuc|chi cuc|tram|truong|cong an"
    r"|dang uy|dang bo|doan|mat tran|chu tich|cong doan)\b"
)
"""How the names of bodies begin."""
_DATE = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")


@dataclass
class DocumentParts:
    """The components of a document; empty or None for one that is not there."""

    sheet: Sheet
    type: FormType = OTHER
    nation: Piece | None = None
    motto: Piece | None = None
    issuing: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    place_date: Piece | None = None
    title: Piece | None = None
    subject: list[Piece] = field(default_factory=list)
    competence: Piece | None = None
    decides: Piece | None = None
    addressees: list[Piece] = field(default_factory=list)
    bases: list[Piece] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    recipients_heading: Piece | None = None
    recipients: list[Piece] = field(default_factory=list)
    authorities: list[Piece] = field(default_factory=list)
    signers: list[Piece] = field(default_factory=list)
    annex: list[Piece] = field(default_factory=list)

    @property
    def dated(self) -> date | None:
        """Return the day that the document bears; None unless it is a whole and real date."""
        return date_in(self.place_date.text) if self.place_date else None

    def bodies(self) -> tuple[list[Piece], list[Piece]]:
        """Return the lines that name the body above, and those of the body that issues."""
        starts = [at for at, piece in enumerate(self.issuing) if _BODY_NAME.match(piece.folded)]
        last = starts[-1] if starts else 0
        return self.issuing[:last], self.issuing[last:]


def date_in(text: str) -> date | None:
    """Return the first date in words of a text; None if there is none or it is no day."""
    written = _DATE.search(fold(text))
    if written is None:
        return None
    day, month, year = (int(part) for part in written.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
