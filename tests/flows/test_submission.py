"""Step 2: a unit's nominees become dossiers, from the form or from a file, all or none."""

import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from dossiers.intake import submission_intake
from dossiers.intake.submission_rules import submission_faults
from dossiers.model.dossier import Status
from dossiers.model.errors import FaultyTable, InvalidForm, Refused, UnusableFile
from dossiers.model.nominee import Nominee
from dossiers.model.roles import Person, Role
from flows.step_list import STEPS
from tests.flows.nomination_files import KEY, person, saved, stored, workbook
from tests.people import PEOPLE, RECEPTION
from tests.walks import SampleStep, Walk
from workflow.forms.prefill import FormFacts, supplement_form
from workflow.pages.result_page import refusal_page, report_page
from workflow.services import AppServices
from workflow.step import Report
from workflow.step_engine import carry_out


def test_each_nominee_becomes_a_dossier_with_a_receipt(walk: Walk) -> None:
    report = walk.up_to(SampleStep.FIRST_UNIT)

    with walk.services.register.read_tx() as ledger:
        dossiers = ledger.dossiers()
        receipts = [each.number for each in ledger.documents(round="2026-HN-GK")]
    assert report.dossiers == tuple(each.code for each in dossiers)
    assert [each.code for each in dossiers] == [f"HS-2026-000{place}" for place in (1, 2, 3)]
    assert {each.status for each in dossiers} == {Status.DA_TIEP_NHAN}
    assert {type(each.nominee) for each in dossiers} == {Nominee}
    assert receipts == ["01/TNHS", "02/TNHS", "03/TNHS"]


def test_receipts_count_on_from_the_number_given_by_hand(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)

    walk.take(SampleStep.FIRST_UNIT, receipt_number="457/TNHS")

    with walk.services.register.read_tx() as ledger:
        receipts = [each.number for each in ledger.documents(round="2026-HN-GK")]
    assert receipts == ["457/TNHS", "458/TNHS", "459/TNHS"]


def test_a_supplement_keeps_the_code_and_the_same_form_again_receives_nothing(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.APPRAISAL)
    (code,) = walk.take(SampleStep.SUPPLEMENT).dossiers

    again = walk.take(SampleStep.SUPPLEMENT)

    assert (again.again, again.dossiers) == (True, (code,))
    with walk.services.register.read_tx() as ledger:
        assert ledger.dossier(code).status is Status.DA_TIEP_NHAN
        assert len(ledger.dossiers()) == 9


NUMBER = "019088000123"


def test_a_form_to_be_sent_again_shows_no_citizen_number_and_loses_none(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)
    nominees = walk.form(SampleStep.FIRST_UNIT)["nominees"]
    numbered = [nominees[0], {**nominees[1], "citizen_id": NUMBER}]
    (_, code) = walk.take(SampleStep.FIRST_UNIT, nominees=numbered).dossiers
    send_back(walk, code)
    again = supplement(walk, code)
    assert NUMBER not in str(again)

    assert carry_out(STEPS["submission"], again, walk.services).dossiers == (code,)
    with walk.services.register.read_tx() as ledger:
        assert ledger.dossier(code).nominee.citizen_id == NUMBER


def test_papers_that_lacked_come_by_the_form_without_the_citizen_number(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)
    _, nominee, _ = walk.form(SampleStep.FIRST_UNIT)["nominees"]
    numbered = [{**nominee, "citizen_id": NUMBER}]
    (code,) = walk.take(SampleStep.FIRST_UNIT, nominees=numbered, components=[]).dossiers
    form = {**supplement(walk, code), "components": [{"kind": "BAO_CAO_THANH_TICH"}]}

    assert carry_out(STEPS["submission"], form, walk.services).dossiers == (code,)
    with walk.services.register.read_tx() as ledger:
        assert ledger.dossier(code).nominee.citizen_id == NUMBER


