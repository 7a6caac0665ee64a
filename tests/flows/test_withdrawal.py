"""Step 7: a unit takes a dossier back, as long as it has not gone up for signature."""

from collections.abc import Callable

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from flows.step_list import STEPS
from tests.walks import SampleStep, Walk
from workflow.step import Report
from workflow.step_engine import carry_out

FORM = {"dossier": "HS-2026-0002", "reason": "Chuyển công tác", "by": "Lý Thị Mẫu"}


def withdraw(walk: Walk, **change: str) -> Report:
    return carry_out(STEPS["withdrawal"], {**FORM, **change}, walk.services)


def test_a_withdrawn_dossier_keeps_the_reason_and_who_asked(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.LAST_UNIT)

    report = withdraw(walk)

    with walk.services.register.read_tx() as ledger:
        status = ledger.dossier("HS-2026-0002").status
        event = ledger.events(dossier="HS-2026-0002")[-1]
    assert report.done == "Đã rút hồ sơ HS-2026-0002 (Nguyễn Văn Mẫu)"
    assert status is Status.DA_RUT
    assert (event.target, event.reason, event.by) == (status, "Chuyển công tác", "Lý Thị Mẫu")


def test_the_same_form_again_finds_it_withdrawn_and_another_is_refused(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_UNIT)
    withdraw(walk)

    assert withdraw(walk).again
    with pytest.raises(Refused, match="đang ở trạng thái “Đã rút”"):
        withdraw(walk, reason="Lý do khác")


def test_what_has_gone_up_for_signature_is_not_withdrawn(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.SIGNATURE)

    with pytest.raises(Refused, match="đang ở trạng thái “Đang trình Chủ tịch ký”"):
        withdraw(walk)
