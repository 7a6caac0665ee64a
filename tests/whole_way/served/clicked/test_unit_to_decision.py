"""From a unit's workbook to the decision in its hands: each does their part, signed in."""

import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from dossiers.intake.unit_files import own_inbox
from dossiers.plan.office_day import office_day
from storage.settings import Settings
from tests.desk.signed_pdfs import Authority, a_pdf, signed
from tests.people import PEOPLE, UNIT
from tests.serving import Served
from tests.tools import needs
from tests.walks import SampleStep
from tests.whole_way.builders import do, dump, form_of, office_at
from tests.whole_way.clicking import sample_forms
from tests.whole_way.ui import Clerk
from tests.whole_way.workbooks import HEADINGS, workbook
from workflow.services import now

pytestmark = needs("chromium")

ROWS = (
    ("Hộ gia đình", "Hộ ông Ma Văn Mẫu Excel", "", "Lắp 12 trạm nước sạch", "III.4.b"),
    ("Hộ gia đình", "Hộ bà Nông Thị Mẫu", "", "Soạn 40 bài giảng số", "III.1.a"),
)
WORKBOOK = f"{own_inbox(UNIT)}Danh sách đề nghị.xlsx"
CHAIR = "Bế Văn Chủ Tịch"
TODAY = office_day(now()).isoformat()
"""A unit's own submission comes on the day on which it is sent, and all else follows."""
YEAR = int(TODAY[:4])
"""The round's, as what happens today falls in it; households leave the quotas of others alone."""
ROUND = f"{YEAR}-DON-VI"


@pytest.fixture
def decision(working: Clerk) -> bytes:
    """Sign the decision digitally, certified by an authority that the office trusts."""
    authority = Authority()
    authority.write_root(working.program.folder / "chung-thu-goc")
    with ThreadPoolExecutor(1) as apart:  # the browser's event loop runs in this thread
        return apart.submit(lambda: signed(a_pdf(), authority.signer(CHAIR))).result()


def test_from_the_units_workbook_to_the_decision_in_its_hands(
    working: Clerk, decision: bytes, tmp_path: Path
) -> None:
    _open_the_round(working)
    _unit_uploads(working, tmp_path)
    _unit_hands_in(working)
    _receive(working)
    _appraise(working)
    _record_the_council(working)
    _propose(working)
    _download_the_packet(working, tmp_path)
    _issue_what_is_signed(working, decision, tmp_path)
    _unit_has_its_decision(working)
    assert working.asked_abroad() == []
    assert working.errors == []


def _open_the_round(working: Clerk) -> None:
    always = form_of(SampleStep.OPEN_ROUND, code=ROUND, year=YEAR, opens_on=None, closes_on=None)
    with office_at(Settings(folder=working.program.folder)) as services:
        do(services, "open_round", always)


def _desk(working: Clerk, account: str, path: str = "/") -> None:
    working.sign_in(account)
    working.visit(path)


def _held(working: Clerk, table: str) -> list[dict[str, Any]]:
    """Return the rows of the round in a table of the register."""
    rows = dump(Settings(folder=working.program.folder))[table]
    return [each for each in rows if each["round"] == ROUND]


def _ended(working: Clerk, state: str) -> None:
    """Send the form; the run ends so."""
    run = working.send()
    assert run["state"]["name"] == state, run["state"]["message"]


def _upload(working: Clerk, file: Path) -> None:
    working.page.get_by_label("Chọn tệp").set_input_files(file)
    expect(working.page.get_by_text("Đã nhận: ")).to_be_visible()


def _offered(program: Served, flow: str, key: str) -> None:
    """Wait until the drop-downs of a step offer the file."""
    until = time.monotonic() + 30
    while key not in str(program.deployments()[flow]["parameter_openapi_schema"]):
        assert time.monotonic() < until, f"{key} is not offered"
        time.sleep(0.2)


def _unit_uploads(working: Clerk, folder: Path) -> None:
    file = folder / "Danh sách đề nghị.xlsx"
    file.write_bytes(workbook(HEADINGS, *ROWS))
    _desk(working, "don.vi", "/tai-len")
    _upload(working, file)
    expect(working.page.get_by_text(WORKBOOK)).to_be_visible()


def _unit_hands_in(working: Clerk) -> None:
    """Return who receives is left empty: it is whoever is signed in."""
    _offered(working.program, "submission", WORKBOOK)
    _desk(working, "don.vi")
    fields = working.form(f"Nộp hồ sơ đợt {ROUND}")
    unit = fields.group("Đơn vị đề nghị")
    assert unit.typed("Tên đơn vị") == UNIT
    unit.choose("Khối", "Cơ quan, đơn vị")
    unit.type("Số tờ trình của đơn vị", "12/TTr-THCS")
    unit.pick_day("Ngày tờ trình của đơn vị", TODAY)
    fields.choose("Hoặc tệp danh sách trong kho", WORKBOOK)
    for kind in ("Báo cáo thành tích", "Biên bản bình xét"):
        fields.add("Giấy tờ kèm theo").choose("Loại giấy tờ", kind)
    _ended(working, "Đã nộp")


