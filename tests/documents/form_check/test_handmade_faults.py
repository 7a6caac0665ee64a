"""Errors are found in documents that were typed by hand, too."""

import pytest
from docx.document import Document
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from documents.form_check import check_form, faults_in
from tests.documents.form_check.handmade import (
    letter,
    letter_to_one,
    proposal_without_tables,
    regulation_in_chapters,
    report_in_word_s_way,
)
from tests.documents.word_edits import Edit, edited, looking, paragraph, retyped
from wards import load_plan


def _line_over(text: str, points: float) -> Edit:
    """Draw the line of a paragraph so long."""

    def edit(document: Document) -> None:
        for line in paragraph(document, text)._p.iter(_LINE):
            line.set("to", f"{20 + points}pt,2pt")

    return edit


_LINE = "{urn:schemas-microsoft-com:vml}line"
_FAULTS: tuple[tuple[str, Edit, str], ...] = (
    ("chủ quản đậm", looking("UBND PHƯỜNG", bold=True), "CHU_DAM"),
    ("không kẻ dưới Tiêu ngữ", retyped("______________________", ""), "DUONG_KE"),
    ("số 5", retyped("Số: 12/", "Số: 5/"), "SO_KY_HIEU"),
    ("tháng 2", retyped("tháng 02 năm 2026", "tháng 2 năm 2026"), "DIA_DANH_NGAY"),
    ("căn cứ đứng", looking("Theo đề nghị", italic=False), "CHU_NGHIENG"),
    ("thiếu phó", retyped("PHÓ TRƯỞNG PHÒNG", ""), "KY_THAY"),
    ("K/T", retyped("KT. TRƯỞNG", "K/T TRƯỞNG"), "QUYEN_HAN"),
    ("học vị", retyped("Hoàng Thị Mẫu", "TS. Hoàng Thị Mẫu"), "HOC_VI"),
    ("thiếu dấu chấm phẩy", retyped("- Như trên;", "- Như trên"), "NOI_NHAN_DONG"),
    ("cỡ chữ nơi nhận", looking("Nơi nhận", size=Pt(14)), "CO_CHU"),
)


@pytest.mark.parametrize(("name", "edit", "code"), _FAULTS, ids=[each[0] for each in _FAULTS])
def test_an_error_is_found_where_tabs_place_the_heading(name: str, edit: Edit, code: str) -> None:
    found = check_form(edited(proposal_without_tables(), edit), load_plan())

    assert code in {each.code for each in found}


_IN_CHAPTERS: tuple[tuple[str, Edit, str], ...] = (
    ("chương chữ hoa", retyped("Chương I", "CHƯƠNG I"), "PHAN_CHUONG"),
    ("chương số Ả Rập", retyped("Chương II", "Chương 2"), "PHAN_CHUONG"),
    ("mục số La Mã", retyped("Mục 1", "Mục I"), "PHAN_CHUONG"),
    ("chương không đậm", looking("Chương I", bold=False), "CHU_DAM"),
    ("tên chương chữ thường", retyped("QUY ĐỊNH CHUNG", "Quy định chung"), "CHU_HOA"),
    ("kẻ dưới trích yếu dài hơn chữ", _line_over("Tổ chức", 260), "DUONG_KE_DAI"),
)


@pytest.mark.parametrize(
    ("name", "edit", "code"), _IN_CHAPTERS, ids=[each[0] for each in _IN_CHAPTERS]
)
def test_an_error_is_found_in_chapters(name: str, edit: Edit, code: str) -> None:
    found = check_form(edited(regulation_in_chapters(), edit), load_plan())

    assert code in {each.code for each in found}


def test_an_addressee_line_without_its_mark_is_found() -> None:
    data = edited(letter(), retyped("- Các cơ quan, đơn vị;", "- Các cơ quan, đơn vị,"))

    assert [each.code for each in check_form(data, load_plan())] == ["KINH_GUI_DONG"]


@pytest.mark.parametrize(("rows", "codes"), [(40, []), (70, ["SO_TRANG"])])
def test_a_long_list_without_page_numbers_is_found(rows: int, codes: list[str]) -> None:
    def add(document: Document) -> None:
        document.add_table(rows, 1)

    data = edited(letter_to_one(), add)

    assert [each.code for each in faults_in("", check_form(data, load_plan()))] == codes


def test_an_error_in_a_style_is_found() -> None:
    data = edited(report_in_word_s_way(), _in_arial)

    found = check_form(data, load_plan())

    assert {each.code for each in found} == {"PHONG_CHU"}


def _in_arial(document: Document) -> None:
    style = document.styles["Noi dung"]
    assert isinstance(style, ParagraphStyle)
    style.font.name = "Arial"
