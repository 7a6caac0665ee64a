"""Step 6t: what the province answered, in parts, and what was handed over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from dossiers.plan.quotas import QuotaCount
from tests.flows.test_province import standing
from tests.province_walks import REFUSED, RETURNED, ROUND, SentStep
from tests.walks import Walk
from workflow.intake.award_history import Sought, nominee_matches
from workflow.shared_quota import standing_quotas

At = Callable[[int], Walk]
DECISION = {"number": "9/QĐ-UBND", "signed_on": "2026-10-20", "issuer": "Chủ tịch UBND tỉnh"}


def quotas(walk: Walk) -> tuple[QuotaCount, ...]:
    """Return the quotas of the round as they stand."""
    with walk.services.register.read_tx() as ledger:
        round_ = ledger.round(ROUND)
        return standing_quotas(walk.services.plan, round_, ledger.rounds(), ledger.standings())


def seen(walk: Walk, code: str) -> list[EarlierAward]:
    """Return what a new nomination of the same nominee is compared with."""
    with walk.services.register.read_tx() as ledger:
        dossier = ledger.dossier(code)
        found = nominee_matches(
            ledger,
            walk.services.plan,
            [Sought(dossier.nominee, dossier.unit.name, dossier.received_on)],
        )
    return [each.earlier for each in found[0] if each.earlier.code == code]


def test_answers_come_in_parts_to_each_dossiers_end(sent_at: At) -> None:
    walk = sent_at(SentStep.HANDED_OVER)
    assert standing(walk) == {
        Status.CAP_TINH_TANG: 33,
        Status.CAP_TINH_KHONG_TANG: 2,
        Status.KHONG_DE_NGHI: 4,
    }
    with walk.services.register.read_tx() as ledger:
        assert len(ledger.province_answers(ROUND)) == 4


def test_what_is_returned_goes_back_with_the_reason(sent_at: At) -> None:
    walk = sent_at(SentStep.RETURNED)
    with walk.services.register.read_tx() as ledger:
        for code in RETURNED:
            assert ledger.dossier(code).status is Status.HOI_DONG_DE_NGHI
            assert ledger.events(dossier=code)[-1].reason == (
                "Báo cáo thành tích chưa có xác nhận của cấp trình"
            )
    assert [each.used for each in quotas(walk)][:2] == [15, 20]


def test_what_is_not_granted_frees_place_and_achievement(sent_at: At) -> None:
    walk = sent_at(SentStep.ANSWERED)
    assert [(each.used, each.left) for each in quotas(walk)][:2] == [(14, 1), (19, 1)]
    for code in REFUSED:
        assert seen(walk, code) == []


def test_what_is_granted_stands_in_the_register_with_the_provinces_decision(sent_at: At) -> None:
    walk = sent_at(SentStep.LAST_ANSWER)
    (first,), (later,) = seen(walk, "HS-2026-0001"), seen(walk, RETURNED[0])
    assert first.decided
    assert (first.decision, first.decided_on) == ("2210/QĐ-UBND", date(2026, 11, 5))
    assert (later.decision, later.decided_on) == ("2287/QĐ-UBND", date(2026, 11, 12))
    assert first.award == "Bằng khen của Chủ tịch UBND tỉnh"


def test_the_days_of_receiving_and_handing_over_are_kept(sent_at: At) -> None:
    walk = sent_at(SentStep.HANDED_OVER)
    with walk.services.register.read_tx() as ledger:
        received, handed = ledger.events(dossier="HS-2026-0001")[-2:]
    full = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"
    assert (received.on, received.reason) == (date(2026, 11, 16), f"Đã nhận từ cấp tỉnh: {full}")
    assert (handed.on, handed.reason) == (date(2026, 11, 20), f"Đã trao: {full}")
    assert received.target is handed.target is None


@pytest.mark.parametrize("place", [SentStep.RETURNED, SentStep.ANSWERED, SentStep.HANDED_OVER])
def test_pressed_twice_it_is_done_once(sent_at: At, place: SentStep) -> None:
    walk = sent_at(place)
    with walk.services.register.read_tx() as ledger:
        before = ledger.events(round=ROUND)
    assert walk.take(place).again
    with walk.services.register.read_tx() as ledger:
        assert ledger.events(round=ROUND) == before


GRANTED = {"dossier": "HS-2026-0001", "outcome": "TANG"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"results": [GRANTED]}, "tặng 1 hồ sơ nhưng phiếu chưa ghi quyết định"),
        (
            {"results": [GRANTED], "decision": {"number": "9/QĐ-UBND"}},
            "chưa điền “Ngày ký”, “Người, cơ quan ban hành”",
        ),
        ({"results": [{**GRANTED, "outcome": "KHONG_TANG"}]}, "chưa ghi lý do"),
        ({"results": [{**GRANTED, "outcome": "TRA_LAI"}]}, "chưa ghi lý do"),
        ({"results": [GRANTED, GRANTED], "decision": DECISION}, "có hai dòng kết quả"),
        ({"results": [{**GRANTED, "dossier": "HS-2026-0999"}]}, "không thuộc đợt 2026-HN-BK|quyết"),
        ({"results": []}, "chưa ghi kết quả của hồ sơ nào"),
        (
            {"results": [{**GRANTED, "outcome": "TRA_LAI", "reason": "x"}], "decision": DECISION},
            "không có hồ sơ nào được tặng",
        ),
        (
            {"results": [GRANTED], "decision": {**DECISION, "signed_on": "2026-10-31"}},
            "Quyết định ký ngày 31/10/2026, sau ngày trả lời",
        ),
        (
            {
                "answered_on": "2026-09-30",
                "results": [{**GRANTED, "outcome": "TRA_LAI", "reason": "x"}],
            },
            "trước ngày Tờ trình 01/10/2026",
        ),
        (
            {"results": [], "handovers": [{"dossier": "HS-2026-0001", "handed_on": "2026-10-30"}]},
            "chưa có gì để trao",
        ),
    ],
)
def test_a_wrong_answer_changes_nothing(sent_at: At, changes: dict[str, Any], said: str) -> None:
    walk = sent_at(SentStep.PROVINCE)
    form = {"round": ROUND, "answered_on": "2026-10-30", **changes}
    walk.steps.append({"flow": "province_result", "form": form})
    with pytest.raises(Refused, match=said):
        walk.take(len(walk.steps) - 1)
    assert standing(walk)[Status.DA_TRINH_TINH] == 35
    with walk.services.register.read_tx() as ledger:
        assert ledger.province_answers(ROUND) == ()


def test_nothing_is_handed_over_before_its_decision(sent_at: At) -> None:
    walk = sent_at(SentStep.ANSWERED)
    row = {"dossier": "HS-2026-0001", "received_on": "2026-11-04"}
    form = {"round": ROUND, "answered_on": "2026-11-20", "handovers": [row]}
    walk.steps.append({"flow": "province_result", "form": form})
    with pytest.raises(Refused, match="không trước ngày quyết định 05/11/2026"):
        walk.take(len(walk.steps) - 1)