def _receive(working: Clerk) -> None:
    """Press once for both dossiers; who receives is whoever is signed in."""
    _desk(working, "tiep.nhan")
    working.form("Tiếp nhận hồ sơ nộp qua mạng: 2 hồ sơ").type("Người tiếp nhận", "ai đó")
    _ended(working, "Đã tiếp nhận")
    (slip,) = {each["made_by"] for each in _held(working, "documents")}
    assert slip == PEOPLE["tiep.nhan"].name


def _appraise(working: Clerk) -> None:
    _desk(working, "tham.dinh")
    fields = working.form("Thẩm định hồ sơ: 2 hồ sơ")
    fields.type("Người thẩm định", "ai đó")
    for row in fields.rows("Kết quả từng hồ sơ"):
        row.choose("Kết quả thẩm định", "Đủ điều kiện")
    _ended(working, "Đã thẩm định")


def _record_the_council(working: Clerk) -> None:
    """Without clicking, as the proposal: the forms of both steps are clicked in test_browser."""
    (sample,) = sample_forms("council")
    form = {key: sample[key] for key in ("place", "chair", "secretary")}
    form["members"] = [{"name": each["name"], "role": each["role"], "present": True}
                       for each in sample["members"]]  # fmt: skip
    form["votes"] = [
        {"dossier": each["code"], "agree": len(form["members"]), "disagree": 0, "abstain": 0}
        for each in _held(working, "dossiers")
    ]
    form |= {"round": ROUND, "held_on": TODAY, "mode": "BIEU_QUYET"}
    run = working.program.run("council", form)
    assert run["state"]["name"] == "Hội đồng đã xét", run["state"]["message"]


def _propose(working: Clerk) -> None:
    (sample,) = sample_forms("signature")
    form = {**sample, "round": ROUND, "proposed_on": TODAY, "medium": "DIEN_TU"}
    run = working.program.run("signature", form)
    assert run["state"]["name"] == "Đã trình ký", run["state"]["message"]


def _download_the_packet(working: Clerk, folder: Path) -> None:
    _desk(working, "van.thu")
    packet = working.download("Hồ sơ trình ký (.zip)", folder)
    with zipfile.ZipFile(packet) as packed:
        names = packed.namelist()
    assert packet.name == f"Hồ sơ trình ký đợt {ROUND}.zip"
    assert any(each.startswith("Quyết định (dự thảo)") for each in names)


def _issue_what_is_signed(working: Clerk, decision: bytes, folder: Path) -> None:
    file = folder / "Quyết định đã ký.pdf"
    file.write_bytes(decision)
    _desk(working, "van.thu", "/tai-len")
    working.page.get_by_label("Văn bản đã ký").check()
    _upload(working, file)
    expect(working.page.get_by_text("đều nguyên vẹn, bao trùm văn bản và tin cậy")).to_be_visible()
    _offered(working.program, "issuance", "da-ky/Quyết định đã ký.pdf")
    _desk(working, "van.thu")
    fields = working.form("Ban hành quyết định: 2 hồ sơ")
    fields.choose("Chủ tịch", "Đã ký")
    fields.pick_day("Ngày ký hoặc ngày trả lại", TODAY)
    fields.choose("Tệp quyết định đã ký", "da-ky/Quyết định đã ký.pdf")
    _ended(working, "Đã ghi kết quả trình ký")


def _downloaded(working: Clerk, link: str) -> str:
    """Return the name under which the browser keeps what the link gives."""
    with working.page.expect_download() as found:
        working.page.get_by_role("link", name=link, exact=True).click()
    return found.value.suggested_filename


def _number_to_be_drawn(working: Clerk) -> str:
    """Return the number that the decision must have: the next in the book of its year."""
    every = dump(Settings(folder=working.program.folder))["documents"]
    issued = [each for each in every if each["kind"] == "QUYET_DINH" and each["number"]]
    drawn = {
        each["number"]
        for each in issued
        if each["round"] != ROUND and each["dated"].year == int(TODAY[:4])
    }
    return f"{len(drawn) + 1:02}/QĐ-UBND"


def _unit_has_its_decision(working: Clerk) -> None:
    _desk(working, "don.vi")
    expect(working.page.get_by_text("Đã ban hành quyết định: 2").first).to_be_visible()
    code = _held(working, "dossiers")[0]["code"]
    working.follow(code)
    expect(working.page.get_by_role("heading", level=1)).to_contain_text("Ma Văn Mẫu Excel")
    number = _number_to_be_drawn(working)
    name = f"Quyết định số {number.replace('/', '-', 1)}.docx"
    assert _downloaded(working, f"Quyết định số {number}") == name
    assert _downloaded(working, "Quyết định đã ký.pdf") == "Quyết định đã ký.pdf"
    expect(working.page.get_by_text(f"Người ký theo chứng thư: {CHAIR}")).to_be_visible()
    _desk(working, "tiep.nhan", f"/ho-so/{code}")
    for account in ("don.vi", "tiep.nhan", "tham.dinh", "thu.ky", "lanh.dao", "van.thu"):
        expect(working.page.get_by_text(f"tài khoản {PEOPLE[account].name}").first).to_be_visible()
