"""What happened to a dossier or round: who, when, why, in which run. Never changed, only added."""

from datetime import date, datetime

from dossiers.model.dossier import Dossier, Status
from dossiers.model.record import FrozenModel, Text
from dossiers.model.steps import Step


class Act(FrozenModel):
    """Who does a step, on which stated day, entered at which moment, in which run."""

    step: Step
    by: Text
    on: date
    at: datetime
    run: str = ""


class Event(FrozenModel):
    """One line of history. `on` is the day that the form states, `at` the moment of entry (UTC).

    `by` is who acts in the office's name; `actor` the account that was signed in when it was
    entered, empty where nobody signs in (a command, a story).
    """

    round: str
    dossier: str | None = None
    step: Step
    source: Status | None = None
    target: Status | None = None
    by: Text
    actor: Text = ""
    on: date
    at: datetime
    reason: Text = ""
    run: str = ""


def event_of(
    dossier: Dossier,
    act: Act,
    reason: str,
    source: Status | None = None,
    target: Status | None = None,
) -> Event:
    """Return the event of an act on a dossier; without a target it leaves the status as it is."""
    facts = {"source": source, "target": target, "reason": reason}
    return Event(round=dossier.round, dossier=dossier.code, **facts, **dict(act))
