"""A unit hands in online, an officer receives: who did what, when, and what the receipt says."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import InvalidTransition, Refused
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step
from flows.step_list import STEPS
from tests.documents.docx_text import lines, text
from tests.people import PEOPLE, RECEPTION
from tests.walks import Walk, at_noon
from workflow import step as steps_module
from workflow.forms.prefill import next_steps
from workflow.pages.digest import digest
from workflow.pages.status_board import board
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

ROUND = "2026-HN-GK"
CODES = ["HS-2026-0001", "HS-2026-0002", "HS-2026-0003"]
OFFICER = PEOPLE[RECEPTION]


@pytest.fixture
def handed_in(walk: Walk) -> Walk:
    """Return a round in which a unit has handed in three dossiers itself."""
    walk.take(0, OFFICER, closes_on="2026-12-15")
    walk.take(1, unit_of(walk))
    return walk


def unit_of(walk: Walk) -> Person:
    """Return the unit's own person."""
    own = walk.form(1)["unit"]["name"]
    return Person(account="don.vi", name="Lê Thị Đơn Vị", roles=(Role.DON_VI,), unit=own)


def receive(walk: Walk, *codes: str, actor: Person | None = OFFICER, **change: Any) -> Report:
    """Receive dossiers, all three if none is told."""
    form = {"round": ROUND, "received_by": "", "dossiers": list(codes) or CODES, **change}
    return carry_out(STEPS["reception"], form, walk.services, StepRun(actor=actor))


def statuses(walk: Walk) -> Iterator[Status]:
    """Yield the statuses of the round's dossiers, by their codes."""
    with walk.services.register.read_tx() as ledger:
        found = ledger.dossiers(round=ROUND)
    return (each.status for each in found)


def receipts(walk: Walk) -> list[bytes]:
    """Return the receipts that were made, oldest first."""
    with walk.services.register.read_tx() as ledger:
        made = [each for each in ledger.documents(round=ROUND) if each.kind == "GIAY_TIEP_NHAN"]
    return [walk.services.objects.get(each.sha256) for each in made]


def test_what_a_unit_hands_in_waits_and_has_no_receipt(walk: Walk) -> None:
    walk.take(0, OFFICER, closes_on="2026-12-15")
    report = walk.take(1, unit_of(walk))
    assert report.dossiers == tuple(CODES)
    assert report.state == "Đã nộp"
    assert "đang chờ Phòng Văn hóa - Xã hội tiếp nhận" in report.done
    assert (report.documents, receipts(walk)) == ((), [])
    assert set(statuses(walk)) == {Status.DA_NOP}


def test_a_story_without_an_account_is_an_officers(walk: Walk) -> None:
    walk.up_to(1)
    assert set(statuses(walk)) == {Status.DA_TIEP_NHAN}


def test_an_officer_receives_all_at_once_and_the_receipts_are_in_his_name(handed_in: Walk) -> None:
    handed_in.services = at_noon(handed_in.services, date(2026, 11, 24))
    report = receive(handed_in, received_on="2026-11-24")
    assert report.done == "Đã tiếp nhận 3 hồ sơ, ngày 24/11/2026"
    assert set(statuses(handed_in)) == {Status.DA_TIEP_NHAN}
    for made in receipts(handed_in):
        said = lines(made)
        assert said[-1] == OFFICER.name
        assert "Đơn vị nộp hồ sơ qua mạng ngày 23 tháng 11 năm 2026." in said
        assert any("ngày 24 tháng 11 năm 2026" in each for each in said)
        assert "bản giấy" not in text(made)
        assert "Lê Thị Đơn Vị" not in text(made)
    with handed_in.services.register.read_tx() as ledger:
        handing, receiving = ledger.events(dossier=CODES[0])
        assert ledger.prove(handed_in.services.objects).faults == ()
    assert (handing.step, handing.actor) == (Step.SUBMISSION, "don.vi")
    assert (receiving.step, receiving.actor) == (Step.RECEPTION, OFFICER.account)


def test_it_is_pressed_twice_and_done_once(handed_in: Walk) -> None:
    receive(handed_in, CODES[0])
    again = receive(handed_in, CODES[0])
    assert (again.again, len(receipts(handed_in))) == (True, 1)
    assert list(statuses(handed_in)).count(Status.DA_NOP) == 2


