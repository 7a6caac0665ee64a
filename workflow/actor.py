"""The person who is signed in: their name is in the form, and the step is theirs to do."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from dossiers.intake.unit_files import check_own_files
from dossiers.model.role_duties import check_kept_apart, check_press, check_unit
from dossiers.model.roles import Person
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from workflow.forms.base import Form

AnyRaw = TypeVar("AnyRaw")

ACTOR_FIELDS = frozenset({"received_by", "appraiser", "by"})
"""The fields in which a form asks who acts; whoever is signed in acts, whatever is typed there."""


RECEPTION_DAY = "received_on"
"""The day of reception, for which an officer answers; what a unit sends comes when it comes."""


def with_actor(form: type[Form], raw: AnyRaw, actor: Person | None) -> AnyRaw | Mapping[str, Any]:
    """Return the form as typed, with the name of who is signed in where it asks who acts."""
    if actor is None or not isinstance(raw, Mapping):
        return raw
    acting = {each: _acting(actor, each) for each in form.model_fields if each in ACTOR_FIELDS}
    today = {RECEPTION_DAY: None} if actor.unit and RECEPTION_DAY in form.model_fields else {}
    return {**raw, **acting, **today}


def _acting(actor: Person, field: str) -> str:
    """Return how the paper should name the person: a unit that hands in receives nothing itself."""
    if field == "received_by" and actor.unit:
        return f"{actor.name} (đơn vị tự nộp qua mạng)"
    return actor.name


def check_actor(step: Step, raw: object, actor: Person | None) -> None:
    """Raise Refused when the person may not do this step, or not for this unit.

    The desk asked the same before it started the run; a run may have been made otherwise.
    """
    if actor is None:
        return
    check_press(actor, step.value, step.text)
    if actor.unit:
        check_unit(actor, unit_named(raw))
        check_own_files(actor, raw)


def check_apart(
    step: Step, dossiers: Collection[str], actor: Person | None, ledger: Ledger
) -> None:
    """Raise Refused when the actor had another duty on one of the dossiers that the step moved."""
    if actor is None or not dossiers:
        return
    check_kept_apart(actor, step, ledger.events_of(dossiers))


def unit_named(form: object) -> str:
    """Return the unit that a form names as it was typed; "" for a form that names none."""
    found: Any = form
    for key in ("unit", "name"):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found if isinstance(found, str) else ""
