"""The number books on the desk: shown to officers, written by whom keeps them, printed."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from desk.services import DeskServices
from dossiers.model.roles import Role
from tests.desk.page_visitor import Visitor, a_person
from workflow.pages.outgoing_register import COLUMNS

KEEPER = a_person(Role.VAN_THU, account="van.thu", name="Triệu Thị Văn Thư")
BOOK = "/so-van-ban/TTr-VHXH"


def sent(visitor: Visitor, **typed: str) -> tuple[int, str]:
    """Enter something in the book of proposals; return status and page, or where it leads."""
    body = urlencode({"csrf": "x", "year": "2026", "reason": "sổ giấy", **typed}).encode()
    answer = visitor.post(BOOK, body, {"content-type": "application/x-www-form-urlencoded"})
    return answer.status_code, answer.headers.get("location", answer.text)


@pytest.fixture
def keeper(empty: DeskServices) -> Visitor:
    """Seat Văn thư at an unused desk."""
    return Visitor(empty, KEEPER)


def test_every_book_is_listed_with_its_next_number(clerk: Visitor) -> None:
    page = clerk.get("/so-van-ban?nam=2026").text

    assert "Sổ TTr-VHXH" in page
    assert "/so-van-ban/Q%C4%90-UBND?nam=2026" in page
    assert ">Năm 2027</a>" in page


def test_what_is_entered_stands_on_the_page_with_who_and_why(keeper: Visitor) -> None:
    status, ahead = sent(keeper, act="MO_SO", number="133")

    assert status == 303
    page = keeper.get(ahead).text
    assert "Đã ghi vào sổ." in page
    assert "đến 133 đã dùng ở sổ ngoài (Triệu Thị Văn Thư: sổ giấy)" in page
    assert "<dd>134</dd>" in page
    assert "<td>01 - 133</td>" in page


def test_what_is_refused_is_said_above_what_was_typed(keeper: Visitor) -> None:
    status, page = sent(keeper, act="HUY_SO", number="150", reason="viết hỏng")

    assert status == 409
    assert "Số 150 chưa đến lượt" in page
    assert 'value="150"' in page
    assert 'value="viết hỏng"' in page
    assert "Việc ghi: chưa điền" in sent(keeper, act="")[1]


@pytest.mark.parametrize("year", ["0", "1999", "abc", "99999999999999999999"])
def test_a_year_that_no_book_is_of_is_refused(keeper: Visitor, year: str) -> None:
    assert keeper.get(f"/so-van-ban?nam={year}").status_code == 400
    assert sent(keeper, act="MO_SO", number="133", year=year)[0] == 400


def test_who_does_not_keep_the_books_reads_them(finished: DeskServices, clerk: Visitor) -> None:
    page = clerk.get(f"{BOOK}?nam=2026").text

    assert "<td>01/TTr-VHXH</td>" in page
    assert "Ghi vào sổ" not in page
    assert sent(clerk, act="MO_SO", number="133")[0] == 409
    assert "Ghi vào sổ" in Visitor(finished, KEEPER).get(f"{BOOK}?nam=2026").text


def test_the_register_is_shown_to_print_and_comes_as_a_workbook(clerk: Visitor) -> None:
    page = clerk.get(f"{BOOK}/so-dang-ky?nam=2026").text
    data = clerk.get(f"{BOOK}/so-dang-ky.xlsx?nam=2026").content

    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    heads, line = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert tuple(heads) == COLUMNS
    assert line[0] == "01/TTr-VHXH"
    assert f"{line[1]:%d/%m/%Y}" == "10/11/2026"
    assert all(f">{each}</th>" in page for each in COLUMNS)
    assert f"<td>{line[2]}</td>" in page
    assert "<td>10/11/2026</td>" in page


def test_an_unknown_book_is_refused_with_all_that_there_are(clerk: Visitor) -> None:
    answer = clerk.get("/so-van-ban/KHAC?nam=2026")

    assert answer.status_code == 409
    assert "hãy chọn: TNHS" in answer.text
