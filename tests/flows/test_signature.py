"""Step 5: what the council puts forward goes up, numbered, with the drafts of the decision."""

from collections.abc import Callable
from typing import Any

import pytest

from dossiers.decision.award_decision import Proposer, Signatory
from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from tests.walks import SampleStep, Walk

ROUND = "2026-HN-GK"


def documents(walk: Walk) -> dict[str, tuple[str, str]]:
    """Return number and state of the current documents, by kind."""
    with walk.services.register.read_tx() as ledger:
        return {each.kind: (each.number, each.state) for each in ledger.documents(round=ROUND)}


def statuses(walk: Walk) -> set[Status]:
    with walk.services.register.read_tx() as ledger:
        return {each.status for each in ledger.dossiers()}


def test_the_proposal_goes_up_with_drafts_of_the_decision(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.COUNCIL)

    report = walk.take(SampleStep.SIGNATURE)

    made = documents(walk)
    assert report.done == "Đã trình Chủ tịch ký 6 hồ sơ, Tờ trình số 01/TTr-VHXH"
    assert made["TO_TRINH"] == ("01/TTr-VHXH", "BAN_HANH")
    assert made["QUYET_DINH"] == made["DANH_SACH"] == ("", "DU_THAO")
    assert statuses(walk) == {Status.TRINH_KY, Status.KHONG_DE_NGHI}
    with walk.services.register.read_tx() as ledger:
        (proposal,) = ledger.proposals(ROUND)
    assert (type(proposal.signatory), type(proposal.proposer)) == (Signatory, Proposer)


def test_nothing_goes_up_before_the_council_and_nothing_twice(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    with pytest.raises(Refused):
        walk.take(SampleStep.SIGNATURE)
    assert "TO_TRINH" not in documents(walk)

    walk.take(SampleStep.COUNCIL)
    walk.take(SampleStep.SIGNATURE)

    assert walk.take(SampleStep.SIGNATURE).again
    with pytest.raises(Refused):
        walk.take(SampleStep.SIGNATURE, proposed_on="2026-11-11")


def test_a_returned_proposal_may_be_sent_up_again_with_the_same_form(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    returned: dict[str, Any] = {
        "outcome": "TRA_LAI",
        "signed_on": "2026-11-10",
        "reason": "sửa tên đơn vị",
        "signed_file": "",
        "number": None,
    }
    walk.take(SampleStep.ISSUANCE, **returned)

    again = walk.take(SampleStep.SIGNATURE)

    assert not again.again
    assert "02/TTr-VHXH" in again.done
    assert statuses(walk) == {Status.TRINH_KY, Status.KHONG_DE_NGHI}
