"""Which lines are rows, and what is said of the others: nothing is dropped without a word."""

from typing import Any

import pytest
from openpyxl.styles import Font

from documents.tables.table_reader import Table, read_table
from tests.documents.tables.books import HEADINGS, TOP, a_book, a_letter, a_row, saved

SHORT = ("STT", "Họ và tên", "Đối tượng", "Đơn vị công tác", "Thành tích", "Tiêu chí")


def read(made: Any, name: str = "ds.xlsx") -> Table:
    return read_table(saved(made), name, HEADINGS)


def names(table: Table) -> list[str]:
    return [row.values.get("name", "") for row in table.rows]


FEET: list[list[tuple[Any, ...]]] = [
    [(None, "Danh sách này có 02 người./.")],
    [(None, "Danh sách gồm 2 cá nhân")],
    [("Tổng cộng: 2 người",)],
    [("Tổng", None, None, None, 2)],
    [(None, "Cộng", "02")],
    [(None, "Tổng số 02 tập thể, cá nhân")],
    [(), (None, None, None, None, "Bắc Kạn, ngày 05 tháng 10 năm 2026")],
    [
        (None, "NGƯỜI LẬP BIỂU", None, None, "HIỆU TRƯỞNG"),
        (),
        (None, "Lý Thị Lập", None, None, "Trần Văn Ký"),
    ],
    [
        (None, "Người lập", None, None, "KT. HIỆU TRƯỞNG"),
        (None, None, None, None, "PHÓ HIỆU TRƯỞNG"),
        (),
        (None, "A Thị B", None, None, "C Văn D"),
    ],
    [
        (None, "XÁC NHẬN CỦA ĐƠN VỊ", None, None, "(Ký, ghi rõ họ tên)"),
        (None, "Lý Thị Lập", None, None, "Trần Văn Ký"),
    ],
    [
        ("Nơi nhận:", None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"),
        ("- Như trên;",),
        (None, None, None, None, "Trần Văn Ký"),
    ],
    [(None, "THƯ KÝ", "CHỦ TỌA"), (None, "Lý Thị Lập", "Trần Văn Ký")],
    [
        (None, "CÁN BỘ THEO DÕI", None, None, "TRƯỞNG CÔNG AN PHƯỜNG"),
        (None, "Lý Thị Lập", None, None, "Thượng tá Trần Văn Ký"),
    ],
    [("Tổng cộng: 05 cá nhân, 02 tập thể",)],
    [(None, "Cộng Tổ Văn", None, None, "1"), (None, "TỔNG CỘNG (I+II)", None, None, "2")],
    [(None, None, "TM. ỦY BAN NHÂN DÂN"), (None, None, "CHỦ TỊCH"), (None, None, "Trần Văn Ký")],
]


@pytest.mark.parametrize("foot", FEET)
def test_what_stands_under_a_list_is_passed_over_with_one_note(foot: list[tuple[Any, ...]]) -> None:
    table = read(a_book(TOP, a_row(), a_row(2, name="Hoàng Thị Thử"), *foot))

    assert names(table) == ["Nguyễn Văn Mẫu", "Hoàng Thị Thử"]
    (note,) = table.notes
    assert "không được đọc" in note
    assert "dòng 4" in note or "dòng 5" in note


GROUPS: list[tuple[Any, ...]] = [
    ("I", "Tổ Khoa học tự nhiên"),
    ("A.", "Tổ Khoa học tự nhiên"),
    ("Tổ Khoa học tự nhiên",),
    (None, "Tổ Khoa học tự nhiên"),
    ("I. Tổ Khoa học tự nhiên",),
    ("1", "Tổ Khoa học tự nhiên"),
    ("1.1", "Tổ Khoa học tự nhiên"),
    ("E", "Tổ Khoa học tự nhiên"),
    ("XIII", "Tổ Khoa học tự nhiên"),
    ("I", "Tổ Khoa học tự nhiên (02 người)"),
    ("I", "Tổ Khoa học tự nhiên: 02 đồng chí"),
    ("I", "Tổ Khoa học tự nhiên", None, None, None, 2),
]


@pytest.mark.parametrize("group", GROUPS)
def test_a_line_that_names_a_group_gives_the_workplace_where_a_row_has_none(
    group: tuple[Any, ...],
) -> None:
    own = (2, "Hoàng Thị Thử", "Cá nhân", "Tổ Toán", "B", "III.4.a")
    first = (1, "Nguyễn Văn Mẫu", "Cá nhân", None, "A", "III.4.a")
    table = read(a_book(SHORT, group, first, own))

    assert names(table) == ["Nguyễn Văn Mẫu", "Hoàng Thị Thử"]
    assert [row.values["workplace"] for row in table.rows] == ["Tổ Khoa học tự nhiên", "Tổ Toán"]
    assert table.notes == ("Trang “DS”: 1 dòng không được đọc: dòng 2 chia nhóm.",)


def test_a_group_merged_over_a_word_table_is_one() -> None:
    rows = [list(TOP), [""] * 6, [str(each or "") for each in a_row()]]
    made = a_letter(rows)
    made.tables[0].cell(1, 0).merge(made.tables[0].cell(1, 5)).text = "Tổ Khoa học tự nhiên"
    table = read(made, "tt.docx")

    assert names(table) == ["Nguyễn Văn Mẫu"]
    assert table.notes == ("Bảng 1: 1 dòng không được đọc: dòng 2 chia nhóm.",)


BEFOREHAND: list[tuple[Any, ...]] = [
    (None, None, "Cá nhân", None, None, None),
    (7, None, "Cá nhân", None, None, "III.4.a"),
    (None, None, None, "#N/A", None, None),
    (None, "#N/A", "Cá nhân", None, None, None),
    (None, None, None, "Trường Mẫu", None, None),
    (None, "-", "Cá nhân", "-", None, None),
    (None, "……", "Cá nhân", "…..", None, None),
    (None, None, "-- Chọn --", None, None, None),
]


@pytest.mark.parametrize("filled", BEFOREHAND)
def test_lines_filled_beforehand_are_passed_over_with_one_note(filled: tuple[Any, ...]) -> None:
    table = read(a_book(SHORT, a_row(), *[filled] * 20))

    assert len(table.rows) == 1
    (note,) = table.notes
    assert "20 dòng không được đọc: dòng 3-22" in note


def test_a_row_without_a_name_is_a_row_where_the_rest_is_filled() -> None:
    table = read(a_book(TOP, a_row(), a_row(2, name=None)))

    assert names(table) == ["Nguyễn Văn Mẫu", ""]


def test_a_line_that_is_not_understood_ends_a_group() -> None:
    table = read(
        a_book(
            SHORT,
            ("I", "Tổ Toán"),
            (1, "Lò Văn Một", "Cá nhân", None, "A", "III.4.a"),
            ("Trang 1/2",),
            (2, "Lò Văn Hai", "Cá nhân", None, "A", "III.4.a"),
            ("BAN ĐẠI DIỆN",),
            ("HỢP TÁC",),
            (3, "Lò Văn Ba", "Cá nhân", None, "A", "III.4.a"),
        )
    )

    assert [row.values.get("workplace") for row in table.rows] == ["Tổ Toán", "Tổ Toán", None]


def test_a_name_alone_between_rows_is_a_row() -> None:
    table = read(a_book(TOP, a_row(), (None, "Vi Thị Ba"), a_row(3, name="Lò Ví")))

    assert names(table) == ["Nguyễn Văn Mẫu", "Vi Thị Ba", "Lò Ví"]


def test_who_signs_between_two_parts_is_none() -> None:
    signed = (None, "HIỆU TRƯỞNG"), (), (None, "Trần Văn Ký")
    table = read(a_book(TOP, a_row(), *signed, a_row(2, name="Lò Ví")))

    assert names(table) == ["Nguyễn Văn Mẫu", "Lò Ví"]


def test_an_example_is_passed_over() -> None:
    table = read(a_book(TOP, ("VD", *a_row()[1:]), a_row()))

    assert len(table.rows) == 1
    assert table.notes == ("Trang “DS”: 1 dòng không được đọc: dòng 2 là ví dụ.",)


def test_a_cell_struck_out_in_a_row_is_asked_about() -> None:
    made = a_book(TOP, a_row())
    made.worksheets[0]["B2"].font = Font(strike=True)
    (row,) = read(made).rows

    assert "chữ bị gạch ngang" in row.findings[0].text


def test_columns_without_a_heading_are_named() -> None:
    table = read(a_book(TOP, (*a_row(), None, "Còn nữa")))

    assert table.notes == ("Trang “DS”: cột H không có tiêu đề mà có chữ, không được đọc.",)


def test_rows_struck_out_hidden_and_filtered_are_passed_over_and_said() -> None:
    made = a_book(
        TOP, a_row(), a_row(2, name="Bị Gạch"), a_row(3, name="Bị Ẩn"), a_row(4, name="Lò Ví")
    )
    for cell in made.worksheets[0][3]:
        cell.font = Font(strike=True)
    made.worksheets[0].row_dimensions[4].hidden = True
    table = read(made)

    assert names(table) == ["Nguyễn Văn Mẫu", "Lò Ví"]
    (note,) = table.notes
    assert "dòng 4 đang ẩn hoặc bị lọc" in note
    assert "dòng 3 bị gạch bỏ" in note


def test_a_row_struck_out_in_word_is_passed_over() -> None:
    made = a_letter([list(TOP), *([str(each or "") for each in a_row(n)] for n in (1, 2))])
    for cell in made.tables[0].rows[2].cells:
        for run in cell.paragraphs[0].runs:
            run.font.strike = True
    table = read(made, "tt.docx")

    assert [row.line for row in table.rows] == [2]
    assert "dòng 3 bị gạch bỏ" in table.notes[0]


def test_a_company_whose_name_begins_like_a_sum_is_a_row() -> None:
    table = read(a_book(TOP, a_row(name="Công ty TNHH Mẫu"), a_row(2, name="Tổng kho Mẫu")))

    assert names(table) == ["Công ty TNHH Mẫu", "Tổng kho Mẫu"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nguyễn Văn Mẫu_x000D_", "Nguyễn Văn Mẫu"),
        ("Nguyễn_x000D_\nVăn Mẫu", "Nguyễn Văn Mẫu"),
        ("Nguyễn_x000d__x000a_Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Ðặng Văn Mẫu", "Đặng Văn Mẫu"),
        ("Vũ ðình Mẫu", "Vũ đình Mẫu"),
    ],
)
def test_what_can_be_mended_without_doubt_is_mended_and_said(written: str, meant: str) -> None:
    (row,) = read(a_book(TOP, a_row(name=written))).rows

    assert row.values["name"] == meant
    assert row.notes[0].text.startswith("Trang “DS”, dòng 2, cột B “Họ và tên”: đã ")
