"""A dossier as it comes in: anew or supplemented, from an officer's hands or from the unit's own.

What a unit hands in itself waits until an officer has received it (dossiers/intake/reception.py).
"""

from typing import Any

from dossiers.intake.components import component_names, new_components, replaced_components
from dossiers.intake.submission_rules import Entry
from dossiers.model.dossier import Component, ComponentKind, Dossier, Status
from dossiers.model.events import Act, Event, event_of
from dossiers.model.submission import Submission
from dossiers.model.transitions import move


def receive(
    entry: Entry, submission: Submission, code: str, act: Act, reason: str = ""
) -> tuple[Dossier, Event]:
    """Return the dossier that came in, with its event: a new one under `code`, or the supplemented.

    A supplemented dossier keeps its code and its earlier components and is appraised anew; what
    it was found lacking stays in the events. `reason` is why a new one came early or late.
    """
    before = entry.supplements
    facts = _facts(entry, submission, act)
    if before is None:
        code_and_round = {"code": code, "round": submission.round.code, "since": act.at}
        status = {"status": _after(submission), "components": submission.components}
        dossier = Dossier.model_validate({**code_and_round, **status, **facts})
        return dossier, event_of(dossier, act, reason, None, dossier.status)
    if before.status is Status.DA_NOP:
        return _handed_in_anew(before, facts, submission, act)
    if before.status is Status.DA_TIEP_NHAN:
        return _with_papers_added(before, facts, submission, act)
    held = (*before.components, *_letter_on_paper(before, submission))
    papers = new_components(before, submission.components)
    mended = {**_again(before, facts), "components": (*held, *papers), "appraisal": None}
    return move(before.model_copy(update=mended), _after(submission), act)


def _after(submission: Submission) -> Status:
    return Status.DA_NOP if submission.by_unit else Status.DA_TIEP_NHAN


def _facts(entry: Entry, submission: Submission, act: Act) -> dict[str, Any]:
    """Return what the dossier holds of this hand-in, whatever it held before."""
    on = submission.received_on
    facts = {"unit": submission.unit, "nominee": entry.nominee, "received_on": on}
    if submission.by_unit:
        return {**facts, "received_by": "", "submitted_on": on}
    return {**facts, "received_by": act.by}


def _again(before: Dossier, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a dossier that was received before: its first reception stays known."""
    return {**facts, "first_received_on": before.judged_from}


def _handed_in_anew(
    before: Dossier, facts: dict[str, Any], submission: Submission, act: Act
) -> tuple[Dossier, Event]:
    """Let the unit's last word stand, as nobody has received the one before.

    The day that counts for the round's deadline stays the first.
    """
    components = replaced_components(before.components, submission.components)
    kept = {"components": components, "submitted_on": before.submitted_on}
    dossier = before.model_copy(update={**facts, **kept})
    papers = component_names(tuple(each.kind for each in new_components(before, components)))
    said = f"Nộp lại: {papers}" if papers else "Nộp lại, sửa thông tin"
    return dossier, event_of(dossier, act, said, before.status, dossier.status)


def _with_papers_added(
    before: Dossier, facts: dict[str, Any], submission: Submission, act: Act
) -> tuple[Dossier, Event]:
    """Add papers to a dossier that waits for its appraisal; it waits as before.

    What the unit adds itself changes nothing of who received the dossier and when.
    """
    papers = new_components(before, submission.components)
    components = {"components": before.components + papers}
    said = f"Nộp thêm: {component_names(tuple(each.kind for each in papers))}"
    if submission.by_unit:
        return before.model_copy(update=components), event_of(before, act, said)
    dossier = before.model_copy(update={**_again(before, facts), **components})
    return dossier, event_of(dossier, act, said, before.status, dossier.status)


def _letter_on_paper(before: Dossier, submission: Submission) -> tuple[Component, ...]:
    """Return the proposal letter that an officer once took in on paper, if it is the same one.

    It goes without saying as long as officers alone take the dossier in.
    """
    letter = Component(kind=ComponentKind.TO_TRINH)
    said = any(each.kind is letter.kind for each in before.components)
    same = before.unit.proposal_number == submission.unit.proposal_number
    taken_in = submission.by_unit and before.submitted_on is None
    return (letter,) if taken_in and same and not said else ()
