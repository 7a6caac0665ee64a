"""What waits for whom: the one table of the steps that take dossiers on (design, §2)."""

from typing import NamedTuple

from dossiers.model.dossier import Dossier, Status
from dossiers.model.role_duties import PRESSED_BY
from dossiers.model.roles import Role
from dossiers.model.steps import Step
from dossiers.plan.award import Award


class Wait(NamedTuple):
    """A status and a step that dossiers of it wait for.

    An `optional` step may be left out, and does not take the dossier on. With `unheld`, a dossier
    whose consideration is on hold does not wait.
    """

    status: Status
    step: Step
    optional: bool = False
    unheld: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles that may take the step."""
        return PRESSED_BY[self.step.value]

    def takes(self, dossier: Dossier) -> bool:
        """Tell whether the dossier waits for the step."""
        return dossier.status is self.status and not (self.unheld and dossier.hold)


WAITS = (
    Wait(Status.CHO_BO_SUNG, Step.SUBMISSION),
    Wait(Status.DA_NOP, Step.RECEPTION),
    Wait(Status.DA_TIEP_NHAN, Step.APPRAISAL),
    Wait(Status.DU_DIEU_KIEN, Step.INVITATION, optional=True, unheld=True),
    Wait(Status.DU_DIEU_KIEN, Step.COUNCIL, unheld=True),
    Wait(Status.HOI_DONG_DE_NGHI, Step.SIGNATURE),
    Wait(Status.TRINH_KY, Step.ISSUANCE),
    Wait(Status.HOI_DONG_DE_NGHI, Step.PROVINCE),
    Wait(Status.DA_TRINH_TINH, Step.PROVINCE_RESULT),
)
"""In the order of work; an award's way takes of it what `waits_of` gives."""


def waits_of(award: Award) -> tuple[Wait, ...]:
    """Return what the dossiers of an award may wait for, in the order of work."""
    return tuple(each for each in WAITS if award.has_step(each.step))


def next_step(award: Award, status: Status) -> Step | None:
    """Return the step that takes a dossier on; None where the award's way has none."""
    found = (each.step for each in waits_of(award) if each.status is status and not each.optional)
    return next(found, None)
