"""Headings in several lines, over several tables, of several columns; what is not read is named."""

from typing import Any

import pytest

from documents.tables.nominee_columns import nominee_values
from documents.tables.table_reader import Table, read_table
from dossiers.model.errors import InvalidForm
from tests.documents.tables.books import HEADINGS, TOP, a_book, a_letter, a_row, saved

Rows = list[tuple[Any, ...]]
PERSON, TEAM = (1, "Mẫu", "Ông", "Tốt", "III.4.a"), (1, "Tổ Mẫu", "Tốt", "III.1.b")
PEOPLE = ("STT", "Họ và tên", "Ông/Bà", "Thành tích", "Tiêu chí")
TEAMS = ("STT", "Tên tập thể", "Thành tích", "Tiêu chí")


def read(made: Any, name: str = "ds.xlsx") -> Table:
    return read_table(saved(made), name, HEADINGS)


def told(table: Table) -> list[tuple[str, str]]:
    read_rows = [nominee_values(row) for row in table.rows]
    return [(values["kind"], values["name"]) for values in read_rows]


FAMILY = ["Họ và tên đệm", "Họ đệm", "Họ", "Họ và chữ đệm", "Họ lót", "HỌ VÀ CHỮ LÓT"]


@pytest.mark.parametrize("family", FAMILY)
def test_a_given_name_in_a_column_of_its_own_is_joined(family: str) -> None:
    top = ("STT", family, "Tên", *TOP[2:])
    (row,) = read(a_book(top, (1, "Nguyễn Văn", "Mẫu", *a_row()[2:]))).rows

    assert row.values["name"] == "Nguyễn Văn Mẫu"
    assert row.columns["name"] == (2, family)


@pytest.mark.parametrize(
    "parts", [("Nguyễn Văn", "Mẫu"), ("Nguyễn", "Văn", "Mẫu"), ("Nguyễn Văn Mẫu", None)]
)
def test_columns_under_one_merged_heading_are_one_name(parts: tuple[str | None, ...]) -> None:
    made = a_book(
        ("STT", "Họ và tên", *[None] * (len(parts) - 1), *TOP[2:]), (1, *parts, *a_row()[2:])
    )
    made.worksheets[0].merge_cells(
        start_row=1, end_row=1, start_column=2, end_column=1 + len(parts)
    )
    (row,) = read(made).rows

    assert row.values["name"] == "Nguyễn Văn Mẫu"


MIDDLE: list[tuple[Rows, tuple[str, ...]]] = [
    ([("STT", "Họ", "Tên đệm", "Tên", *TOP[2:])], ()),
    (
        [("STT", "Họ và tên", None, None, *TOP[2:]), (None, "Họ", "Chữ đệm", "Tên", *[None] * 4)],
        ("B1:D1",),
    ),
    ([("STT", "Tên", "Họ", "Tên đệm", *TOP[2:])], ()),
]


@pytest.mark.parametrize(("tops", "merged"), MIDDLE)
def test_a_name_in_three_columns_is_joined(tops: Rows, merged: tuple[str, ...]) -> None:
    parts = ("Mẫu", "Nguyễn", "Văn") if tops[0][1] == "Tên" else ("Nguyễn", "Văn", "Mẫu")
    made = a_book(*tops, (1, *parts, *a_row()[2:]))
    for cells in merged:
        made.worksheets[0].merge_cells(cells)

    assert [row.values["name"] for row in read(made).rows] == ["Nguyễn Văn Mẫu"]


def test_given_names_beside_without_a_heading_are_joined() -> None:
    (row,) = read(
        a_book(("STT", "Họ và tên", None, *TOP[2:]), (1, "Lò Văn", "Ví", *a_row()[2:]))
    ).rows

    assert row.values["name"] == "Lò Văn Ví"


