"""No act is dated before the move that it follows, whichever step it is."""

from datetime import date

from dossiers.model.dossier import Status
from dossiers.model.events import Event
from dossiers.model.step_order import LastMove, order_faults
from dossiers.model.steps import Step
from tests.dossiers.builders import AT

RETURNED = date(2026, 11, 12)
FIELDS = {date(2026, 11, 10): "Ngày tờ trình", RETURNED: "Ngày tờ trình"}


def returned(code: str) -> LastMove:
    target = Status.HOI_DONG_DE_NGHI
    return LastMove(dossier=code, step=Step.ISSUANCE, target=target, on=RETURNED)


def sent_up(code: str, on: date, step: Step = Step.SIGNATURE) -> Event:
    source, target = Status.HOI_DONG_DE_NGHI, Status.TRINH_KY
    facts = {"round": "2026-HN-GK", "dossier": code, "source": source, "target": target}
    return Event(**facts, step=step, by="Ma Thị Mẫu", on=on, at=AT)


def told(*events: Event) -> list[str]:
    moves = {each: returned(each) for each in ("HS-2026-0001", "HS-2026-0002")}
    return [str(each) for each in order_faults(events, moves, FIELDS)]


def test_a_day_before_the_last_move_is_refused_with_both_days_once_for_all_dossiers() -> None:
    early = date(2026, 11, 10)
    (said,) = told(sent_up("HS-2026-0001", early), sent_up("HS-2026-0002", early))
    assert said.startswith("Ngày tờ trình: 10/11/2026 trước ngày 12/11/2026 của bước trước")
    assert "HS-2026-0001 và 1 hồ sơ khác" in said


def test_the_same_day_a_new_dossier_and_a_day_that_no_field_states_are_in_order() -> None:
    assert told(sent_up("HS-2026-0001", RETURNED)) == []
    assert told(sent_up("HS-2026-0009", date(2026, 11, 10))) == []
    assert told(sent_up("HS-2026-0001", date(2026, 11, 1))) == []


def test_a_session_that_replaces_another_may_bear_its_day() -> None:
    back = sent_up("HS-2026-0001", date(2026, 11, 10), Step.COUNCIL)
    back = back.model_copy(update={"target": Status.DU_DIEU_KIEN})
    again = back.model_copy(update={"source": Status.DU_DIEU_KIEN})
    assert told(back, again) == []
