"""Every award and status: what the board, a unit's page, the slip and the reminders say of it."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from dossiers.intake.control_slip import control_slip
from dossiers.model.dossier import Status
from dossiers.model.events import Act, event_of
from dossiers.model.steps import Step
from dossiers.plan.deadlines import soon, waiting
from dossiers.plan.next_steps import next_step
from tests.dossiers.builders import a_dossier, a_round, the_rehearsed_plan
from tests.province_walks import SentStep
from tests.walks import NOW, Walk
from workflow.pages.digest import digest
from workflow.pages.status_board import board

PLAN = the_rehearsed_plan()
SINCE, FAR_LATER, SOON = date(2026, 10, 5), date(2026, 11, 20), date(2026, 10, 22)


class Said(NamedTuple):
    """The step that the board offers, what is waited for and from whom, and when it is late."""

    step: Step | None = None
    what: str = ""
    who: str = ""
    late: bool = False


OFFICE, COUNCIL = "Phòng Văn hóa - Xã hội", "Hội đồng Thi đua - Khen thưởng"
NOTHING = Said()
SHARED = {
    Status.DA_TIEP_NHAN: Said(Step.APPRAISAL, "Thẩm định hồ sơ", OFFICE, late=True),
    Status.CHO_BO_SUNG: Said(Step.SUBMISSION, "Bổ sung hồ sơ", "đơn vị đề nghị", late=True),
    Status.DU_DIEU_KIEN: Said(Step.COUNCIL, "Họp Hội đồng xét", COUNCIL, late=True),
}
OWN = SHARED | {
    Status.HOI_DONG_DE_NGHI: Said(Step.SIGNATURE, "Trình Chủ tịch ký", OFFICE, late=True),
    Status.TRINH_KY: Said(
        Step.ISSUANCE, "Ký và ban hành quyết định", "Chủ tịch UBND phường, văn thư", late=True
    ),
}
HIGHER = SHARED | {
    Status.HOI_DONG_DE_NGHI: Said(Step.PROVINCE, "Lập Tờ trình, hồ sơ trình cấp tỉnh", OFFICE),
    Status.DA_TRINH_TINH: Said(Step.PROVINCE_RESULT, "Chờ cấp tỉnh trả lời", "cấp tỉnh"),
}
EXPECTED: dict[tuple[str, Status], Said] = {
    (award.code, status): (OWN if award.own else HIGHER).get(status, NOTHING)
    for award, status in product(PLAN.awards, Status)
    # Judged by its own tests: who waits there is the unit's and the officer's affair.
    if status is not Status.DA_NOP
}
IMPOSSIBLE = {(each.code, Status.TRINH_KY) for each in PLAN.awards if not each.own}
"""No dossier of these can be there; whatever would be said of it."""


@pytest.mark.parametrize(("award", "status"), sorted(set(EXPECTED) - IMPOSSIBLE))
def test_what_is_said(award: str, status: Status) -> None:
    expected = EXPECTED[award, status]
    round_, dossier = a_round(award=award), a_dossier(status=status)
    act = Act(step=Step.PROVINCE, by="Mẫu", on=SINCE, at=NOW)
    events = [event_of(dossier, act, "", None, status)]

    assert next_step(PLAN.award(award), status) is expected.step
    found = waiting(PLAN, dossier, SINCE, FAR_LATER, round_)
    assert (found.what, found.who) if found else (expected.what, expected.who) == ("", "")
    assert bool(found and found.late) is expected.late
    assert bool(found and soon(PLAN.limits, found)) is expected.late
    if found and not expected.late:
        assert found.text == "chưa có thời hạn quy định"
    slip = control_slip(PLAN, round_, dossier, events, FAR_LATER)
    assert slip.waiting == found


@pytest.mark.parametrize("award", [each.code for each in PLAN.awards if not each.own])
def test_the_day_that_the_province_has_set_is_the_offices_term(award: str) -> None:
    round_ = a_round(award=award, send_by=date(2026, 10, 23))
    dossier = a_dossier(status=Status.HOI_DONG_DE_NGHI)
    found = waiting(PLAN, dossier, SINCE, SOON, round_)
    assert found is not None
    assert found.text == "còn 1 ngày làm việc (hạn 23/10/2026)"
    assert found.confirmed
    assert soon(PLAN.limits, found)
    late = waiting(PLAN, dossier, SINCE, FAR_LATER, round_)
    assert late is not None
    assert late.late
    # What came back after that day has no term of the province any more.
    back = waiting(PLAN, dossier, date(2026, 11, 2), FAR_LATER, round_)
    assert back is not None
    assert not back.late
    # Before the province lies what is the province's to do.
    sent = waiting(PLAN, a_dossier(status=Status.DA_TRINH_TINH), SINCE, FAR_LATER, round_)
    assert sent is not None
    assert not sent.late


def test_the_board_of_steps_offers_the_answer_and_the_archive(
    sent_at: Callable[[int], Walk],
) -> None:
    services = sent_at(SentStep.PROVINCE).services
    with services.register.read_tx() as ledger:
        page = board(services, ledger, {Step.PROVINCE_RESULT: "7"})
        reminded = digest(services, ledger)
    assert "Kết quả của cấp tỉnh" in page.partition("Việc cần làm")[2]
    assert "trinh-tinh.zip" in page
    assert "Trình ký" not in page
    assert "trễ" not in page
    assert (reminded.late, reminded.soon, reminded.unknown) == ((), (), ())


def test_nobody_is_reminded_of_what_is_answered(sent_at: Callable[[int], Walk]) -> None:
    services = sent_at(SentStep.LAST_ANSWER).services
    with services.register.read_tx() as ledger:
        page, reminded = board(services, ledger, {}), digest(services, ledger)
    assert (reminded.late, reminded.soon, reminded.unknown) == ((), (), ())
    assert "Rút một hồ sơ" not in page
    assert "Cấp tỉnh đã tặng: **33**" in page