def test_of_two_people_of_one_name_the_number_tells_who_is_supplemented(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)
    _, nominee, _ = walk.form(SampleStep.FIRST_UNIT)["nominees"]
    other = {**nominee, "citizen_id": "019088000999", "achievement": "Việc khác hẳn"}
    both = [{**nominee, "citizen_id": NUMBER}, other]
    one, two = walk.take(SampleStep.FIRST_UNIT, nominees=both).dossiers
    send_back(walk, one)
    send_back(walk, two)
    again = supplement(walk, two)
    with pytest.raises(Refused, match=f"có 2 hồ sơ cùng tên .*{one}, {two}.*ghi số căn cước"):
        carry_out(STEPS["submission"], again, walk.services)

    again["nominees"][0]["citizen_id"] = other["citizen_id"]
    assert carry_out(STEPS["submission"], again, walk.services).dossiers == (two,)


def send_back(walk: Walk, code: str) -> None:
    """Ask the unit to supplement a dossier."""
    row = {"dossier": code, "result": "BO_SUNG", "reason": "Thiếu số liệu"}
    form = {"round": "2026-HN-GK", "appraiser": "Mẫu", "decisions": [row]}
    carry_out(STEPS["appraisal"], form, walk.services)


def supplement(walk: Walk, code: str) -> dict[str, Any]:
    """Return the form of the supplement as it opens, with who receives it."""
    services = walk.services
    with services.register.read_tx() as ledger:
        dossier, round_ = ledger.dossier(code), ledger.round("2026-HN-GK")
    facts = FormFacts(services.plan, round_, (dossier,), services.today())
    return {**supplement_form(facts, (dossier,)), "received_by": "Lý Thị Mẫu Tư"}


def test_one_fault_refuses_every_nominee(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.OPEN_ROUND)
    sound, *_ = walk.form(SampleStep.FIRST_UNIT)["nominees"]
    strange = {**sound, "name": "Tổ Mẫu", "criteria": ["III.9.z"]}

    with pytest.raises(Refused, match="Kế hoạch không có tiêu chí “III"):
        walk.take(SampleStep.FIRST_UNIT, nominees=[sound, strange])

    assert stored(walk.services) == 0


