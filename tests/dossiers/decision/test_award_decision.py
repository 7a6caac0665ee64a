from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from dossiers.decision.award_decision import (
    Authority,
    Outcome,
    SigningResult,
    check_issuance,
    check_proposal,
    issue,
    propose,
    ranked,
)
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    QuotaExceeded,
    Refused,
)
from tests.dossiers.builders import (
    AT,
    HELD_ON,
    PROPOSED_ON,
    a_chosen_dossier,
    a_collective,
    a_dossier,
    a_household,
    a_proposal,
    a_round,
    a_signatory,
    the_plan,
)


def check(*held: Dossier, others: Sequence[Dossier] = (), **change: Any) -> tuple[Dossier, ...]:
    facts: dict[str, Any] = {
        "round_": a_round(),
        "plan": the_plan(),
        "dossiers": (*held, *others),
        "held_on": HELD_ON,
        "proposed_on": PROPOSED_ON,
        "signatory": a_signatory(),
    }
    return check_proposal(**(facts | change))


def conclude_sample(*held: Dossier, **change: Any) -> tuple[Dossier, ...]:
    facts: dict[str, Any] = {
        "round_": a_round(),
        "proposal": a_proposal(),
        "dossiers": held or (a_chosen_dossier(status=Status.TRINH_KY),),
    }
    said: dict[str, Any] = {"outcome": Outcome.DA_KY, "signed_on": PROPOSED_ON}
    given = {key: change.pop(key) for key in SigningResult.model_fields if key in change}
    return check_issuance(**(facts | change), result=SigningResult(**(said | given)))


def test_the_list_has_collectives_then_persons_then_households_each_by_rank() -> None:
    household = a_chosen_dossier(1, nominee=a_household(), rank=1)
    persons = [a_chosen_dossier(2, rank=5), a_chosen_dossier(3, rank=2)]
    collectives = [a_chosen_dossier(n, nominee=a_collective(), rank=9 - n) for n in (4, 5)]
    listed = ranked([household, *persons, *collectives])
    assert [each.code[-1] for each in listed] == ["5", "4", "3", "2", "1"]


def test_a_proposal_carries_what_the_council_puts_forward_in_list_order() -> None:
    held = (a_chosen_dossier(2), a_chosen_dossier(1), a_dossier(3))
    assert [each.code[-1] for each in check(*held)] == ["1", "2"]


@pytest.mark.parametrize("award", ["BANG_KHEN", "CO_THI_DUA"])
def test_what_the_province_decides_is_not_proposed_in_the_ward(award: str) -> None:
    with pytest.raises(Refused, match="do cấp tỉnh quyết định"):
        check(a_chosen_dossier(), round_=a_round(award=award))


def test_a_proposal_without_a_dossier_is_refused() -> None:
    with pytest.raises(Refused, match="chưa có hồ sơ nào ở trạng thái “Hội đồng đề nghị"):
        check(a_dossier())


def test_a_round_has_one_proposal_at_a_time() -> None:
    with pytest.raises(InvalidTransition, match="đang có Tờ trình chờ Chủ tịch ký"):
        check(a_chosen_dossier(1), a_chosen_dossier(2, status=Status.TRINH_KY))


def test_a_dossier_without_rank_is_not_proposed() -> None:
    with pytest.raises(InvalidTransition, match="chưa có thứ tự"):
        check(a_chosen_dossier(rank=None))


def test_a_proposal_comes_after_the_session() -> None:
    with pytest.raises(DatesOutOfOrder, match=r"Ngày Tờ trình 04/11/2026 trước ngày họp Hội đồng"):
        check(a_chosen_dossier(), proposed_on=date(2026, 11, 4))
    assert check(a_chosen_dossier(), proposed_on=HELD_ON)


