"""The facts that the register adds to those of the dossiers: documents, steps, files, templates."""

from datetime import date
from typing import Any, Literal

from pydantic import AwareDatetime

from dossiers.model.movement_year import MovementYear, Owner
from dossiers.model.record import FrozenModel, Text

DocumentState = Literal["DU_THAO", "BAN_HANH"]


class PendingDocument(FrozenModel):
    """A document that a step promised: from which template and context, not yet rendered.

    It belongs to a round, or to a year of a movement (`MovementYear.code`) outside any round.
    `subject` is "" for a document of the whole round or year, else what it is about.
    """

    id: str
    round: str | None = None
    movement_year: str | None = None
    kind: str
    subject: str = ""
    title: str
    file_name: str
    state: DocumentState
    number: str = ""
    dated: date | None = None
    dossiers: tuple[str, ...]
    template: str
    template_version: int
    context: dict[str, Any]
    context_digest: str
    made_by: str

    @property
    def owner(self) -> Owner:
        """Return what it belongs to."""
        return self.round or MovementYear.of_code(self.movement_year or "")


class Edit(FrozenModel):
    """How a document came from a person's hands: who gave it, instead of which generated one.

    `key` and `sha256` are those of the file as it was given; the document itself may differ from
    it by the number and day that were open in it.
    """

    by: str
    generated: str
    key: str
    sha256: str


class DocumentRecord(PendingDocument):
    """A document that was made, and where its bytes lie.

    Of each owner, kind and subject one record is current; the earlier ones are `superseded`. One
    that was `edited` by hand has the template and context of the generated one that it replaced.
    """

    sha256: str
    made_at: AwareDatetime
    superseded: bool = False
    edited: Edit | None = None

    @property
    def state_text(self) -> str:
        """Return what staff read of its state."""
        return {"DU_THAO": "Dự thảo", "BAN_HANH": "Ban hành"}[self.state]


class StepRecord(FrozenModel):
    """A step that was carried out: its form and what came of it, so that it is done once.

    `digest` is that of the form; `moved` tells the status that each dossier was brought to.
    """

    flow: str
    digest: str
    form: dict[str, Any]
    at: AwareDatetime
    run: str = ""
    summary: dict[str, Any]
    moved: dict[str, str]


class FileRecord(FrozenModel):
    """A file that staff know by its key. A locked one (signed) can't be replaced.

    `by` is the account that sent it, "" for one put by a command.
    """

    key: str
    sha256: str
    size: int
    at: AwareDatetime
    locked: bool = False
    by: str = ""


class SignedCopy(FrozenModel):
    """A file that is the signed copy of an issued paper, and what comparing the two came to.

    The paper is known by kind, subject and number, however often it was made again. `reason` is
    why it is kept beside an earlier copy, `remarks` what could not be compared or differs.
    """

    round: str
    kind: str
    subject: str = ""
    number: str
    title: str
    file: str
    dossiers: tuple[str, ...]
    by: Text = ""
    at: AwareDatetime | None = None
    reason: Text = ""
    remarks: tuple[Text, ...] = ()


class TemplateRecord(FrozenModel):
    """A version of a template; versions count from 1 within a kind."""

    kind: str
    version: int
    sha256: str
    file_name: str
    added_at: AwareDatetime
    added_by: str
    in_force_from: date | None = None