def test_names_of_two_kinds_in_two_columns_are_read() -> None:
    top = ("STT", "Tên tập thể", "Họ và tên", *TOP[2:])
    team = (2, "Tổ Mẫu", None, "Tập thể", None, "Tốt", "III.1.b")
    both = (3, "Tổ Mẫu", "Lò Ví", "Cá nhân", None, "Tốt", "III.4.a")
    table = read(a_book(top, (1, None, "Lò Ví", *a_row()[2:]), team, both))

    assert told(table)[:2] == [("CA_NHAN", "Lò Ví"), ("TAP_THE", "Tổ Mẫu")]
    assert "cả hai cột tên" in table.rows[2].findings[0].text


def test_a_heading_said_twice_is_named() -> None:
    table = read(a_book((*TOP, "Thành tích"), (*a_row(), "Khác")))

    assert table.notes == ("Trang “DS”: cột “Thành tích” không được đọc.",)


PAIRED_TOPS: list[Rows] = [
    [(*TOP, "Nam", "Nữ")],
    [(*TOP, "Năm sinh (Nam)", "Năm sinh (Nữ)")],
    [(*TOP, "Năm sinh nam", "Năm sinh nữ")],
    [(*TOP, "Năm sinh", None), (*[None] * 6, "Nam", "Nữ")],
]


@pytest.mark.parametrize("tops", PAIRED_TOPS)
def test_a_pair_is_told_by_its_own_headings(tops: Rows) -> None:
    ticked, dated = (*a_row(), "x", "-"), (*a_row(2), None, 1990)
    values = [nominee_values(row) for row in read(a_book(*tops, ticked, dated)).rows]

    assert [each["honorific"] for each in values] == ["Ông", "Bà"]
    assert [each.get("birth_year") for each in values] == [None, "1990"]


def test_both_columns_of_a_pair_are_refused() -> None:
    (row,) = read(a_book((*TOP, "Nam", "Nữ"), (*a_row(), 1980, 1981))).rows

    assert "cả hai cột “Nam” và “Nữ”" in row.findings[0].text


def test_a_cross_under_women_is_a_persons() -> None:
    (row,) = read(a_book((*TOP, "Nữ"), (*a_row(), "x"))).rows
    values = nominee_values(row)

    assert (values["honorific"], values.get("women")) == ("Bà", None)


def test_a_lower_line_adds_to_an_upper_one_that_is_complete() -> None:
    upper = ("STT", "Họ và tên", "Đối tượng", "Thông tin", None, None, "Thành tích", "Tiêu chí")
    lower = (None, None, None, "Ông/Bà", "Năm sinh", "Số CCCD", None, None)
    made = a_book(
        upper, lower, (1, "Mẫu", "Cá nhân", "Ông", 1988, "019088000001", "Tốt", "III.4.a")
    )
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2", "H1:H2"):
        made.worksheets[0].merge_cells(cells)
    (row,) = read(made).rows
    values = nominee_values(row)

    assert (values["honorific"], values["birth_year"]) == ("Ông", "1988")
    assert values["citizen_id"] == "019088000001"


@pytest.mark.parametrize(
    ("upper", "cells", "meant"),
    [
        ("Năm sinh", (1988, None), {"birth_year": "1988", "honorific": "Ông"}),
        ("Năm sinh", (None, "5/10/1990"), {"birth_year": "1990", "honorific": "Bà"}),
        ("Giới tính", ("x", None), {"honorific": "Ông"}),
        ("Giới tính", (None, "X"), {"honorific": "Bà"}),
    ],
)
def test_a_pair_of_columns_tells_sex_and_year(
    upper: str, cells: tuple[Any, ...], meant: dict[str, str]
) -> None:
    made = a_book((*TOP, upper, None), (*[None] * 6, "Nam", "Nữ"), (*a_row(), *cells))
    made.worksheets[0].merge_cells("G1:H1")
    values = nominee_values(read(made).rows[0])

    assert {name: values.get(name) for name in meant} == meant


