"""A closed session stays as it is; another may replace it while nothing has gone up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from dossiers.council.conclusion import Conclusion
from dossiers.council.replacement import replaceable, standing
from dossiers.council.voting import CouncilSession, papers_name
from dossiers.decision.award_decision import check_proposal
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, InvalidTransition, Refused
from dossiers.model.holds import Hold, HoldGround
from dossiers.model.nominee import NomineeKind
from tests.dossiers.builders import (
    HELD_ON,
    PROPOSED_ON,
    a_round,
    a_session,
    a_signatory,
    a_vote,
    concluded,
    nominated,
    the_plan,
)

HELD = nominated(NomineeKind.CA_NHAN, 3)
WRONG = (a_vote(1, 9), a_vote(2, 4))
RIGHT = (a_vote(1, 4), a_vote(2, 9))
WHY: dict[str, Any] = {"replaces": 1, "replace_reason": "ghi nhầm số phiếu của hai hồ sơ"}


def first() -> Conclusion:
    return concluded(HELD, votes=WRONG)


def after(done: Conclusion, before: Sequence[Dossier] = HELD) -> tuple[Dossier, ...]:
    """Return the dossiers of the round once the session has been kept."""
    moved = {each.code: each for each in done.dossiers}
    return tuple(moved.get(each.code, each) for each in before)


def replaced(held: Sequence[Dossier] | None = None, **change: Any) -> Conclusion:
    earlier = first()
    facts: dict[str, Any] = {"votes": RIGHT, "number": 2, **WHY, **change}
    sessions = (earlier.session,)
    return concluded(after(earlier) if held is None else held, sessions=sessions, **facts)


def test_a_session_once_closed_is_not_held_again() -> None:
    with pytest.raises(InvalidTransition, match="chưa thể chuyển sang"):
        concluded(after(first()), sessions=(first().session,), votes=RIGHT, number=2)


def test_a_session_that_replaces_another_decides_anew() -> None:
    done = replaced()
    assert [each.status for each in done.dossiers] == [
        Status.KHONG_DE_NGHI,
        Status.HOI_DONG_DE_NGHI,
    ]
    assert [each.rank for each in done.dossiers] == [None, 1]
    assert done.replaced == first().session
    assert (done.session.replaces, done.session.replace_reason) == tuple(WHY.values())


def test_events_tell_how_the_dossiers_went_back_and_why() -> None:
    told = [(each.dossier, each.source, each.target) for each in replaced().events]
    assert told == [
        ("HS-2026-0001", Status.HOI_DONG_DE_NGHI, Status.DU_DIEU_KIEN),
        ("HS-2026-0002", Status.KHONG_DE_NGHI, Status.DU_DIEU_KIEN),
        ("HS-2026-0001", Status.DU_DIEU_KIEN, Status.KHONG_DE_NGHI),
        ("HS-2026-0002", Status.DU_DIEU_KIEN, Status.HOI_DONG_DE_NGHI),
    ]
    assert replaced().events[0].reason == (
        "Phiên họp ngày 05/11/2026 thay thế biên bản số 1 ngày 05/11/2026: ghi nhầm số phiếu của"
        " hai hồ sơ"
    )


def test_a_dossier_that_the_new_session_leaves_out_waits_for_the_council() -> None:
    done = replaced(votes=RIGHT[1:])
    standing_now = {each.code: (each.status, each.rank) for each in done.dossiers}
    assert standing_now == {
        "HS-2026-0002": (Status.HOI_DONG_DE_NGHI, 1),
        "HS-2026-0001": (Status.DU_DIEU_KIEN, None),
    }
    assert any("HS-2026-0001 (Tên 1) chưa được biểu quyết" in each for each in done.notes)


def test_a_dossier_of_its_own_may_be_taken_in() -> None:
    assert len(replaced(votes=(*RIGHT, a_vote(3, 9))).tallies) == 3


def test_dossiers_of_other_sessions_are_left_alone() -> None:
    decided = HELD[2].model_copy(update={"status": Status.TRINH_KY, "rank": 1})
    passed_over = HELD[2].model_copy(update={"status": Status.KHONG_DE_NGHI})
    for other in (decided, passed_over):
        held = (*after(first())[:2], other)
        done = replaced(held)
        assert other.code not in {each.code for each in done.dossiers}
        assert replaceable([first().session], held) == first().session


def test_what_is_held_is_left_out_by_a_replacement_and_the_others_go_up() -> None:
    earlier = concluded(HELD, votes=(a_vote(1, 9), a_vote(2, 9)))
    hold = Hold(ground=HoldGround.KHIEU_NAI, reason="Đơn", by="Mẫu", on=HELD_ON)
    before = after(earlier)
    before = (before[0].model_copy(update={"hold": hold}), *before[1:])
    how: dict[str, Any] = {"held_on": HELD_ON, "proposed_on": PROPOSED_ON}
    with pytest.raises(InvalidTransition, match="hãy cho Hội đồng họp lại, thay thế biên bản"):
        check_proposal(a_round(), the_plan(), before, signatory=a_signatory(), **how)
    done = concluded(before, sessions=(earlier.session,), votes=(a_vote(2, 9),), number=2, **WHY)
    (carried,) = check_proposal(
        a_round(), the_plan(), after(done, before), signatory=a_signatory(), **how
    )
    assert carried.code == "HS-2026-0002"


def test_one_that_was_withdrawn_stays_withdrawn() -> None:
    gone = HELD[0].model_copy(update={"status": Status.DA_RUT})
    held = (gone, *after(first())[1:])
    done = replaced(held, votes=RIGHT[1:])
    assert [each.code for each in done.dossiers] == ["HS-2026-0002"]


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"replace_reason": ""}, InvalidForm, "Chưa ghi lý do thay thế biên bản số 1"),
        ({"replaces": 7}, InvalidForm, r"không có biên bản họp số 7 .* chọn: số 1 \(05/11/2026\)"),
        ({"replaces": None}, InvalidForm, "chưa ghi thay thế biên bản số mấy"),
        ({"held_on": date(2026, 11, 4)}, DatesOutOfOrder, "trước ngày họp của biên bản số 1"),
    ],
)
def test_what_a_replacement_needs(change: dict[str, Any], kind: type[Refused], said: str) -> None:
    with pytest.raises(kind, match=said):
        replaced(**change)


@pytest.mark.parametrize(
    "status", [Status.TRINH_KY, Status.DA_BAN_HANH, Status.DA_TRINH_TINH, Status.DA_HUY]
)
def test_nothing_that_went_up_is_taken_back(status: Status) -> None:
    up = after(first())[0].model_copy(update={"status": status})
    held = (up, *after(first())[1:])
    said = f"Không thay thế được biên bản số 1: hồ sơ HS-2026-0001 .* “{status.text}”"
    for votes in (RIGHT, RIGHT[1:]):
        with pytest.raises(InvalidTransition, match=said):
            replaced(held, votes=votes)
    assert replaceable([first().session], held) is None


def test_a_session_is_replaced_once() -> None:
    mended = replaced()
    with pytest.raises(InvalidForm, match="không có biên bản họp số 1 còn hiệu lực"):
        concluded(
            after(mended, after(first())),
            sessions=(first().session, mended.session),
            votes=WRONG,
            **WHY,
            number=3,
        )


def test_the_latest_that_stands_may_be_replaced() -> None:
    mended = replaced()
    sessions = (first().session, mended.session)
    assert standing(sessions) == (mended.session,)
    assert replaceable(sessions, after(mended)) == mended.session
    assert replaceable((), HELD) is None


def test_numbers_that_begin_anew_in_a_new_year_are_told_apart() -> None:
    later = a_session(held_on=date(2027, 1, 15), votes=(a_vote(3),))
    both = (a_session(), later)
    assert [papers_name(each, both) for each in both] == ["1", "1/2027"]
    again = a_session(held_on=date(2027, 1, 20), number=2, replaces=1, replace_reason="nhầm")
    assert standing((*both, again)) == (a_session(), again)


def test_a_session_kept_before_replacements_were_known_is_read() -> None:
    kept = a_session().model_dump(mode="json")
    for field in ("replaces", "replace_reason", "tie_reason", "ballots"):
        del kept[field]
    assert CouncilSession.model_validate(kept) == a_session()
