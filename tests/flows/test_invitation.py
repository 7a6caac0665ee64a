"""The council is invited: one numbered paper a session, in order with appraisal and minutes."""

from typing import Any

import pytest

from dossiers.model.errors import DatesOutOfOrder, InvalidForm, Refused
from dossiers.model.steps import Step
from flows.step_list import STEPS
from storage.schema.records import DocumentRecord
from tests.walks import SampleStep, Walk
from workflow.services import AppServices
from workflow.step import Report
from workflow.step_engine import carry_out

FORM: dict[str, Any] = {
    "round": "2026-HN-GK",
    "meets_on": "2026-11-05",
    "starts_at": "08:00",
    "place": "Phòng họp tầng 2",
    "chair": "Đình Huy Hoàng",
    "invited_on": "2026-10-29",
}


def invite(services: AppServices, **changes: Any) -> Report:
    return carry_out(STEPS["invitation"], {**FORM, **changes}, services)


def invitations(services: AppServices) -> list[DocumentRecord]:
    with services.register.read_tx() as ledger:
        return [each for each in ledger.documents() if each.kind == "GIAY_MOI"]


def test_an_invitation_is_numbered_once_and_told_in_the_history(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)

    report = invite(walk.services)

    (record,) = invitations(walk.services)
    assert (record.number, record.state) == ("01/GM-HĐTĐKT", "BAN_HANH")
    assert f"{record.dated}" == FORM["invited_on"]
    assert "01/GM-HĐTĐKT" in report.done
    with walk.services.register.read_tx() as ledger:
        (event,) = [each for each in ledger.events() if each.step is Step.INVITATION]
    assert (event.by, event.dossier) == ("Đình Huy Hoàng", None)
    assert "Phòng họp tầng 2" in event.reason
    assert invite(walk.services).again
    assert len(invitations(walk.services)) == 1


def test_a_later_invitation_to_the_session_takes_the_place_of_the_first_and_back(
    walk: Walk,
) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)
    for place in ("Phòng họp tầng 2", "Hội trường", "Phòng họp tầng 2"):
        assert not invite(walk.services, place=place).again

    (current,) = invitations(walk.services)
    assert current.number == "03/GM-HĐTĐKT"
    assert current.context["dia_diem"] == "Phòng họp tầng 2"


WRONG: tuple[tuple[dict[str, str], type[Refused], str], ...] = (
    ({"invited_on": "2026-11-06"}, DatesOutOfOrder, "sau ngày họp"),
    ({"invited_on": "2026-10-21"}, DatesOutOfOrder, "trước ngày thẩm định"),
    ({"chair": "Người Lạ"}, InvalidForm, "không có trong danh sách Hội đồng"),
    ({"place": ""}, InvalidForm, "Địa điểm: chưa điền"),
)


def test_what_is_wrong_is_refused(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)

    for changes, error, said in WRONG:
        with pytest.raises(error, match=said):
            invite(walk.services, **changes)
    assert invitations(walk.services) == []


def test_nobody_is_invited_to_consider_nothing(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)

    with pytest.raises(Refused, match="chưa có hồ sơ nào đủ điều kiện"):
        invite(walk.services)


def test_a_session_that_nobody_was_invited_to_is_noted(walk: Walk) -> None:
    assert any("Chưa có giấy mời" in each for each in walk.up_to(SampleStep.COUNCIL).notes)


def test_a_session_on_the_day_of_its_invitation_has_no_note_about_it(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)
    (short,) = invite(walk.services, invited_on="2026-11-04").notes

    assert "trước ngày họp 1 ngày" in short
    assert not [each for each in walk.take(SampleStep.COUNCIL).notes if "iấy mời" in each]


def test_an_invitation_takes_the_number_given_by_hand(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)

    invite(walk.services, number="12/GM-HĐTĐKT")

    assert [each.number for each in invitations(walk.services)] == ["12/GM-HĐTĐKT"]
    with pytest.raises(Refused, match="Số 12 năm 2026 đã cấp cho Giấy mời"):
        invite(walk.services, number=12, meets_on="2026-11-06")
    with pytest.raises(InvalidForm, match="Số giấy mời: phải là số của sổ GM-HĐTĐKT"):
        invite(walk.services, number="13/QĐ-UBND")
