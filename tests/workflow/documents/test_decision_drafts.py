"""A round may have several decisions: the papers of one never take the place of another's."""

from collections.abc import Callable
from typing import Any

from tests.walks import Walk
from tests.workflow.review.test_answers import RETURNED, ROUND
from tests.workflow.test_step import APPRAISE_AGAIN, COUNCIL, ISSUE, SIGN
from workflow.review.packet_review import read_back

DEPUTY = {"name": "Nguyễn Thị Mẫu Hai", "title": "Phó Chủ tịch", "authority": "KT_CHU_TICH"}


def session_on(walk: Walk, half: bool, **changes: Any) -> dict[str, Any]:
    """Return the council's form with the first four dossiers, or the others."""
    form = walk.form(COUNCIL)
    first = {vote["dossier"] for vote in form["votes"][:4]}
    return {
        "votes": [each for each in form["votes"] if (each["dossier"] in first) is half],
        "selected": [each for each in form["selected"] if (each in first) is half],
        **changes,
    }


def current(walk: Walk) -> list[tuple[str, str]]:
    """Kind and number of the round's current proposals, decisions and lists."""
    with walk.services.register.read_tx() as ledger:
        assert read_back(walk.services, ledger, ROUND) == []
        made = ledger.documents(round=ROUND)
        kinds = ("TO_TRINH", "QUYET_DINH", "DANH_SACH")
        return [(each.kind, each.number) for each in made if each.kind in kinds]


def test_a_second_decision_leaves_the_first_and_needs_no_answer(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(APPRAISE_AGAIN)
    walk.take(COUNCIL, **session_on(walk, half=True))
    walk.take(SIGN)
    walk.take(ISSUE, signed_file="", signed_on="2026-11-20")
    walk.take(COUNCIL, **session_on(walk, half=False, held_on="2026-12-20"))
    walk.take(SIGN, proposed_on="2026-12-28", medium="DIEN_TU", signatory=DEPUTY)
    walk.take(ISSUE, **RETURNED | {"signed_on": "2026-12-29"})
    walk.take(SIGN, proposed_on="2026-12-30", proposal_number=77)
    walk.take(ISSUE, signed_file="", signed_on="2027-01-04", number=5)

    assert current(walk) == [
        ("TO_TRINH", "01/TTr-VHXH"),
        ("QUYET_DINH", "01/QĐ-UBND"),
        ("DANH_SACH", "01/QĐ-UBND"),
        ("TO_TRINH", "77/TTr-VHXH"),
        ("QUYET_DINH", "05/QĐ-UBND"),
        ("DANH_SACH", "05/QĐ-UBND"),
    ]


def test_dossiers_of_two_sessions_go_up_together(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(APPRAISE_AGAIN)
    walk.take(COUNCIL, **session_on(walk, half=True))
    walk.take(COUNCIL, **session_on(walk, half=False, held_on="2026-11-06"))

    assert "6 hồ sơ" in walk.take(SIGN).done
    walk.take(ISSUE)
