"""The proposal, read back."""

from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.docx_text import lines, rows, text


def test_it_is_numbered_dated_and_addressed() -> None:
    said = lines(rendered_papers.proposal_report(a_case()))
    for line in (
        "Số: 07/TTr-VHXH",
        "Bắc Kạn, ngày 10 tháng 11 năm 2026",
        "Kính gửi: Chủ tịch Ủy ban nhân dân phường Bắc Kạn.",
        "UBND PHƯỜNG BẮC KẠN",
        "PHÒNG VĂN HÓA - XÃ HỘI",
    ):
        assert line in said


def test_it_stands_on_the_minutes() -> None:
    said = text(rendered_papers.proposal_report(a_case()))
    assert "Biên bản số 01/BB-HĐTĐKT ngày 05 tháng 11 năm 2026 của Hội đồng" in said
    assert "02 (hai) tập thể và 04 (bốn) cá nhân" in said


def test_its_table_agrees_with_list_and_votes() -> None:
    case = a_case()
    proposed = rows(rendered_papers.proposal_report(case), 1)[1:]
    listed = [row for row in rows(rendered_papers.commendation_list(case), 0) if row[0].isdigit()]
    assert [row[1] for row in proposed] == [row[1] for row in listed]
    assert [row[4] for row in proposed] == [f"{row[4]} đồng" for row in listed]
    assert [row[3] for row in proposed] == ["9/9", "8/8", "9/9", "8/8", "8/9", "8/9"]


def test_its_total_is_in_figures_and_words() -> None:
    said = text(rendered_papers.proposal_report(a_case()))
    assert "6.080.000 đồng (Bằng chữ: Sáu triệu không trăm tám mươi nghìn đồng)" in said


def test_its_legal_bases_end_in_a_full_stop() -> None:
    cited = [
        each for each in lines(rendered_papers.proposal_report(a_case())) if each[:6] == "Căn cứ"
    ]
    assert [line[-1] for line in cited] == [";"] * (len(cited) - 1) + ["."]


def test_the_head_of_the_office_signs() -> None:
    said = lines(rendered_papers.proposal_report(a_case()))
    assert said[said.index("TRƯỞNG PHÒNG") + 1] == "Hoàng Văn Mẫu Ba"
