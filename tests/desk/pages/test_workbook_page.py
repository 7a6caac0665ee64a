"""A unit's list at the desk: the blank workbook, and its own with every fault marked."""

import io
from dataclasses import replace
from urllib.parse import unquote

import pytest
from openpyxl import Workbook, load_workbook

from desk.services import DeskServices
from documents.tables.fillable_workbook import LIST, TOP
from dossiers.intake.unit_files import own_inbox
from dossiers.model.dossier import Status
from dossiers.model.roles import Role
from dossiers.model.round import Occasion, Round
from tests.desk.page_visitor import CLERK, Visitor, a_person
from tests.dossiers.builders import a_dossier, a_nominee, a_round, a_unit
from workflow.pages.links import marked_link

UNIT = "Trường Mẫu"
KEY = f"{own_inbox(UNIT)}danh sách.xlsx"
HEADINGS = ("Họ và tên", "Đối tượng", "Ông/Bà", "Thành tích", "Tiêu chí")
ROWS = (
    ("Nguyễn Văn Mẫu", "Cá nhân", "Ông", "Có sáng kiến", "III.4.a"),
    ("Lò Thị Mẫu", "Cá nhân", "Bà", None, "III.1.a"),
)


@pytest.fixture
def services(empty: DeskServices) -> DeskServices:
    """Open a desk that holds a unit's list with two faults."""
    made = Workbook()
    for row in (HEADINGS, *ROWS):
        made.worksheets[0].append(row)
    filled = io.BytesIO()
    made.save(filled)
    sha256 = empty.objects.put(filled.getvalue())
    with empty.register.write_tx() as ledger:
        ledger.put_file(KEY, sha256, len(filled.getvalue()), empty.clock())
    return empty


def address(**asked: str) -> str:
    return marked_link("", KEY, asked)


def test_the_blank_workbook_is_had_by_everybody(services: DeskServices) -> None:
    for person in (CLERK, a_person(Role.DON_VI, unit=UNIT)):
        answer = Visitor(services, person).get("/bang-tinh/mau.xlsx")
        sheet = load_workbook(io.BytesIO(answer.content))[LIST]
        assert sheet.cell(TOP, 1).value == "Đối tượng (*)"


def test_with_two_movements_in_force_each_has_its_blank_workbook(services: DeskServices) -> None:
    own = services.plan.movements[0]
    other = own.model_copy(update={"code": "NTM", "criteria": own.criteria[:1]})
    plan = services.plan.model_copy(update={"movements": (own, other)})
    clerk = Visitor(replace(services, plan=plan), CLERK)

    refused = clerk.get("/bang-tinh/mau.xlsx")
    chosen = load_workbook(io.BytesIO(clerk.get("/bang-tinh/mau.xlsx?phong-trao=NTM").content))

    assert f"hãy chọn phong trào: {own.code}, NTM" in refused.text
    shown = [cell.value for row in chosen.worksheets[-1].iter_rows() for cell in row]
    assert own.criteria[0].code in shown
    assert own.criteria[-1].code not in shown
    page = clerk.get("/tai-len").text
    assert f"tải bảng mẫu của {own.code}</a>" in page
    assert 'href="/bang-tinh/mau.xlsx?phong-trao=NTM"' in page


def test_the_list_comes_back_with_its_faults_marked(services: DeskServices) -> None:
    answer = Visitor(services, CLERK).get(address())
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet["F"]] == ["Lỗi", None, "Thành tích: chưa điền"]
    assert "danh sách (lỗi).xlsx" in unquote(answer.headers["content-disposition"])


def test_with_a_round_its_rules_are_asked_too_and_nothing_is_kept(services: DeskServices) -> None:
    missing = Visitor(services, CLERK).get(address(dot="2026-XX"))
    assert missing.status_code == 404
    round_ = Round(
        code="2026-HN-GK",
        movement="BK-KHCN-2026-2030",
        award="GIAY_KHEN",
        occasion=Occasion.HANG_NAM,
        year=2026,
    )
    with services.register.write_tx() as ledger:
        ledger.add_round(round_, at=services.clock())
    asked = {"dot": round_.code, "khoi": "CO_QUAN", "don_vi": UNIT, "ngay": "2026-10-05"}
    answer = Visitor(services, CLERK).get(address(**asked))
    said = load_workbook(io.BytesIO(answer.content)).worksheets[0]["F3"].value
    assert "chưa điền" in str(said)
    assert "Tiêu chí III.1.a không dành cho cá nhân" in str(said)
    with services.register.read_tx() as ledger:
        assert not ledger.dossiers()


def test_a_unit_sees_its_own_list_alone(services: DeskServices) -> None:
    assert Visitor(services, a_person(Role.DON_VI, unit=UNIT)).get(address()).status_code == 200
    other = a_person(Role.DON_VI, unit="Trường Khác")
    assert Visitor(services, other).get(address()).status_code == 404


def test_a_units_list_is_checked_as_its_own_whatever_the_address_says(
    services: DeskServices,
) -> None:
    held = a_dossier(
        unit=a_unit(name="Trường Khác"), nominee=a_nominee(), status=Status.KHONG_DE_NGHI
    )
    with services.register.write_tx() as ledger:
        movement = services.plan.movements[0].code
        ledger.add_round(a_round().model_copy(update={"movement": movement}), held.since)
        ledger.add_dossiers([held])
    asked = {"dot": held.round, "khoi": "CO_QUAN", "don_vi": held.unit.name, "ngay": "2026-10-05"}
    said = {}
    for person in (CLERK, a_person(Role.DON_VI, unit=UNIT)):
        answer = Visitor(services, person).get(address(**asked))
        said[person.unit] = load_workbook(io.BytesIO(answer.content)).worksheets[0]["F2"].value

    assert held.code in str(said[""])
    assert "do đơn vị khác đề nghị" in str(said[UNIT])
    assert held.code not in str(said[UNIT])
