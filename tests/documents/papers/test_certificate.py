"""The certificates, read back."""

from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.docx_text import lines, rows, text


def test_there_is_one_for_each_awardee_in_list_order() -> None:
    case = a_case()
    assert tuple(rendered_papers.certificates(case)) == case.proposal.dossiers


def test_the_golden_book_number_is_the_place_in_the_list() -> None:
    case = a_case()
    table = rows(rendered_papers.commendation_list(case), 0)
    places = {row[1]: f"{int(row[0]):02d}" for row in table if row[0].isdigit()}
    names = {dossier.code: dossier.nominee.addressed for dossier in case.dossiers}
    for code, certificate in rendered_papers.certificates(case).items():
        assert f"Số sổ vàng: {places[names[code]]}" in lines(certificate)


def test_it_says_who_what_for_and_by_which_decision() -> None:
    said = text(rendered_papers.certificates(a_case())["HS-2026-0002"])
    for part in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN\nTẶNG\nGIẤY KHEN\nÔng Nguyễn Văn Mẫu",
        "Chuyên viên, Trung tâm Phục vụ hành chính công phường",
        "Sáng kiến trợ lý ảo hướng dẫn người dân nộp hồ sơ trực tuyến",
        "giai đoạn 2026 - 2030, năm 2026",
        "Số quyết định 05/QĐ-UBND, ngày 16 tháng 11 năm 2026",
        "Bắc Kạn, ngày 16 tháng 11 năm 2026\nCHỦ TỊCH\nĐình Huy Hoàng",
    ):
        assert part in said