def test_faults_are_looked_for_once_a_press(
    services: AppServices, submit: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def noting(*given: Any) -> Any:
        looked.append(1)
        return submission_faults(*given)

    monkeypatch.setattr(submission_intake, "submission_faults", noting)

    submit(saved(workbook([person(1)])))

    assert looked == [1]


def test_a_long_list_is_received_in_one_step_in_time(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    """A thousand rows must take less than ten seconds; a fifth of them here."""
    data = saved(workbook([person(place) for place in range(1, 201)]))
    said: list[str] = []
    began = time.perf_counter()
    done = submit(data, telling=said.append)
    assert time.perf_counter() - began < 10 / 5 * SLOW_MACHINE
    assert len(done.dossiers) == len(done.documents) == stored(services) == 200
    assert said == [f"Đã lập giấy tiếp nhận {made}/200 hồ sơ" for made in (100, 200)]


def test_the_page_of_the_refusal_leads_to_the_marked_workbook(
    submit: Callable[..., Report],
) -> None:
    with pytest.raises(FaultyTable) as caught:
        submit(saved(workbook([person(1, H=None)])))
    page = refusal_page(STEPS["submission"], caught.value, "", "http://desk")
    assert f"Tệp {KEY} có 1 chỗ phải sửa." in page
    asked = "dot=2026-HN-GK&khoi=CO_QUAN&don_vi=Tr%C6%B0%E1%BB%9Dng+M%E1%BA%ABu&ngay=2026-10-05"
    assert f"/bang-tinh/{KEY}/loi.xlsx?{asked}" in page.replace("&amp;", "&")


def test_what_is_wrong_beside_the_list_is_said_with_it(submit: Callable[..., Report]) -> None:
    data = saved(workbook([person(1, H=None)]))
    with pytest.raises(FaultyTable) as caught:
        submit(data, received_on="2026-09-01")
    assert [each.partition(":")[0] for each in caught.value.reasons] == [
        "Ngày nhận 01/09/2026 trước ngày tờ trình số 12/TTr-TM của Trường Mẫu (01/10/2026); hãy"
        " sửa lại ngày.",
        "Trang “DS”, dòng 5, cột H “Tóm tắt thành tích”",
    ]


def test_names_typed_in_pieces_are_kept_whole(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    submit(saved(workbook([person(1, B=unicodedata.normalize("NFD", "Hoàng  Thị Mẫu\u00a0"))])))
    with services.register.read_tx() as ledger:
        assert ledger.dossiers()[0].nominee.name == "Hoàng Thị Mẫu"


def test_a_file_and_a_list_are_not_given_together(submit: Callable[..., Report]) -> None:
    rows = [{"kind": "TAP_THE", "name": "Tổ Mẫu", "achievement": "Tốt", "criteria": ["III.1.a"]}]
    with pytest.raises(InvalidForm, match="vừa có danh sách vừa có tệp"):
        submit(saved(workbook([person(1)])), nominees=rows)


SLOW_MACHINE = 3
"""Tests run beside each other, on machines of any speed."""


def test_a_unit_hands_in_for_itself_alone(walk: Walk) -> None:
    walk.take(SampleStep.OPEN_ROUND, PEOPLE[RECEPTION])
    with pytest.raises(Refused, match="không nộp thay"):
        walk.take(SampleStep.FIRST_UNIT, PEOPLE["don.vi"])
    own = walk.form(SampleStep.FIRST_UNIT)["unit"]["name"]
    unit = Person(account="don.vi", name="Lê Thị Đơn Vị", roles=(Role.DON_VI,), unit=own)
    with pytest.raises(Refused, match="Nhận ngày 23/11/2026, sau hạn"):
        walk.take(SampleStep.FIRST_UNIT, unit)
    report = walk.take(SampleStep.FIRST_UNIT, unit, late_reason="Mạng hỏng cả tuần")
    with walk.services.register.read_tx() as ledger:
        days = {ledger.dossier(code).received_on for code in report.dossiers}
    assert days == {walk.services.today()}, "a unit does not choose the day of its receipt"


def test_a_units_page_leads_only_where_it_may_go(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.OPEN_ROUND)
    report = walk.take(SampleStep.FIRST_UNIT)
    with walk.services.register.read_tx() as ledger:
        pages = {
            of_unit: report_page(report, ledger, walk.services, of_unit=of_unit)
            for of_unit in (True, False)
        }
    for others in (".zip", "artifacts/key", "Số lượng của đợt"):
        assert others not in pages[True], "it leads where a unit may not go"
        assert others in pages[False]
    assert "/tai-ve/" in pages[True]


def test_old_fonts_are_converted_when_asked_and_else_refused(
    services: AppServices, submit: Callable[..., Report]
) -> None:
    data = saved(workbook([person(1, B="NguyÔn V¨n MÉu", H="Gi¶m thêi gian chê ®îi")]))
    with pytest.raises(FaultyTable, match="phông cũ TCVN3"):
        submit(data)
    assert stored(services) == 0
    report = submit(data, convert_old_fonts=True)
    with services.register.read_tx() as ledger:
        nominee = ledger.dossiers()[0].nominee
    assert (nominee.name, nominee.achievement) == ("Nguyễn Văn Mẫu", "Giảm thời gian chờ đợi")
    assert any("đã chuyển sang Unicode" in note for note in report.notes)


def test_a_kind_that_only_a_list_has_is_no_paper_of_a_dossier(
    submit: Callable[..., Report],
) -> None:
    with pytest.raises(UnusableFile, match="chỉ dùng làm tệp danh sách"):
        submit(
            b"a;b\n1;2\n",
            key="inbox/a.csv",
            workbook="",
            nominees=[],
            components=[{"kind": "KHAC", "object": "inbox/a.csv"}],
        )
