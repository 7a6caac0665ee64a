"""The plan's criteria (plan III.1-III.4): whose they are, and that everyone names one of theirs."""

from itertools import product

import pytest

from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import InvalidForm
from dossiers.model.nominee import NomineeKind
from dossiers.model.submission import Submission
from tests.dossiers.builders import (
    RECEIVED_ON,
    a_collective,
    a_household,
    a_nominee,
    a_round,
    a_unit,
    the_plan,
)
from tests.dossiers.handing_in import take_in

OFFICES = {f"III.1.{letter}" for letter in "abcdđ"}
FRONT = {"III.2.a", "III.2.b"}
ENTERPRISES = {f"III.3.{letter}" for letter in "abc"}
STAFF, OTHERS = "III.4.a", "III.4.b"
ALL = {*OFFICES, *FRONT, *ENTERPRISES, STAFF, OTHERS}

OF_COLLECTIVES = {
    UnitGroup.CO_QUAN: OFFICES,
    UnitGroup.MTTQ_TCCTXH: FRONT,
    UnitGroup.DOANH_NGHIEP: ENTERPRISES,
    UnitGroup.KHAC: OFFICES | FRONT | ENTERPRISES,
}
"""Plan III.1 to III.3, by the heading of each; whoever fits none of them may name any."""

NOMINEES = {
    NomineeKind.TAP_THE: a_collective(),
    NomineeKind.HO_GIA_DINH: a_household(),
    NomineeKind.CA_NHAN: a_nominee(),
}


def own(kind: NomineeKind, group: UnitGroup) -> set[str]:
    """Return what a nominee may name, read from the plan's text."""
    if kind is NomineeKind.CA_NHAN:
        return {STAFF, OTHERS}
    shared = {OTHERS} if kind is NomineeKind.HO_GIA_DINH else set()
    return OF_COLLECTIVES[group] | shared


def hand_in(kind: NomineeKind, group: UnitGroup, *criteria: str) -> None:
    nominee = NOMINEES[kind].model_copy(update={"criteria": criteria})
    unit = a_unit(group=group)
    handed = Submission(round=a_round(), unit=unit, nominees=(nominee,), received_on=RECEIVED_ON)
    take_in(handed)


@pytest.mark.parametrize(("kind", "group"), list(product(NomineeKind, UnitGroup)))
def test_each_nominee_names_criteria_of_its_own_group(kind: NomineeKind, group: UnitGroup) -> None:
    for code in ALL:
        if code in own(kind, group):
            hand_in(kind, group, code)
        else:
            with pytest.raises(InvalidForm, match=f"Tiêu chí {code} không dành cho"):
                hand_in(kind, group, code)


@pytest.mark.parametrize(("kind", "group"), list(product(NomineeKind, UnitGroup)))
def test_without_a_criterion_the_own_ones_are_offered(kind: NomineeKind, group: UnitGroup) -> None:
    with pytest.raises(InvalidForm, match="chưa nêu tiêu chí nào") as caught:
        hand_in(kind, group)
    offered = str(caught.value).rpartition(": ")[2].rstrip(".").split(", ")
    assert set(offered) == own(kind, group)


def test_every_criterion_of_the_plan_is_there_with_its_paragraph() -> None:
    criteria = the_plan().movements[0].criteria
    assert {each.code for each in criteria} == ALL
    for each in criteria:
        part, point = each.code.rsplit(".", 1)
        assert each.source.text == f"Kế hoạch, Mục {part}, điểm {point}"
