"""An award that nobody has programmed: rows in the ward's files, and its round is played.

docs/adr/0013 tells of it. The wards folder is made for the test, from the one that is shipped.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from documents.form_check import check_form
from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from dossiers.model.steps import Step
from dossiers.plan.deadlines import due_on
from dossiers.plan.next_steps import next_step
from storage.schema.records import DocumentRecord
from storage.settings import Settings
from tests.documents.docx_text import lines
from tests.walks import SampleStep, Walk, sample_clock
from wards import load_plan
from workflow.documents.print_run import PrintMode, certificates_to_print
from workflow.forms.choices import choices_of
from workflow.pages.status_board import board
from workflow.review.packet_review import read_back
from workflow.services import AppServices, open_services

ROUND, AWARD = "2026-HN-GK", "GIAY_BIEU_DUONG"
NAME = "Giấy biểu dương của Chủ tịch UBND phường"
IN_FULL = "Giấy biểu dương của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
SELECTED = ["HS-2026-0001", "HS-2026-0002", "HS-2026-0006", "HS-2026-0003", "HS-2026-0008"]

ADDED = {
    "awards.toml": """
[[awards]]
code = "GIAY_BIEU_DUONG"
level = "PHUONG"
decided_by = "Chủ tịch {uy_ban}"
name = "Giấy biểu dương của Chủ tịch UBND phường"
short_name = "Giấy biểu dương"
full_name = "Giấy biểu dương của Chủ tịch {uy_ban}"
granting = "tặng Giấy biểu dương"
in_force_from = 2025-07-01
source = { text = "Mẫu, không có thật", confirmed = false }

[awards.subjects]
kinds = ["TAP_THE", "CA_NHAN"]
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 1", confirmed = false }

[[awards.steps]]
step = "signature"
papers = ["TO_TRINH", "QUYET_DINH", "DANH_SACH"]

[[awards.steps]]
step = "issuance"
papers = ["QUYET_DINH", "DANH_SACH"]

[awards.certificate]
paper = "GIAY_KHEN"
title = "GIẤY BIỂU DƯƠNG"

[[awards.components]]
kinds = ["TAP_THE", "CA_NHAN"]
kind = "BAO_CAO_THANH_TICH"
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 2", confirmed = false }

[[awards.limits]]
waiting = "DA_TIEP_NHAN"
what = "Thẩm định nhanh"
who = "Phòng Văn hóa - Xã hội"
days = 1
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 3", confirmed = false }
""",
    "awards-voting.toml": """
[[rules]]
award = "GIAY_BIEU_DUONG"
quorum = [1, 2]
threshold = [1, 2]
strict = true
base = "ALL_MEMBERS"
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 4", confirmed = false }
""",
    "awards-bonus.toml": """
[[coefficients]]
award = "GIAY_BIEU_DUONG"
kind = "TAP_THE"
coefficient = "0.2"
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 5", confirmed = false }

[[coefficients]]
award = "GIAY_BIEU_DUONG"
kind = "CA_NHAN"
coefficient = "0.1"
in_force_from = 2025-07-01
source = { text = "Mẫu, Điều 5", confirmed = false }
""",
    "awards-quotas-2026-2030.toml": """
[[movement.quotas]]
award = "GIAY_BIEU_DUONG"
occasion = "HANG_NAM"
kind = "TAP_THE"
years = [2026]
maximum = 1
source = { text = "Mẫu, Điều 6" }

[[movement.quotas]]
award = "GIAY_BIEU_DUONG"
occasion = "HANG_NAM"
kind = "CA_NHAN"
years = [2026]
maximum = 4
source = { text = "Mẫu, Điều 6" }
""",
}
"""What is written to add the award, and all that is written."""


@pytest.fixture(scope="module")
def wards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the ward's files and add the award; no file of code is touched."""
    folder = tmp_path_factory.mktemp("wards")
    for file in Path(str(files("wards"))).glob("*.toml"):
        shutil.copy(file, folder)
    for name, rows in ADDED.items():
        with (folder / name).open("a", encoding="utf-8") as added:
            added.write(rows)
    return folder


@pytest.fixture
def office(services: AppServices, wards: Path) -> Walk:
    """Open the office of a ward that has the award."""
    return Walk(replace(services, plan=load_plan(wards)))


