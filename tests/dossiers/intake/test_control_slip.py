"""The control slip: what happened to a dossier, in order, with the time that it took."""

from datetime import date
from typing import Any

from dossiers.intake.control_slip import ControlSlip, control_slip
from dossiers.model.dossier import Status
from dossiers.model.events import Event
from dossiers.model.steps import Step
from tests.dossiers.builders import AT, a_dossier, a_round, an_event, the_plan

CLOSING = a_round(opens_on=date(2026, 9, 15), closes_on=date(2026, 10, 15))
WAY = (
    (Step.SUBMISSION, None, Status.DA_TIEP_NHAN, date(2026, 10, 5)),
    (Step.APPRAISAL, Status.DA_TIEP_NHAN, Status.DU_DIEU_KIEN, date(2026, 10, 13)),
    (Step.COUNCIL, Status.DU_DIEU_KIEN, Status.HOI_DONG_DE_NGHI, date(2026, 10, 20)),
    (Step.SIGNATURE, Status.HOI_DONG_DE_NGHI, Status.TRINH_KY, date(2026, 10, 21)),
    (Step.ISSUANCE, Status.TRINH_KY, Status.DA_BAN_HANH, date(2026, 10, 26)),
)


def way(length: int) -> list[Event]:
    """Return the first events of a dossier."""
    return [
        an_event(step=step, source=source, target=target, on=on)
        for step, source, target, on in WAY[:length]
    ]


def slip(events: list[Event], today: date = date(2026, 10, 27), **facts: Any) -> ControlSlip:
    """Return the slip of a dossier that stands where the events lead."""
    target = events[-1].target or Status.DA_TIEP_NHAN
    dossier = a_dossier(**{"status": target, **facts})
    return control_slip(the_plan(), CLOSING, dossier, events, today)


def test_every_step_tells_its_time_against_its_limit() -> None:
    told = [(each.step, each.taken, each.limit, each.late) for each in slip(way(5)).lines]

    assert told == [
        ("Tiếp nhận hồ sơ", None, None, False),
        ("Thẩm định hồ sơ", 6, 5, True),
        ("Hội đồng xét", 3, 3, False),  # counted from the round's close
        ("Trình ký", 1, 2, False),
        ("Ban hành quyết định", 3, 2, True),
    ]


def test_what_a_unit_hands_in_is_received_later_and_the_appraisal_counts_from_then() -> None:
    handed_in = an_event(target=Status.DA_NOP, on=date(2026, 10, 5))
    received = an_event(
        step=Step.RECEPTION, source=Status.DA_NOP, target=Status.DA_TIEP_NHAN, on=date(2026, 10, 8)
    )
    added = an_event(target=None, on=date(2026, 10, 9))
    shown = slip([handed_in, received, added, way(2)[1]])
    assert [(each.step, each.taken, each.limit) for each in shown.lines] == [
        ("Nộp hồ sơ", None, None),
        ("Tiếp nhận hồ sơ nộp qua mạng", 3, 1),
        ("Nộp hồ sơ", None, None),
        ("Thẩm định hồ sơ", 3, 5),
    ]


def test_staff_read_the_time() -> None:
    assert [each.time_text for each in slip(way(4)).lines] == [
        "",
        "6 ngày làm việc/5, trễ 1",
        "3 ngày làm việc/3, đúng hạn",
        "1 ngày làm việc/2, đúng hạn",
    ]


def test_a_citizen_number_that_was_corrected_is_not_shown_whole() -> None:
    (line,) = slip([an_event(reason="Sửa số: 019088000123 thành 019088000124, QĐ 12345")]).lines
    assert line.reason == "Sửa số: •••••••••123 thành •••••••••124, QĐ 12345"


def test_a_line_says_who_when_and_why() -> None:
    event = an_event(by="Ma Thị Mẫu", actor="ma.thi", reason="Bổ sung")
    (line,) = slip([event]).lines

    assert (line.by, line.actor, line.reason) == ("Ma Thị Mẫu", "ma.thi", "Bổ sung")
    assert (line.on, line.at, line.status) == (date(2026, 10, 5), AT, "Đã tiếp nhận")


def test_what_moves_nothing_has_its_line_but_no_time() -> None:
    note = an_event(step=Step.APPRAISAL, source=None, target=None, on=date(2026, 10, 7))
    first, second = way(2)
    lines = slip([first, note, second]).lines

    assert [each.taken for each in lines] == [None, None, 6]
    assert lines[1].status == ""


def test_a_withdrawal_is_nobodys_delay() -> None:
    gone = an_event(
        step=Step.WITHDRAWAL, source=Status.DA_TIEP_NHAN, target=Status.DA_RUT, on=date(2026, 11, 2)
    )
    line = slip([*way(1), gone]).lines[-1]

    assert (line.taken, line.limit, line.time_text) == (20, None, "20 ngày làm việc")


def test_where_the_calendar_ends_no_time_is_told() -> None:
    old = an_event(on=date(2025, 12, 1))
    line = slip([old, way(2)[1]]).lines[-1]

    assert (line.taken, line.limit, line.late, line.time_text) == (None, None, False, "")


def test_the_slip_ends_with_what_is_waited_for() -> None:
    waiting = slip(way(2), today=date(2026, 10, 21)).waiting
    assert waiting is not None
    assert (waiting.what, waiting.text) == (
        "Họp Hội đồng xét",
        "trễ 1 ngày làm việc (hạn 20/10/2026)",
    )

    assert slip(way(1), status=Status.DA_RUT).waiting is None
