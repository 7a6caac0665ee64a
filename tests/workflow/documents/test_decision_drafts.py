"""A round may have several decisions: the papers of one never take the place of another's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dossiers.model.errors import PlanFault
from dossiers.model.steps import Step
from dossiers.plan.award import AwardStep
from tests.walks import SampleStep, Walk, at_noon
from tests.workflow.review.test_answers import RETURNED, ROUND
from workflow.review.packet_review import read_back

DEPUTY = {"name": "Nguyễn Thị Mẫu Hai", "title": "Phó Chủ tịch", "authority": "KT_CHU_TICH"}


def session_on(walk: Walk, half: bool, **changes: Any) -> dict[str, Any]:
    """Return the council's form with the first four dossiers, or the others."""
    form = walk.form(SampleStep.COUNCIL)
    first = {vote["dossier"] for vote in form["votes"][:4]}
    return {
        "votes": [each for each in form["votes"] if (each["dossier"] in first) is half],
        "selected": [each for each in form["selected"] if (each in first) is half],
        **changes,
    }


def current(walk: Walk) -> list[tuple[str, str]]:
    """Return kind and number of the round's current proposals, decisions and lists."""
    with walk.services.register.read_tx() as ledger:
        assert read_back(walk.services, ledger, ROUND) == []
        made = ledger.documents(round=ROUND)
        kinds = ("TO_TRINH", "QUYET_DINH", "DANH_SACH")
        return [(each.kind, each.number) for each in made if each.kind in kinds]


def test_a_second_decision_leaves_the_first_and_needs_no_answer(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=True))
    walk.take(SampleStep.SIGNATURE)
    walk.take(SampleStep.ISSUANCE, signed_file="", signed_on="2026-11-20")
    walk.services = at_noon(walk.services, date(2026, 12, 31))
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=False, held_on="2026-12-20"))
    walk.take(SampleStep.SIGNATURE, proposed_on="2026-12-28", medium="DIEN_TU", signatory=DEPUTY)
    walk.take(SampleStep.ISSUANCE, **RETURNED | {"signed_on": "2026-12-29"})
    walk.take(SampleStep.SIGNATURE, proposed_on="2026-12-30", proposal_number=77)
    walk.take(SampleStep.ISSUANCE, signed_file="", signed_on="2026-12-31", number=5)

    assert current(walk) == [
        ("TO_TRINH", "01/TTr-VHXH"),
        ("QUYET_DINH", "01/QĐ-UBND"),
        ("DANH_SACH", "01/QĐ-UBND"),
        ("TO_TRINH", "77/TTr-VHXH"),
        ("QUYET_DINH", "05/QĐ-UBND"),
        ("DANH_SACH", "05/QĐ-UBND"),
    ]


def test_dossiers_of_two_sessions_go_up_together(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=True))
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=False, held_on="2026-11-06"))

    assert "6 hồ sơ" in walk.take(SampleStep.SIGNATURE).done
    walk.take(SampleStep.ISSUANCE)


def with_award(walk: Walk, **change: Any) -> Walk:
    """Return the walk in a ward whose award has other values."""
    plan = walk.services.plan
    own, *others = plan.awards
    changed = (own.model_copy(update=change), *others)
    return Walk(replace(walk.services, plan=plan.model_copy(update={"awards": changed})))


def test_a_paper_that_a_step_cannot_make_is_named_by_the_award_that_asks_for_it(
    walk_at: Callable[[int], Walk],
) -> None:
    steps = (AwardStep(step=Step.SIGNATURE, papers=("QUYET_DINH", "GIAY_MOI")),)
    with pytest.raises(PlanFault, match=r"GIAY_KHEN: bước “.*” không lập được GIAY_MOI"):
        with_award(walk_at(SampleStep.COUNCIL), steps=steps).take(SampleStep.SIGNATURE)


def test_an_award_draws_up_what_its_row_names_and_no_more(walk_at: Callable[[int], Walk]) -> None:
    steps = tuple(
        AwardStep(step=step, papers=("QUYET_DINH",)) for step in (Step.SIGNATURE, Step.ISSUANCE)
    )
    walk = with_award(walk_at(SampleStep.COUNCIL), steps=steps, certificate=None)
    walk.take(SampleStep.SIGNATURE)
    walk.take(SampleStep.ISSUANCE)
    with walk.services.register.read_tx() as ledger:
        kinds = {each.kind for each in ledger.documents(round=ROUND)}
    assert "QUYET_DINH" in kinds
    assert kinds.isdisjoint({"DANH_SACH", "GIAY_KHEN"})
