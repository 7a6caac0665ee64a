"""The list, read back."""

from dataclasses import replace

from documents.papers.commendation_list import compose_commendation_list
from dossiers.decision.award_decision import Medium
from tests.documents import rendered_papers
from tests.documents.builders import Case, a_case, a_nominee, facts
from tests.documents.docx_text import lines, rows, text


def amount(text: str) -> int:
    return int(text.replace(".", ""))


def test_numbers_run_through_all_parts() -> None:
    table = rows(rendered_papers.commendation_list(a_case("tong-ket-2030")), 0)
    ordinals = [row[0] for row in table if row[0].isdigit()]
    assert ordinals == [str(each) for each in range(1, 17)]


def test_each_row_says_who_where_what_and_how_much() -> None:
    table = rows(rendered_papers.commendation_list(a_case()), 0)
    assert table[2] == [
        "1",
        "Bộ phận Một cửa số (tập thể mẫu)",
        "Trung tâm Phục vụ hành chính công phường Bắc Kạn",
        "Tái cấu trúc 42 thủ tục hành chính, đưa tỷ lệ hồ sơ trực tuyến toàn trình đạt 96% "
        "năm 2026",
        "1.520.000",
    ]


def test_the_total_is_the_sum_of_the_rows_and_of_the_decision() -> None:
    case = a_case()
    table = rows(rendered_papers.commendation_list(case), 0)
    sums = [amount(row[4]) for row in table if row[0].isdigit()]
    assert sum(sums) == amount(table[-1][4]) == 6_080_000
    assert "6.080.000 đồng" in text(rendered_papers.decision(case))


def test_the_order_is_that_of_the_proposal() -> None:
    case = a_case()
    table = rows(rendered_papers.commendation_list(case), 0)
    names = {dossier.code: dossier.nominee.addressed for dossier in case.dossiers}
    listed = [row[1] for row in table if row[0].isdigit()]
    assert listed == [names[code] for code in case.proposal.dossiers]


def test_only_parts_that_hold_someone_stand() -> None:
    said = lines(rendered_papers.commendation_list(a_case()))
    assert "I. TẬP THỂ" in said
    assert "II. CÁ NHÂN" in said
    assert not [line for line in said if "HỘ GIA ĐÌNH" in line and line.startswith("III")]
    assert "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN" in said


def test_households_make_a_part_numbered_on() -> None:
    said = rendered_papers.commendation_list(with_a_household(a_case()))
    parts = [row[0] for row in rows(said, 0) if not row[0].isdigit()]
    assert parts == ["STT", "I. TẬP THỂ", "II. CÁ NHÂN", "III. HỘ GIA ĐÌNH", "Tổng cộng"]
    assert "DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN" in lines(said)


def with_a_household(case: Case) -> Case:
    """Return the case, its last awardee a household."""
    last = case.proposal.dossiers[-1]
    household = a_nominee(kind="HO_GIA_DINH", honorific=None, name="Hộ ông Lò Văn Mẫu")
    dossiers = tuple(
        dossier.model_copy(update={"nominee": household}) if dossier.code == last else dossier
        for dossier in case.dossiers
    )
    return replace(case, dossiers=dossiers)


def test_a_list_without_collectives_begins_with_persons() -> None:
    case = a_case()
    persons = [each.code for each in case.dossiers if each.nominee.kind == "CA_NHAN"]
    proposal = case.proposal.model_copy(update={"dossiers": tuple(persons)})
    said = lines(rendered_papers.commendation_list(replace(case, proposal=proposal)))
    assert "I. CÁ NHÂN" in said
    assert "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN" in said


def test_on_paper_it_names_its_decision() -> None:
    issued = text(rendered_papers.commendation_list(a_case()))
    assert "(Kèm theo Quyết định số 05/QĐ-UBND ngày 16 tháng 11 năm 2026 của Chủ tịch" in issued
    draft = text(rendered_papers.commendation_list(a_case(), draft=True))
    assert "(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng 11 năm 2026 của" in draft


def test_in_electronic_form_number_and_date_stay_open() -> None:
    case = a_case(medium=Medium.DIEN_TU)
    context = compose_commendation_list(
        facts(case), case.proposal, case.dossiers, 5, case.signed_on
    )
    assert context.attached_to == (
        "(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng    năm       của Chủ tịch "
        "Ủy ban nhân dân phường Bắc Kạn)"
    )