@pytest.mark.parametrize(
    ("authority", "title", "fits"),
    [
        (Authority.CHU_TICH, "Chủ tịch", True),
        (Authority.CHU_TICH, "CHỦ TỊCH UBND phường", True),
        (Authority.CHU_TICH, "Phó Chủ tịch", False),
        (Authority.KT_CHU_TICH, "Phó Chủ tịch UBND phường", True),
        (Authority.KT_CHU_TICH, "Chủ tịch", False),
        (Authority.CHU_TICH, "", False),
    ],
)
def test_the_title_fits_the_right_in_which_one_signs(
    authority: Authority, title: str, *, fits: bool
) -> None:
    """Decree 30, annex I, II.7."""
    signatory = a_signatory(authority=authority, title=title)
    if fits:
        assert check(a_chosen_dossier(), signatory=signatory)
    else:
        with pytest.raises(InvalidForm, match="hãy ghi chức vụ bắt đầu bằng"):
            check(a_chosen_dossier(), signatory=signatory)


def test_a_decision_has_a_named_signatory() -> None:
    with pytest.raises(InvalidForm, match="Chưa ghi tên người ký"):
        check(a_chosen_dossier(), signatory=a_signatory(name=""))


def test_nothing_over_quota_reaches_a_proposal() -> None:
    held = [a_chosen_dossier(n, nominee=a_collective(name=f"Tổ {n}")) for n in (1, 2)]
    other = a_chosen_dossier(9, nominee=a_collective(), round="2026-2", status=Status.DA_BAN_HANH)
    assert check(*held, others=held)
    with pytest.raises(QuotaExceeded, match=r"3 tập thể được đề nghị, vượt tối đa 02"):
        check(*held, others=[other])


def test_proposing_sends_the_dossiers_up_in_the_name_of_the_proposer() -> None:
    done = propose(a_proposal(), check(a_chosen_dossier()), at=AT, run="r1")
    assert [each.status for each in done.dossiers] == [Status.TRINH_KY]
    assert (done.events[0].by, done.events[0].on) == ("Trưởng Phòng Mẫu", PROPOSED_ON)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(Outcome.DA_KY, Status.DA_BAN_HANH), (Outcome.TRA_LAI, Status.HOI_DONG_DE_NGHI)],
)
def test_the_outcome_moves_every_dossier_of_the_proposal(outcome: Outcome, status: Status) -> None:
    listed = conclude_sample(outcome=outcome, reason="Sửa căn cứ")
    result = SigningResult(outcome=outcome, signed_on=PROPOSED_ON, reason="Sửa căn cứ")
    done = issue(a_proposal(), listed, result, at=AT)
    assert [each.status for each in done.dossiers] == [status]
    assert (done.events[0].by, done.events[0].reason) == ("Chủ Tịch Mẫu", "Sửa căn cứ")
    assert done.dossiers[0].rank == 1


def test_nothing_is_issued_without_a_proposal() -> None:
    with pytest.raises(Refused, match="chưa có Tờ trình nào chờ ký"):
        conclude_sample(proposal=None)


def test_a_proposal_has_one_outcome() -> None:
    with pytest.raises(Refused, match="Tờ trình số 07 của đợt 2026-HN-GK đã có kết quả “Đã ký”"):
        conclude_sample(proposal=a_proposal(outcome=Outcome.DA_KY))


def test_a_proposal_whose_dossiers_are_gone_has_nothing_to_issue() -> None:
    with pytest.raises(Refused, match="chưa có Tờ trình nào chờ ký"):
        conclude_sample(a_dossier(5))


def test_a_decision_is_signed_after_it_was_proposed() -> None:
    with pytest.raises(DatesOutOfOrder, match=r"09/11/2026 trước ngày Tờ trình số 07"):
        conclude_sample(signed_on=date(2026, 11, 9))


def test_sending_back_needs_a_reason() -> None:
    with pytest.raises(InvalidForm, match="trả lại Tờ trình số 07 nhưng chưa ghi lý do"):
        conclude_sample(outcome=Outcome.TRA_LAI)


def test_only_what_waits_for_signature_is_issued() -> None:
    with pytest.raises(InvalidTransition, match="“Đã ban hành quyết định” rồi"):
        conclude_sample(a_chosen_dossier(status=Status.DA_BAN_HANH))
