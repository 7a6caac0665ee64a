"""Tables are found by their headings wherever they stand, and each row says what is wrong."""

import unicodedata
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest

from documents.tables import table_reader
from documents.tables.nominee_columns import nominee_values
from documents.tables.table_reader import Table, read_table
from dossiers.model.errors import InvalidForm
from tests.documents.tables.books import HEADINGS, TOP, a_book, a_letter, a_row, saved


def read(made: Any, name: str = "ds.xlsx") -> Table:
    return read_table(saved(made), name, HEADINGS)


def names(table: Table) -> list[str]:
    return [row.values.get("name", "") for row in table.rows]


def test_titles_above_empty_lines_and_other_columns_do_not_matter() -> None:
    made = a_book(["ĐƠN VỊ"], ["DANH SÁCH"], [], [*TOP, "Sở thích"], [*a_row(), "Đọc"], [])
    made.worksheets[0].merge_cells("A2:F2")
    table = read(made)
    (row,) = table.rows
    assert (row.place, row.columns["name"]) == ("Trang “DS”, dòng 5", (2, "Họ và tên"))
    assert table.notes == ("Trang “DS”: cột “Sở thích” không được đọc.",)


@pytest.mark.parametrize(
    "headings",
    [
        ("Tiêu chí", "Thành tích", "Đối tượng", "Họ và tên"),
        ("TIÊU CHÍ (*)", "Tóm tắt thành tích", "ĐỐI TƯỢNG:", "Họ tên"),
        ("Tiêu chí đạt được", "THÀNH TÍCH", "Đối  tượng", "Tên tập thể,\ncá nhân"),
        ("Mã tiêu chí", "Thành tích đạt được", "Loại đối tượng", "Họ và tên/Tên đơn vị"),
        tuple(unicodedata.normalize("NFD", each) for each in ("Tiêu chí", *TOP[4:1:-2], TOP[1])),
    ],
)
def test_headings_may_come_in_any_order_and_spelling(headings: tuple[str, ...]) -> None:
    (row,) = read(a_book(headings, ("III.4.a", "Tốt", "Cá nhân", "Mẫu"))).rows
    assert nominee_values(row) == {
        "kind": "CA_NHAN",
        "name": "Mẫu",
        "achievement": "Tốt",
        "criteria": ["III.4.a"],
    }


def test_position_and_workplace_in_one_column_are_kept_together() -> None:
    made = a_book((*TOP, "Chức vụ, đơn vị công tác"), (*a_row(), "Giáo viên, Trường Mẫu"))
    assert read(made).rows[0].values["position"] == "Giáo viên, Trường Mẫu"


def test_headings_may_stand_in_two_lines() -> None:
    upper = ("STT", "Thông tin", None, None, "Thành tích", "Tiêu chí")
    lower = (None, "Họ và tên", "Đối tượng", "Số CCCD", None, None)
    made = a_book(upper, lower, a_row(citizen="019088000001"))
    made.worksheets[0].merge_cells("B1:D1")
    (row,) = read(made).rows
    assert row.values["citizen_id"] == "019088000001"
    assert row.columns["achievement"] == (5, "Thành tích")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (date(1988, 5, 12), "1988"),
        ("12/05/1988", "1988"),
        ("5/1988", "1988"),
        ("1988-05-12", "1988"),
        (1988.0, "1988"),
        (" 1988 ", "1988"),
    ],
)
def test_a_day_of_birth_gives_the_year(written: Any, meant: str) -> None:
    (row,) = read(a_book((*TOP, "Ngày sinh"), (*a_row(), written))).rows
    assert nominee_values(row)["birth_year"].strip() == meant


@pytest.mark.parametrize(("written", "meant"), [("Nam", "Ông"), ("nữ", "Bà"), ("BÀ", "Bà")])
def test_a_column_of_sexes_gives_the_honorific(written: str, meant: str) -> None:
    (row,) = read(a_book((*TOP, "Giới tính"), (*a_row(), written))).rows
    assert nominee_values(row)["honorific"] == meant


