"""An officer receives what units handed in themselves: one press for many, all or none."""

from datetime import date
from typing import Any

import pytest

from dossiers.intake.reception import ReceptionCase, check_reception
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, InvalidTransition, UnknownDossier
from dossiers.model.events import Act
from dossiers.model.steps import Step
from dossiers.model.transitions import Moves
from tests.dossiers.builders import AT, RECEIVED_ON, a_dossier, a_round

ON = date(2026, 10, 6)


def handed_in(ordinal: int, **change: Any) -> Dossier:
    """Return a dossier that its unit handed in itself."""
    facts = {"status": Status.DA_NOP, "received_by": "", "submitted_on": RECEIVED_ON}
    return a_dossier(ordinal, **{**facts, **change})


def receive(*codes: str, dossiers: tuple[Dossier, ...] = (), on: date = ON) -> Moves:
    """Receive dossiers, of these two if no others are told."""
    held = dossiers or (handed_in(1), handed_in(2))
    act = Act(step=Step.RECEPTION, by="Nông Văn Nhận", on=on, at=AT)
    return check_reception(ReceptionCase(a_round(), codes, held, act))


def test_many_are_received_at_once_in_the_order_of_the_form() -> None:
    done = receive("HS-2026-0002", "HS-2026-0001")
    assert [each.code for each in done.dossiers] == ["HS-2026-0002", "HS-2026-0001"]
    for dossier, event in zip(done.dossiers, done.events, strict=True):
        assert dossier.status is Status.DA_TIEP_NHAN
        assert (dossier.received_on, dossier.received_by) == (ON, "Nông Văn Nhận")
        assert dossier.submitted_on == RECEIVED_ON
        assert (event.source, event.target, event.on) == (Status.DA_NOP, Status.DA_TIEP_NHAN, ON)


def test_none_chosen_or_one_twice_is_refused() -> None:
    with pytest.raises(InvalidForm, match="chưa chọn hồ sơ nào"):
        receive()
    with pytest.raises(InvalidForm, match="HS-2026-0001 có 2 lần trong phiếu"):
        receive("HS-2026-0001", "HS-2026-0001")


def test_a_dossier_of_another_round_is_refused_by_name() -> None:
    others = handed_in(1, round="2026-CD-GK")
    with pytest.raises(UnknownDossier, match=r"Không có hồ sơ HS-2026-0001 trong đợt"):
        receive("HS-2026-0001", dossiers=(others,))


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.DA_NOP}))
def test_only_what_waits_for_it_is_received(status: Status) -> None:
    with pytest.raises(InvalidTransition, match=f"HS-2026-0001 .*“{status.text}”"):
        receive("HS-2026-0001", dossiers=(handed_in(1, status=status),))


def test_nothing_is_received_before_it_was_handed_in() -> None:
    with pytest.raises(DatesOutOfOrder, match=r"05/10/2026.*hãy sửa lại ngày tiếp nhận"):
        receive("HS-2026-0001", "HS-2026-0002", on=date(2026, 10, 4))
