"""A dossier as it is received: anew, supplemented, or with the papers that it lacked."""

from datetime import date
from typing import Any

import pytest

from dossiers.intake.received_dossiers import receive
from dossiers.intake.submission_intake import missing_warnings
from dossiers.intake.submission_rules import Entry
from dossiers.model.dossier import Component, ComponentKind, Dossier, Status
from dossiers.model.errors import InvalidTransition
from dossiers.model.events import Act, Event
from dossiers.model.steps import Step
from tests.dossiers.builders import (
    AT,
    RECEIVED_ON,
    a_dossier,
    a_nominee,
    a_round,
    a_submission,
    a_unit,
    the_plan,
)
from tests.dossiers.handing_in import NOMINATED_ANEW, check, reasons, waiting

PAPER = Component(kind=ComponentKind.TO_TRINH, object="inbox/to-trinh.pdf")
REPORT = Component(kind=ComponentKind.BAO_CAO_THANH_TICH, object="inbox/bao-cao.docx")


def received(entry: Entry, on: date = RECEIVED_ON, **change: Any) -> tuple[Dossier, Event]:
    facts = {"unit": a_unit(proposal_number="13/TTr-TM"), "components": (PAPER, REPORT)}
    handed = a_submission(**{**facts, "received_on": on, **change})
    return receive(
        entry,
        handed,
        "HS-2026-0009",
        Act(step=Step.SUBMISSION, by="Lý Thị Tiếp Nhận", on=on, at=AT, run="r1"),
        reason="Mất điện",
    )


def test_a_new_dossier_is_received_under_its_code() -> None:
    dossier, event = received(Entry(nominee=a_nominee()))
    assert (dossier.code, dossier.status) == ("HS-2026-0009", Status.DA_TIEP_NHAN)
    assert dossier.components == (PAPER, REPORT)
    assert (event.dossier, event.step, event.run) == (dossier.code, Step.SUBMISSION, "r1")
    assert (event.source, event.target) == (None, Status.DA_TIEP_NHAN)
    assert (event.by, event.on, event.reason) == ("Lý Thị Tiếp Nhận", RECEIVED_ON, "Mất điện")


def test_a_supplemented_dossier_keeps_its_code_and_papers_and_is_appraised_anew() -> None:
    mended, on = a_nominee(achievement="Có số liệu"), date(2026, 10, 23)
    held = waiting(components=(PAPER,))
    dossier, event = received(Entry(nominee=mended, supplements=held), on)
    assert (dossier.code, dossier.status) == ("HS-2026-0001", Status.DA_TIEP_NHAN)
    assert (dossier.nominee, dossier.appraisal) == (mended, None)
    assert (dossier.components, dossier.received_on) == ((PAPER, REPORT), on)
    assert dossier.unit.proposal_number == "13/TTr-TM"
    assert (event.source, event.target) == (Status.CHO_BO_SUNG, Status.DA_TIEP_NHAN)
    assert (event.run, event.on) == ("r1", on)


def test_a_dossier_that_was_not_sent_back_cannot_be_supplemented() -> None:
    held = waiting(status=Status.TRINH_KY)
    with pytest.raises(InvalidTransition, match="“Đang trình Chủ tịch ký”, chưa thể chuyển"):
        received(Entry(nominee=a_nominee(), supplements=held))


MINUTES = Component(kind=ComponentKind.BIEN_BAN)


def test_a_supplemented_dossier_is_judged_from_its_first_reception() -> None:
    before, again, last = (date(2026, 9, 20), date(2026, 10, 2), date(2026, 10, 9))
    first = waiting(received_on=before)
    once, _ = received(Entry(nominee=a_nominee(), supplements=first), again)
    sent_back = once.model_copy(update={"status": Status.CHO_BO_SUNG})
    twice, _ = received(Entry(nominee=a_nominee(), supplements=sent_back), last, by_unit=True)
    for dossier, on in ((first, before), (once, again), (twice, last)):
        assert (dossier.received_on, dossier.judged_from) == (on, before)

    added, _ = received(Entry(nominee=a_nominee(), supplements=a_dossier(received_on=before)), last)
    assert (added.received_on, added.judged_from) == (last, before)


def test_the_same_nomination_again_adds_the_papers_that_it_lacked() -> None:
    held = a_dossier(nominee=a_nominee(), components=(PAPER,))
    intake = check(a_nominee(), existing=[held], components=(PAPER, REPORT, MINUTES))
    assert intake.entries == (Entry(nominee=a_nominee(), supplements=held),)
    dossier, event = received(intake.entries[0])
    assert (dossier.code, dossier.status, dossier.since) == (held.code, held.status, held.since)
    assert dossier.components == (PAPER, REPORT)
    assert (event.source, event.target) == (Status.DA_TIEP_NHAN, Status.DA_TIEP_NHAN)
    assert event.reason == "Nộp thêm: báo cáo thành tích"


@pytest.mark.parametrize(
    "change",
    [
        {"components": (PAPER,)},
        {"components": ()},
        {"components": (REPORT,), "unit": a_unit(name="Trường Khác")},
    ],
)
def test_a_nomination_again_without_new_papers_or_from_others_is_a_double(
    change: dict[str, Any],
) -> None:
    held = a_dossier(nominee=a_nominee(), components=(PAPER,))
    (reason,) = reasons(a_nominee(), existing=[held], **change)
    assert "đã có hồ sơ HS-2026-0001 trong đợt này" in reason
    assert "muốn nộp thêm giấy tờ thì giữ nguyên các ô như lần trước" in reason