@pytest.mark.parametrize(
    "written",
    [
        "III.4.a; III.4.b",
        "III.4.a,III.4.b",
        "III.4.a\nIII.4.b",
        " III.4.a ;; III.4.b;",
        "Mục III.4.a và III.4.b.",
        "- iii.4.A\n- III. 4. b",
        "III.4a/III.4b, III.4.a",
    ],
)
def test_criteria_may_be_parted_in_any_way(written: str) -> None:
    (row,) = read(a_book(TOP, (*a_row()[:5], written))).rows
    assert nominee_values(row)["criteria"] == ["III.4.a", "III.4.b"]


@pytest.mark.parametrize("written", ["III.9.z", "4.a", "III.4", "sáng kiến"])
def test_what_is_no_criterion_of_the_plan_is_kept_as_typed(written: str) -> None:
    (row,) = read(a_book(TOP, (*a_row()[:5], written))).rows
    assert nominee_values(row)["criteria"] == [written]


@pytest.mark.parametrize("number", [19088000001, "19088000001", 9088000001, 88000001])
def test_a_citizen_number_that_lost_its_zeros_is_named(number: Any) -> None:
    (finding,) = read(a_book(TOP, a_row(citizen=number))).rows[0].findings
    assert finding.text.startswith("Trang “DS”, dòng 2, cột D “Số căn cước”: ")
    assert "Excel đã bỏ mất số 0 ở đầu" in finding.sentence


@pytest.mark.parametrize("number", ["019088000001", 119088000001, "012345678", "", None])
def test_a_citizen_number_that_is_whole_is_not(number: Any) -> None:
    assert read(a_book(TOP, a_row(citizen=number))).rows[0].findings == ()


def test_sums_and_signatures_under_the_table_are_passed_over_and_said() -> None:
    table = read(
        a_book(
            TOP,
            a_row(),
            (2, None, None, None, None, None),
            ("Tổng cộng: 1 người", "Tổng cộng", None, None, None, None),
            (),
            (None, None, None, None, "THỦ TRƯỞNG ĐƠN VỊ", None),
        )
    )
    assert names(table) == ["Nguyễn Văn Mẫu"]
    said = "2 dòng không được đọc: dòng 4 cộng; dòng 6 ở ngoài danh sách."
    assert table.notes == (f"Trang “DS”: {said}",)


def test_a_name_alone_is_a_row_where_the_rows_are_counted() -> None:
    made = a_book(TOP, a_row(), (), (2, "Lò Thị Mẫu"), (), ("KHỐI TRƯỜNG HỌC",), a_row(3))
    table = read(made)
    assert [row.line for row in table.rows] == [2, 4, 7]
    assert table.rows[1].values == {"name": "Lò Thị Mẫu"}


@pytest.mark.parametrize(
    "among",
    [
        (1, 2, 3, 4, 5, 6),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("A", "B", "C", "1", "2", "3"),
        TOP,
        tuple(each.upper() for each in TOP),
    ],
)
def test_numbers_of_columns_and_headings_said_again_are_no_rows(among: tuple[Any, ...]) -> None:
    table = read(a_book(TOP, among, a_row(), a_row(2), among, a_row(3)))
    assert ([row.line for row in table.rows], table.notes) == ([3, 4, 6], ())


SECTIONS = [
    (("I", "TẬP THỂ"), ("II", "CÁ NHÂN (02 người)")),
    (("I. Tập thể",), ("II. Cá nhân:",)),
    (("A. ĐỐI VỚI TẬP THỂ",), ("B. ĐỐI VỚI CÁ NHÂN",)),
    (("Phần 1", "Các tập thể"), ("Phần 2", "Danh sách cá nhân")),
]