TWO: list[tuple[Rows, list[tuple[str, str]]]] = [
    (
        [("I. TẬP THỂ",), TEAMS, TEAM, (), ("II. CÁ NHÂN",), PEOPLE, PERSON],
        [("TAP_THE", "Tổ Mẫu"), ("CA_NHAN", "Mẫu")],
    ),
    (
        [
            ("DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG",),
            TEAMS,
            TEAM,
            ("DANH SÁCH CÁ NHÂN",),
            PEOPLE,
            PERSON,
        ],
        [("TAP_THE", "Tổ Mẫu"), ("CA_NHAN", "Mẫu")],
    ),
    ([TOP, a_row(name="Mẫu"), (), TEAMS, TEAM], [("CA_NHAN", "Mẫu"), ("TAP_THE", "Tổ Mẫu")]),
]


@pytest.mark.parametrize(("rows", "meant"), TWO)
def test_each_table_on_a_sheet_is_read_by_its_own_headings(
    rows: Rows, meant: list[tuple[str, str]]
) -> None:
    assert told(read(a_book(*rows))) == meant


def test_a_table_in_a_letter_is_what_its_title_says() -> None:
    made = a_letter([[str(each) for each in PEOPLE], [str(each) for each in PERSON]])
    made.element.body.insert(0, made.add_paragraph("2. Danh sách cá nhân")._p)
    made.add_paragraph("1. Tập thể:")
    table = made.add_table(2, 4)
    for line, values in zip(table.rows, (TEAMS, TEAM), strict=True):
        for cell, value in zip(line.cells, values, strict=True):
            cell.text = str(value)

    assert told(read(made, "tt.docx")) == [("CA_NHAN", "Mẫu"), ("TAP_THE", "Tổ Mẫu")]


def test_a_sheet_is_what_its_name_says() -> None:
    made = a_book(TOP, a_row(name="Mẫu"), title="Cá nhân")
    for row in (TEAMS, TEAM):
        made.create_sheet("Tập thể") if "Tập thể" not in made.sheetnames else None
        made["Tập thể"].append(list(row))

    assert told(read(made)) == [("CA_NHAN", "Mẫu"), ("TAP_THE", "Tổ Mẫu")]


def test_tables_that_go_on_without_headings_are_read() -> None:
    sheets = a_book(TOP, a_row(name="Một"), title="Trang 1")
    sheets.create_sheet("Trang 2").append(list(a_row(2, name="Hai")))
    letter = a_letter(
        [list(TOP), [str(each or "") for each in a_row(name="Một")]],
        [[str(each or "") for each in a_row(2, name="Hai")]],
        [[str(each or "") for each in a_row(3, name="Ba")]],
    )

    assert [name for _, name in told(read(sheets))] == ["Một", "Hai"]
    assert [name for _, name in told(read(letter, "tt.docx"))] == ["Một", "Hai", "Ba"]


def test_every_table_that_is_not_read_is_named_with_why() -> None:
    made = a_book(TOP, a_row())
    made.create_sheet("Thu chi").append(["Ngày", "Khoản", "Số tiền"])
    made.create_sheet("Thiếu").append(["Họ và tên", "Đối tượng", "Thành tích nổi trội"])
    table = read(made)

    assert table.notes == (
        "Trang “Thu chi” không được đọc: không có dòng tiêu đề của danh sách.",
        "Trang “Thiếu” không được đọc: không có cột “Thành tích”, “Tiêu chí”; chưa biết cột “Thành"
        " tích nổi trội” (có phải là “Thành tích”?) (đã đọc “Đối tượng”, “Họ và tên”).",
    )


@pytest.mark.parametrize(
    ("strange", "near"),
    [
        ("Thành tích tiêu biểu", "Thành tích"),
        ("Thành tích xuất sắc nhất", "Thành tích"),
        ("Tóm tắt thành tích cá nhân", "Thành tích"),
    ],
)
def test_a_heading_that_is_not_known_is_named_beside_the_nearest(strange: str, near: str) -> None:
    top = (*TOP[:4], strange, TOP[5])
    with pytest.raises(InvalidForm) as caught:
        read(a_book(top, a_row()))

    said = str(caught.value)
    assert f"không có cột “{near}”; chưa biết cột “{strange}” (có phải là “{near}”?)" in said
    assert "đã đọc “Đối tượng”, “Họ và tên”, “Tiêu chí”" in said
