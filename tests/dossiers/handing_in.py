"""A unit hands in at reception: what becomes of it, or every reason why it is refused."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from dossiers.intake.submission_intake import Intake, SubmissionCase, check_intake
from dossiers.matching.earlier_awards import Found
from dossiers.model.dossier import AppraisalResult, Dossier, Status, Unit
from dossiers.model.errors import Refused
from dossiers.model.nominee import Nominee
from dossiers.model.round import Round
from dossiers.model.submission import ByNominee, Submission
from tests.dossiers.builders import (
    RECEIVED_ON,
    a_dossier,
    a_finding,
    a_nominee,
    a_round,
    a_submission,
    a_unit,
    standings_of,
    the_plan,
)

NOMINATED_ANEW = {Status.CHO_BO_SUNG, Status.DA_RUT, Status.KHONG_DU_DIEU_KIEN}
"""Where a nominee stands who may be put forward again in the same round."""


def check(
    *nominees: Nominee,
    round_: Round | None = None,
    unit: Unit | None = None,
    on: date = RECEIVED_ON,
    existing: Sequence[Dossier] = (),
    **change: Any,
) -> Intake:
    """Return what a submission becomes."""
    handed = a_submission(
        round=round_ or a_round(),
        unit=unit or a_unit(),
        nominees=nominees,
        received_on=on,
        **change,
    )
    return take_in(handed, existing)


def take_in(handed: Submission, existing: Sequence[Dossier] = (), matches: Found = ()) -> Intake:
    """Return what a submission becomes beside these dossiers and earlier awards."""
    held = ByNominee(handed.round, existing)
    own = standings_of([each for each in existing if each.round == handed.round.code])
    return check_intake(SubmissionCase(handed, the_plan(), held, matches, own))


def reasons(*nominees: Nominee, **change: Any) -> tuple[str, ...]:
    """Return why a submission is refused."""
    with pytest.raises(Refused) as caught:
        check(*nominees, **change)
    return caught.value.reasons


def waiting(**change: Any) -> Dossier:
    """Return a dossier that was sent back and waits for its supplement."""
    finding = a_finding(result=AppraisalResult.BO_SUNG, reason="Thiếu số liệu")
    facts: dict[str, Any] = {"nominee": a_nominee(), "status": Status.CHO_BO_SUNG}
    return a_dossier(**(facts | {"appraisal": finding} | change))