@pytest.mark.parametrize(("first", "second"), SECTIONS)
def test_a_line_between_the_rows_says_who_follows(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    top, rows = (
        TOP[:2] + TOP[4:],
        [("1", "Tổ Mẫu", "Tốt", "III.1.a"), ("1", "Mẫu", "Tốt", "III.4.a")],
    )
    table = read(a_book(top, first, rows[0], second, rows[1]))
    assert [nominee_values(row)["kind"] for row in table.rows] == ["TAP_THE", "CA_NHAN"]
    assert table.notes == ()


def test_a_kind_in_its_own_column_goes_before_the_section_and_is_none() -> None:
    only_kind = (3, "Gia đình ông Mẫu", "Hộ gia đình")
    table = read(a_book(TOP, ("I. CÁ NHÂN",), (1, "Tổ", "Tập thể", None, "Tốt"), only_kind))
    assert [row.values["kind"] for row in table.rows] == ["Tập thể", "Hộ gia đình"]


def test_a_section_merged_over_a_word_table_is_one() -> None:
    made = a_letter([list(TOP), [""] * 6, ["1", "Tổ Mẫu", "", "", "Tốt", "III.1.a"]])
    made.tables[0].cell(1, 0).merge(made.tables[0].cell(1, 5)).text = "I. TẬP THỂ"
    (row,) = read(made, "to-trinh.docx").rows
    assert nominee_values(row)["kind"] == "TAP_THE"


def test_a_row_after_a_gap_is_read() -> None:
    made = a_book(TOP, a_row(), (), a_row(2, name="Lò Thị Mẫu"))
    assert names(read(made)) == ["Nguyễn Văn Mẫu", "Lò Thị Mẫu"]


def test_every_sheet_with_a_table_is_read() -> None:
    made = a_book(TOP, a_row(), title="Cá nhân")
    for title, rows in (("Ghi chú", [("không có bảng",)]), ("Tập thể", [TOP, a_row(name="Tổ")])):
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    table = read(made)
    assert [row.place for row in table.rows] == [
        "Trang “Cá nhân”, dòng 2",
        "Trang “Tập thể”, dòng 2",
    ]


def test_tables_of_a_letter_are_read_by_row_and_column() -> None:
    heading = [["TRƯỜNG MẪU", "CỘNG HÒA"]]
    rows = [list(TOP), ["1", "Mẫu", "Cá nhân", "19088000001", "Tốt", "III.4.a"]]
    table = read(a_letter(heading, rows), "to-trinh.docx")
    (finding,) = table.rows[0].findings
    assert finding.text.startswith("Bảng 2, dòng 2, cột 4 “Số căn cước”: ")


@pytest.mark.parametrize(
    ("made", "name", "said"),
    [
        (a_book(["không có bảng"]), "ds.xlsx", "không có dòng tiêu đề với đủ các cột “Đối tượng”"),
        (a_book(TOP), "ds.xlsx", "không có dòng nào dưới tiêu đề"),
        (a_book(TOP[:-1], a_row()[:-1]), "ds.xlsx", "không có cột “Tiêu chí” .*; hãy bổ sung"),
        (a_letter([["A", "B"]]), "tt.docx", "không có dòng tiêu đề"),
    ],
)
def test_a_file_without_a_list_is_refused_by_its_name(made: Any, name: str, said: str) -> None:
    with pytest.raises(InvalidForm, match=said) as caught:
        read(made, name)
    assert name in str(caught.value)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(InvalidForm, match=r"ds\.xls hỏng hoặc có mật khẩu"):
        read_table(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "ds.xls", HEADINGS
        )
    with pytest.raises(InvalidForm, match=r"ds\.pdf là tệp PDF; danh sách phải ở tệp Excel"):
        read_table(b"%PDF-1.4 %%EOF", "ds.pdf", HEADINGS)


def test_a_list_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reader, "MAX_ROWS", 2)
    with pytest.raises(InvalidForm, match="có 3 dòng, quá 2 dòng; hãy chia thành nhiều tệp"):
        read(a_book(TOP, *(a_row(name=f"Mẫu {each}") for each in range(3))))


@pytest.mark.parametrize(
    ("made", "name", "times"),
    [
        (a_book(TOP, a_row()), "ds.xlsx", 1),
        (a_letter([TOP, [str(each) for each in a_row()]]), "a.docx", 2),
    ],
    ids=["workbook", "word"],
)
def test_the_file_is_opened_once_by_us_and_a_letter_once_more_by_its_library(
    made: Any, name: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, opened = saved(made), []
    start = ZipFile.__init__

    def counting(self: ZipFile, *given: Any, **named: Any) -> None:
        opened.append(self)
        start(self, *given, **named)

    monkeypatch.setattr(ZipFile, "__init__", counting)
    assert len(read_table(data, name, HEADINGS).rows) == 1
    assert len(opened) == times