def test_a_reception_that_breaks_off_leaves_nothing_behind(
    handed_in: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(steps_module, "render", broken)
        with pytest.raises(KeyboardInterrupt):
            receive(handed_in)
    assert set(statuses(handed_in)) == {Status.DA_NOP}
    assert receive(handed_in).again is False
    with handed_in.services.register.read_tx() as ledger:
        numbers = [each.number for each in ledger.documents(round=ROUND)]
    assert numbers == ["01/TNHS", "02/TNHS", "03/TNHS"]


def test_the_same_hand_in_again_after_reception_changes_nothing(handed_in: Walk) -> None:
    receive(handed_in)
    assert handed_in.take(1, unit_of(handed_in)).again
    assert set(statuses(handed_in)) == {Status.DA_TIEP_NHAN}


def test_a_unit_hands_in_otherwise_and_back_while_nobody_has_received(handed_in: Walk) -> None:
    unit, form = unit_of(handed_in), handed_in.form(1)
    mended = [
        {**each, "achievement": f"{each['achievement']}, có số liệu"} for each in form["nominees"]
    ]
    assert not handed_in.take(1, unit, nominees=mended).again
    assert not handed_in.take(1, unit).again, "the first word stands again"
    assert handed_in.take(1, unit).again
    with handed_in.services.register.read_tx() as ledger:
        found = ledger.dossier(CODES[0])
        assert ledger.prove(handed_in.services.objects).faults == ()
    assert found.nominee.achievement == form["nominees"][0]["achievement"]
    assert found.status is Status.DA_NOP


def test_nothing_is_appraised_before_it_was_received(handed_in: Walk) -> None:
    rows = [{"dossier": CODES[0], "result": "KHONG_DU_DIEU_KIEN", "reason": "Mẫu"}]
    form = {"round": ROUND, "appraiser": "", "appraised_on": "2026-11-23", "decisions": rows}
    appraiser = PEOPLE["tham.dinh"]
    with pytest.raises(InvalidTransition, match=f"{CODES[0]}.*“Đã nộp, chờ tiếp nhận”"):
        carry_out(STEPS["appraisal"], form, handed_in.services, StepRun(actor=appraiser))
    receive(handed_in)
    with pytest.raises(Refused, match="Nông Văn Nhận đã đề nghị hoặc tiếp nhận hồ sơ"):
        carry_out(STEPS["appraisal"], form, handed_in.services, StepRun(actor=OFFICER))
    carry_out(STEPS["appraisal"], form, handed_in.services, StepRun(actor=appraiser))


@pytest.mark.parametrize("account", ["don.vi", "thu.ky", "uy.vien", "van.thu", "chu.tich"])
def test_only_the_office_receives(handed_in: Walk, account: str) -> None:
    with pytest.raises(Refused, match="không được làm bước “Tiếp nhận hồ sơ nộp qua mạng”"):
        receive(handed_in, actor=PEOPLE[account])


def test_the_deadline_counts_from_the_units_own_day(walk: Walk) -> None:
    walk.take(0, OFFICER, closes_on="2026-11-23")
    walk.take(1, unit_of(walk))
    walk.services = at_noon(walk.services, date(2026, 11, 25))
    assert receive(walk, received_on="2026-11-25").notes == ()


def test_a_unit_takes_back_what_nobody_has_received(handed_in: Walk) -> None:
    form = {"dossier": CODES[0], "reason": "Nộp nhầm đợt", "by": "Lê Thị Đơn Vị"}
    carry_out(STEPS["withdrawal"], form, handed_in.services, StepRun(actor=OFFICER))
    assert list(statuses(handed_in)) == [Status.DA_RUT, Status.DA_NOP, Status.DA_NOP]


def test_a_supplement_of_the_unit_is_received_too(handed_in: Walk) -> None:
    receive(handed_in)
    rows = [{"dossier": CODES[0], "result": "BO_SUNG", "reason": "Thiếu số liệu"}]
    form = {"round": ROUND, "appraiser": "", "decisions": rows}
    carry_out(STEPS["appraisal"], form, handed_in.services, StepRun(actor=PEOPLE["tham.dinh"]))
    first, *_ = handed_in.form(1)["nominees"]
    handed_in.take(1, unit_of(handed_in), nominees=[{**first, "achievement": "Có số liệu"}])
    assert next(statuses(handed_in)) is Status.DA_NOP
    report = receive(handed_in, CODES[0])
    assert report.dossiers == (CODES[0],)
    assert len(receipts(handed_in)) == 3, "the newest receipt of a dossier is the current one"


def test_the_board_and_the_reminders_tell_what_waits(handed_in: Walk) -> None:
    services = handed_in.services
    with services.register.read_tx() as ledger:
        page = board(services, ledger, {Step.RECEPTION: "tiep-nhan"})
        round_, dossiers = ledger.round(ROUND), ledger.dossiers(round=ROUND)
        reminded = [each.what for each in digest(services, ledger).soon]
    assert "Đã nộp, chờ tiếp nhận: **3**" in page
    assert r"Tiếp nhận hồ sơ nộp qua mạng \(3 hồ sơ\)" in page
    assert reminded == ["Tiếp nhận hồ sơ đơn vị nộp qua mạng"] * 3
    (step,) = next_steps(services.plan, round_, dossiers, services.today())
    assert step.step is Step.RECEPTION
    assert [each.partition(" · ")[0] for each in step.form["dossiers"]] == CODES
    carry_out(
        STEPS["reception"], {**step.form, "received_by": ""}, services, StepRun(actor=OFFICER)
    )
