import pytest

from dossiers.council.quorum import quorum_faults, quorum_text
from dossiers.council.voting import voting_rule
from dossiers.model.errors import QuorumNotMet
from tests.dossiers.builders import HELD_ON, a_sitting, some_members, the_plan

GIAY_KHEN = voting_rule(the_plan(), "GIAY_KHEN", HELD_ON)


@pytest.mark.parametrize(("present", "total", "met"), [(6, 9, True), (5, 9, False), (7, 10, True)])
def test_two_thirds_of_the_members_must_be_present(present: int, total: int, *, met: bool) -> None:
    sitting = a_sitting(members=some_members(total, absent=total - present, written=1))
    found = list(quorum_faults(sitting, GIAY_KHEN))
    assert met == (not found)
    if found:
        assert isinstance(found[0], QuorumNotMet)
        assert f"chỉ có {present}/{total} thành viên có mặt, cần ít nhất 2/3" in str(found[0])


def test_a_session_without_members_has_no_quorum() -> None:
    (fault,) = quorum_faults(a_sitting(members=()), GIAY_KHEN)
    assert "0/0 thành viên" in str(fault)


def test_the_quorum_is_told_in_words_and_follows_the_rule() -> None:
    assert quorum_text(GIAY_KHEN) == "họp khi có ít nhất 2/3 thành viên"
    half = GIAY_KHEN.model_copy(update={"quorum": (1, 2)})
    assert quorum_text(half) == "họp khi có ít nhất 1/2 thành viên"