@pytest.mark.parametrize("status", sorted(set(Status) - NOMINATED_ANEW - {Status.DA_TIEP_NHAN}))
def test_papers_are_added_only_before_the_appraisal(status: Status) -> None:
    held = a_dossier(nominee=a_nominee(), components=(PAPER,), status=status)
    (reason,) = reasons(a_nominee(), existing=[held], components=(REPORT,))
    assert f"trạng thái “{status.text}”" in reason


def test_papers_are_not_added_with_other_facts_or_before_the_dossier_came() -> None:
    held = a_dossier(nominee=a_nominee(), components=())
    (reason,) = reasons(a_nominee(birth_year=1999), existing=[held], components=(REPORT,))
    assert "đã có hồ sơ" in reason
    (reason,) = reasons(a_nominee(), on=date(2026, 10, 4), existing=[held], components=(REPORT,))
    assert "Ngày nhận thêm giấy tờ 04/10/2026" in reason


def handed_in(**change: Any) -> Dossier:
    """Return a dossier that its unit handed in itself and nobody has received."""
    facts = {"nominee": a_nominee(), "status": Status.DA_NOP, "received_by": ""}
    return a_dossier(**{**facts, "submitted_on": RECEIVED_ON, "components": (PAPER,), **change})


def test_what_a_unit_hands_in_itself_nobody_has_received() -> None:
    dossier, event = received(Entry(nominee=a_nominee()), by_unit=True)
    assert (dossier.status, dossier.received_by) == (Status.DA_NOP, "")
    assert (dossier.submitted_on, dossier.received_on) == (RECEIVED_ON, RECEIVED_ON)
    assert (event.source, event.target) == (None, Status.DA_NOP)


def test_a_supplement_that_a_unit_hands_in_waits_for_its_reception_too() -> None:
    held, on = waiting(components=()), date(2026, 10, 23)
    same = {"unit": held.unit, "by_unit": True, "components": (REPORT,)}
    dossier, event = received(Entry(nominee=a_nominee(), supplements=held), on, **same)
    assert (event.source, event.target) == (Status.CHO_BO_SUNG, Status.DA_NOP)
    assert (dossier.submitted_on, dossier.received_by, dossier.appraisal) == (on, "", None)
    letter = Component(kind=ComponentKind.TO_TRINH)
    assert dossier.components == (letter, REPORT), "an officer took the letter in on paper"
    dossier, _ = received(Entry(nominee=a_nominee(), supplements=held), on, by_unit=True)
    assert dossier.components == (PAPER, REPORT), "another letter came, with its file"


def test_a_unit_replaces_what_nobody_has_received_yet() -> None:
    held, on = handed_in(components=(PAPER, REPORT)), date(2026, 10, 7)
    mended, newer = a_nominee(achievement="Có số liệu"), REPORT.model_copy(update={"object": "x"})
    given: dict[str, Any] = {"by_unit": True, "unit": held.unit, "components": (newer,)}
    intake = check(mended, existing=[held], on=on, **given)
    assert intake.entries == (Entry(nominee=mended, supplements=held),)
    dossier, event = received(intake.entries[0], on, **given)
    assert (dossier.code, dossier.status, dossier.since) == (held.code, Status.DA_NOP, held.since)
    assert (dossier.nominee, dossier.components) == (mended, (PAPER, newer))
    assert (dossier.submitted_on, dossier.received_on) == (RECEIVED_ON, on)
    assert (event.source, event.target) == (Status.DA_NOP, Status.DA_NOP)
    assert event.reason == "Nộp lại: báo cáo thành tích"
    _, event = received(Entry(nominee=mended, supplements=held), on, **{**given, "components": ()})
    assert event.reason == "Nộp lại, sửa thông tin"


@pytest.mark.parametrize("by_unit", [True, False])
def test_what_was_handed_in_comes_again_only_otherwise_and_from_the_unit(by_unit: bool) -> None:
    held = handed_in()
    given = () if by_unit else (REPORT,)
    (reason,) = reasons(a_nominee(), existing=[held], components=given, by_unit=by_unit)
    assert "đã có hồ sơ HS-2026-0001 trong đợt này, trạng thái “Đã nộp, chờ tiếp nhận”" in reason
    assert "cán bộ làm bước “Tiếp nhận hồ sơ nộp qua mạng”" in reason


def test_papers_that_a_unit_adds_later_leave_the_reception_as_it_was() -> None:
    held = a_dossier(nominee=a_nominee(), components=(PAPER,))
    entry, on = Entry(nominee=a_nominee(), supplements=held), date(2026, 10, 7)
    dossier, event = received(entry, on, by_unit=True)
    assert dossier == held.model_copy(update={"components": (PAPER, REPORT)})
    assert (event.source, event.target, event.on) == (None, None, on)
    assert event.reason == "Nộp thêm: báo cáo thành tích"


def test_what_is_missing_is_said_once_for_dossiers_that_lack_the_same() -> None:
    bare = [a_dossier(n, components=()) for n in (1, 2, 3, 4, 5, 6)]
    one = a_dossier(7, components=(REPORT,))
    full = a_dossier(8, components=(REPORT, MINUTES))
    many, single = missing_warnings(a_round(), the_plan(), [*bare, one, full])
    assert many.startswith(
        "6 hồ sơ từ HS-2026-0001 đến HS-2026-0006 còn thiếu: báo cáo thành tích; biên bản bình xét."
    )
    assert single.startswith("Hồ sơ HS-2026-0007 còn thiếu: biên bản bình xét.")
