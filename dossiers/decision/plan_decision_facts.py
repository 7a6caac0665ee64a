"""The ward's decision that issues its plan (Quyết định ban hành Kế hoạch), as data."""

from datetime import date

from dossiers.decision.award_decision import Signatory
from dossiers.model.record import FrozenModel, Source, Text


class Mend(FrozenModel):
    """A slip of the draft on paper, what we print instead, and why."""

    was: Text
    now: Text
    source: Source


class PlanDecision(FrozenModel):
    """What the decision says beside the movement's own facts; a draft has no number and day."""

    movement: str
    number: int | None = None
    signed_on: date | None = None
    proposal_number: int
    proposed_on: date
    executors: Text
    recipients: tuple[Text, ...]
    signatory: Signatory
    mended: tuple[Mend, ...] = ()
    source: Source
