"""Something that is wrong: what and where, how grave, by which rule and which law.

One type for every check: of a submission's fields, of a list's cells, of a document's form, of its
agreement with the register, of a template. They differ in where a finding stands, so that a
`Finding` is generic in its place. What a step raises is an error (`dossiers.model.errors`); what a
request to the desk is refused with is an HTTP answer (`desk.access.request_checks`).
"""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from dossiers.model.errors import Refused

MAX_QUOTED = 80
"""Letters of a paragraph that are quoted to say where something stands."""


class Severity(Enum):
    """Whether something has to be mended, or is only told."""

    FAULT = "FAULT"
    NOTE = "NOTE"


@dataclass(frozen=True)
class FieldPlace:
    """A field of a row of a form; `row` counts from 0, None is the form as a whole.

    `twin` is the earlier row that it clashes with.
    """

    row: int | None = None
    field: str = ""
    twin: int | None = None

    @property
    def text(self) -> str:
        """Return "": the sentence itself names the nominee."""
        return ""


@dataclass(frozen=True)
class CellPlace:
    """A cell of a sheet (`lettered`) or of a Word table, on a line counted from 1.

    `top` is the line of the headings; `column` counts from 1 and is 0 where the table has no column
    under this heading.
    """

    table: str
    lettered: bool
    top: int
    line: int
    column: int
    heading: str

    @property
    def text(self) -> str:
        """Return what staff read, such as "Trang “DS”, dòng 7, cột C “Họ và tên”"."""
        table = f"Trang “{self.table}”" if self.lettered else self.table
        return f"{table}, dòng {self.line}, {self._column}"

    @property
    def _column(self) -> str:
        if not self.column:
            return f"thiếu cột “{self.heading}”"
        label = column_letter(self.column) if self.lettered else self.column
        return f"cột {label} “{self.heading}”"


@dataclass(frozen=True)
class Passage:
    """A paragraph of a Word document: its text and its ordinal in the body, None outside of it.

    Without both it is the whole document. `document` is the document's name for staff.
    """

    paragraph: str = ""
    ordinal: int | None = None
    document: str = ""

    @property
    def text(self) -> str:
        """Return what staff read, such as "Ở đoạn “Điều 1.”"; "" for the whole document."""
        more = "…" if len(self.paragraph) > MAX_QUOTED else ""
        return f"Ở đoạn “{self.paragraph[:MAX_QUOTED]}{more}”" if self.paragraph else ""


Place = TypeVar("Place", FieldPlace, CellPlace, Passage)


@dataclass(frozen=True)
class Finding(Generic[Place]):
    """One thing that is wrong: a sentence for staff that says what, and what to do about it.

    `code` names the rule, `source` the item of law behind it; `refusal` is the error with which a
    step refuses because of it; `answer_code` is what staff answer it by, where they may.
    """

    sentence: str
    where: Place
    code: str = ""
    source: str = ""
    severity: Severity = Severity.FAULT
    refusal: type[Refused] = Refused
    answer_code: str = ""

    @property
    def text(self) -> str:
        """Return all that staff read: where, and what."""
        if self.where.text:
            return f"{self.where.text}: {self.sentence}"
        return self.sentence[:1].upper() + self.sentence[1:]

    def refused(self) -> Refused:
        """Return the error with which a step refuses because of it."""
        return self.refusal(self.sentence)

    @property
    def cited_sentence(self) -> str:
        """Return the sentence with its source in brackets, if it has one."""
        return f"{self.sentence} ({self.source})" if self.source else self.sentence


FieldFinding = Finding[FieldPlace]
CellFinding = Finding[CellPlace]
TextFinding = Finding[Passage]


def column_letter(number: int) -> str:
    """Return how Excel names a column counted from 1: "A", "Z", "AA"."""
    rest, last = divmod(number - 1, 26)
    return (column_letter(rest) if rest else "") + chr(ord("A") + last)
