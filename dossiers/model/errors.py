"""What can go wrong, each with one Vietnamese sentence that says what to do.

CommendationError
├── Refused               a rule says no; nothing was changed
│   ├── InvalidForm       a field of the form is missing, unknown or of the wrong shape
│   ├── FaultyTable       cells of a workbook or a Word table are wrong
│   ├── FindingsOpen      proofreading found something that is neither mended nor answered
│   ├── UnusableFile      an attached file is of no kind that we take, damaged, locked or unsafe
│   ├── UnknownRound      no such round
│   ├── UnknownDossier    no such dossier
│   ├── InvalidTransition the dossier's status does not allow the step
│   ├── QuotaExceeded     more than the plan allows
│   ├── QuorumNotMet      too few members present
│   ├── VotesDisagree     the votes do not add up
│   ├── DatesOutOfOrder   a day after today, out of its year, or before the act that it follows
│   └── NumberTaken       the number is already used in its book and year
├── UnknownObject         no such object in the store
├── DamagedObject         stored bytes do not match their hash
├── StorageUnreachable    the object store does not answer
├── RegisterUnreachable   the database does not answer
├── DamagedDocument       a file is no Word document, damaged or locked by a password
├── TemplateFault         a template is broken or asks for a blank that nothing fills
├── PlanFault             the ward's data in wards/ contradicts itself or lacks a value
│   └── NotInForce        what a paper needs has lapsed, and no successor is entered
└── UnknownYear           the working calendar does not reach that far
"""

from collections.abc import Iterable, Mapping
from typing import Any


class CommendationError(Exception):
    """The base of all our errors; `str(error)` is a sentence for staff, in Vietnamese."""


class Refused(CommendationError):
    """A rule says no. `reasons` lists each ground; nothing has been changed."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


class InvalidForm(Refused):
    """A field of the form is missing, unknown or of the wrong shape."""


MAX_SAID = 50
"""How many cells one sentence names; all are in `reasons`, and in the marked file."""


class FaultyTable(InvalidForm):
    """Cells of a unit's table are wrong; each reason names its cell, `file` the file.

    `asked` is what the check of the file depends on, for the address of the marked file.
    """

    def __init__(
        self, *reasons: str, file: str = "", asked: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(*reasons)
        self.file = file
        self.asked = asked or {}
        if file:
            more = len(reasons) - MAX_SAID
            rest = f" Và {more} chỗ khác." if more > 0 else ""
            said = " ".join(reasons[:MAX_SAID])
            self.args = (f"Tệp {file} có {len(reasons)} chỗ phải sửa. {said}{rest}",)


class FindingsOpen(Refused):
    """What was read back before signature has findings that staff neither mended nor answered.

    `again` is what the form, when it is opened again, holds beside what was typed.
    """

    def __init__(self, *reasons: str, again: Mapping[str, Any] | None = None) -> None:
        super().__init__(*reasons)
        self.again = again or {}


class UnusableFile(Refused):
    """An attached file is of no kind that the office takes, damaged, locked or unsafe."""


class UnknownRound(Refused):
    """The form names a round that was never opened."""


class UnknownDossier(Refused):
    """The form names a dossier that does not exist, or not in this round."""


class InvalidTransition(Refused):
    """The dossier's status does not allow the step."""


class QuotaExceeded(Refused):
    """The plan allows fewer awards than were chosen."""


class QuorumNotMet(Refused):
    """Too few members were present for the session to be valid."""


class VotesDisagree(Refused):
    """Votes, voters and members do not add up."""


class DatesOutOfOrder(Refused):
    """A day lies after today, outside of its year, or before the act that it follows."""


class NumberTaken(Refused):
    """The number given by hand is already used in its book and year."""


class UnknownObject(CommendationError):
    """No object lies under this key or hash."""


class DamagedObject(CommendationError):
    """The stored bytes no longer match the hash that they were stored under."""


class StorageUnreachable(CommendationError):
    """The object store does not answer, or refuses our keys."""


class RegisterUnreachable(CommendationError):
    """The database does not answer, or another step holds it for too long."""


class DamagedDocument(CommendationError):
    """A file is no Word document, is damaged, or is locked by a password."""


class TemplateFault(CommendationError):
    """A template is broken, or asks for a blank that nothing fills."""


class PlanFault(CommendationError):
    """The ward's data contradicts itself or lacks a value that is needed."""


class NotInForce(PlanFault):
    """What a paper needs has lapsed on its day, and the ward's data has no successor yet."""


class UnknownYear(CommendationError):
    """The working calendar has no holidays of the year; nothing is guessed."""


def refuse_all(faults: Iterable[Refused]) -> None:
    """Raise one error with the reasons of all `faults`, if any: their class when they share it."""
    found = tuple(faults)
    if not found:
        return
    classes = {type(fault) for fault in found}
    shared = classes.pop() if len(classes) == 1 else Refused
    raise shared(*(reason for fault in found for reason in fault.reasons))
