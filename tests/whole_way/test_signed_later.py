"""A unit hands in online, an officer receives, and the signed decision comes two days late."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desk.services import DeskServices
from dossiers.intake.unit_files import own_inbox
from dossiers.model.errors import Refused
from dossiers.model.roles import Person, Role
from flows.step_list import STEPS
from samples import steps
from storage.settings import Settings
from tests.desk.page_visitor import Visitor, desk_services
from tests.desk.pages.test_board_page import text
from tests.desk.text_pdfs import text_pdf
from tests.documents.docx_text import text as said_in
from tests.people import PEOPLE
from workflow.services import AppServices, open_services, put_file
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

ROUND = "2027-NOP"
FIRST_DAY = date(2027, 2, 15)
OPENING, HAND_IN, *_, COUNCIL, SIGNATURE, ISSUANCE = (each["form"] for each in steps("vong-2026"))
UNIT = Person(
    account="don.vi", name="Lê Thị Đơn Vị", roles=(Role.DON_VI,), unit=HAND_IN["unit"]["name"]
)
KEY = "da-ky/Quyết định số 01.pdf"
NUMBER, DAY = "Số: 01/QĐ-UBND", "ngày 20 tháng 02 năm 2027"


class Office:
    """An office whose clock moves by whole days."""

    def __init__(self, settings: Settings) -> None:
        self.day = FIRST_DAY
        self.services = open_services(settings, self._now)

    def _now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 3, 0, tzinfo=UTC)

    def press(self, account: str | Person, flow: str, form: dict[str, Any]) -> Report:
        """Press a button today."""
        actor = PEOPLE[account] if isinstance(account, str) else account
        return carry_out(STEPS[flow], {"round": ROUND, **form}, self.services, StepRun(actor=actor))

    def put(self, key: str, data: bytes) -> str:
        """Put a file in the store."""
        file = self.services.settings.folder / "tep"
        file.write_bytes(data)
        put_file(self.services, file, key)
        return key

    def next_day(self, days: int = 1) -> str:
        """Let days pass; tell which it is then."""
        self.day += timedelta(days)
        return self.day.isoformat()


@pytest.fixture
def office(tmp_path: Any) -> Iterator[Office]:
    """Open an office with nothing in it."""
    opened = Office(Settings(folder=tmp_path / "data"))
    yield opened
    opened.services.close()


def walk_to_issuance(office: Office) -> tuple[str, ...]:
    """Walk the round of one unit to the decision, issued without a file; its dossiers."""
    always = {**OPENING, "year": 2027, "opens_on": None, "closes_on": FIRST_DAY.isoformat()}
    always.pop("code")
    carry_out(STEPS["open_round"], {**always, "code": ROUND}, office.services)
    paper = office.put(f"{own_inbox(UNIT.unit)}bao-cao.pdf", text_pdf("Báo cáo thành tích"))
    papers = [{"kind": each, "object": paper} for each in ("BAO_CAO_THANH_TICH", "BIEN_BAN")]
    letter = {**HAND_IN["unit"], "proposal_date": FIRST_DAY.isoformat()}
    form = {**HAND_IN, "round": ROUND, "unit": letter, "components": papers}
    handed = office.press(UNIT, "submission", form)
    received = {"received_by": "", "dossiers": list(handed.dossiers)}
    office.next_day()
    office.press("tiep.nhan", "reception", received)
    found = [{"dossier": each, "result": "DU_DIEU_KIEN"} for each in handed.dossiers]
    office.next_day()
    office.press("tham.dinh", "appraisal", {"appraiser": "", "decisions": found})
    _decide(office, handed.dossiers)
    return handed.dossiers


def _decide(office: Office, dossiers: tuple[str, ...]) -> None:
    members = [{**each, "present": True} for each in COUNCIL["members"]]
    votes = [
        {"dossier": each, "agree": len(members), "disagree": 0, "abstain": 0} for each in dossiers
    ]
    session = {key: COUNCIL[key] for key in ("place", "chair", "secretary", "mode")}
    session |= {"members": members, "votes": votes, "held_on": office.next_day()}
    office.press("thu.ky", "council", session)
    office.press(
        "lanh.dao", "signature", {**SIGNATURE, "proposed_on": office.next_day(), "round": ROUND}
    )
    signed = {**ISSUANCE, "round": ROUND, "signed_on": office.next_day(), "signed_file": ""}
    office.press("van.thu", "issuance", signed)


def _desk(services: AppServices) -> DeskServices:
    return desk_services(services.settings.folder)


def test_the_unit_sees_the_signed_decision_that_came_two_days_later(office: Office) -> None:
    code, *_ = walk_to_issuance(office)
    desk = _desk(office.services)
    unit, other = (
        Visitor(desk, who) for who in (UNIT, UNIT.model_copy(update={"unit": "Trường Khác"}))
    )
    assert "Bản đã ký" not in text(unit.get(f"/ho-so/{code}").text)
    office.next_day(2)
    form = {
        "kind": "QUYET_DINH",
        "by": "",
        "file": office.put(KEY, text_pdf("Số: 02/QĐ-UBND", DAY)),
    }
    with pytest.raises(Refused, match="là văn bản số 02/QĐ-UBND, không phải Quyết định số 01"):
        office.press("van.thu", "signed_copy", form)
    office.put(KEY, text_pdf(NUMBER, DAY, "Đình Huy Hoàng"))
    assert office.press("van.thu", "signed_copy", form).notes == ()
    page = unit.get(f"/ho-so/{code}")
    assert "Bản đã ký của Quyết định số 01/QĐ-UBND: Quyết định số 01.pdf" in text(page.text)
    assert unit.get(f"/tep/{KEY}").content == text_pdf(NUMBER, DAY, "Đình Huy Hoàng")
    assert other.get(f"/tep/{KEY}").status_code == 404
    desk.register.close()
    with office.services.register.read_tx() as ledger:
        slips = [each for each in ledger.documents(round=ROUND) if each.kind == "GIAY_TIEP_NHAN"]
        assert ledger.prove(office.services.objects).faults == ()
    for slip in slips:
        said = said_in(office.services.objects.get(slip.sha256))
        assert PEOPLE["tiep.nhan"].name in said
        assert "bản giấy" not in said