@pytest.fixture(scope="module")
def issued(unused: Path, wards: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Play a round of the award, from its opening to the decision; tests only read it."""
    data = tmp_path_factory.mktemp("bieu-duong") / "data"
    shutil.copytree(unused, data)
    with open_services(Settings(folder=data), sample_clock) as services:
        walk = Walk(replace(services, plan=load_plan(wards)))
        walk.take(SampleStep.OPEN_ROUND, award=NAME)
        for place in range(1, SampleStep.COUNCIL):
            walk.take(place)
        walk.take(SampleStep.COUNCIL, selected=SELECTED)
        walk.take(SampleStep.SIGNATURE)
        walk.take(SampleStep.ISSUANCE)
        yield walk


def documents(walk: Walk, kind: str) -> Iterator[tuple[DocumentRecord, str]]:
    """Yield the round's current documents of a kind, each with what it says."""
    with walk.services.register.read_tx() as ledger:
        for each in ledger.documents(round=ROUND):
            if each.kind == kind:
                yield each, "\n".join(lines(walk.services.objects.get(each.sha256)))


def test_it_is_offered_by_its_name_and_opened_by_it_or_by_its_code(office: Walk) -> None:
    with office.services.register.read_tx() as ledger:
        offered = choices_of(office.services, ledger, [Step.OPEN_ROUND])[Step.OPEN_ROUND]["award"]
    assert offered[-1] == NAME

    done = office.take(SampleStep.OPEN_ROUND, award=NAME)
    again = office.take(SampleStep.OPEN_ROUND, award=AWARD)

    assert done.done == f"Đã mở đợt {ROUND}: {NAME}, hàng năm, năm 2026"
    assert again.again
    with office.services.register.read_tx() as ledger:
        assert ledger.round(ROUND).award == AWARD


def test_its_quota_and_years_hold(office: Walk) -> None:
    with pytest.raises(Refused, match=rf"{NAME} dịp hàng năm chỉ xét năm 2026.*Mẫu, Điều 6"):
        office.take(SampleStep.OPEN_ROUND, award=AWARD, year=2027)
    office.take(SampleStep.OPEN_ROUND, award=AWARD)
    for place in range(1, SampleStep.COUNCIL):
        office.take(place)
    with pytest.raises(Refused, match=r"Hội đồng chọn 2 tập thể, vượt tối đa 01.*Mẫu, Điều 6"):
        office.take(SampleStep.COUNCIL)


def test_it_asks_for_its_own_components_and_keeps_its_own_terms(office: Walk) -> None:
    office.take(SampleStep.OPEN_ROUND, award=AWARD)
    office.take(SampleStep.FIRST_UNIT, components=[])
    with office.services.register.read_tx() as ledger:
        round_, held = ledger.round(ROUND), ledger.dossiers(round=ROUND)
        shown = board(office.services, ledger, {})
    plan = office.services.plan
    assert due_on(plan, held[0], date(2026, 10, 5), round_) == date(2026, 10, 6)
    with pytest.raises(Refused, match="còn thiếu: báo cáo thành tích; chưa thể đủ điều kiện"):
        office.take(SampleStep.APPRAISAL, decisions=office.form(4)["decisions"][:1])
    assert NAME in shown
    assert "Tập thể: đã chọn 0/1" in shown
    assert "Hộ gia đình" not in shown


def test_it_goes_from_opening_to_an_issued_decision(issued: Walk) -> None:
    with issued.services.register.read_tx() as ledger:
        (decision,) = ledger.decisions(ROUND)
        standing = {each.code: each.status for each in ledger.dossiers(round=ROUND)}
        remarks = read_back(issued.services, ledger, ROUND)
    award = issued.services.plan.award(AWARD)
    assert list(decision.dossiers) == SELECTED
    assert all(standing[each] is Status.DA_BAN_HANH for each in SELECTED)
    assert next_step(award, Status.HOI_DONG_DE_NGHI) is Step.SIGNATURE
    assert remarks == []


def test_its_papers_name_it_and_pay_its_bonus(issued: Walk) -> None:
    ((_, proposal),) = documents(issued, "TO_TRINH")
    ((_, decision),) = documents(issued, "QUYET_DINH")
    ((_, annex),) = documents(issued, "DANH_SACH")
    assert f"Về việc đề nghị tặng {IN_FULL} năm 2026" in proposal
    assert f"Về việc tặng {IN_FULL} năm 2026" in decision
    assert "510.000 đồng/tập thể; 260.000 đồng/cá nhân" in decision
    assert "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY BIỂU DƯƠNG" in annex
    assert "1.550.000" in annex


def test_no_paper_of_its_round_speaks_of_another_award(issued: Walk) -> None:
    with issued.services.register.read_tx() as ledger:
        records = ledger.documents(round=ROUND, current_only=False)
    for each in records:
        text = "\n".join(lines(issued.services.objects.get(each.sha256)))
        assert "giấy khen" not in f"{each.title} {each.file_name} {text}".lower()


def test_its_certificates_are_worded_its_own_way(issued: Walk) -> None:
    services, made = issued.services, list(documents(issued, "GIAY_KHEN"))
    assert [record.title for record, _ in made][:1] == [
        "Giấy biểu dương: Bộ phận Một cửa số (tập thể mẫu)"
    ]
    assert len(made) == len(SELECTED)
    for record, text in made:
        (said,) = check_form(services.objects.get(record.sha256), services.plan)
        assert "Giấy biểu dương không phải là văn bản hành chính" in said.sentence
        assert "TẶNG\nGIẤY BIỂU DƯƠNG" in text
        assert "GIẤY KHEN" not in text


def test_its_certificates_are_printed_but_it_has_no_blank_to_print_onto(issued: Walk) -> None:
    plan, objects = issued.services.plan, issued.services.objects
    with issued.services.register.read_tx() as ledger:
        pages = certificates_to_print(plan, ledger, objects, ROUND, PrintMode.TRANG)
        assert "\n".join(lines(pages)).count("GIẤY BIỂU DƯƠNG") == len(SELECTED)
        with pytest.raises(Refused, match="Giấy biểu dương không có mẫu in trên phôi"):
            certificates_to_print(
                plan, ledger, objects, ROUND, PrintMode.PHOI, plan.printers[0].name
            )


def test_the_old_award_beside_it_is_as_it_was(wards: Path) -> None:
    assert load_plan(wards).awards[:-1] == load_plan().awards
