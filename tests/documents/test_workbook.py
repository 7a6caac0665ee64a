"""Workbooks read by their headings, wherever the table stands; damage said by its name."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from documents.workbook import read_rows
from dossiers.errors import InvalidForm

HEADINGS = [
    "STT",
    "Họ và tên",
    "ĐỐI TƯỢNG",
    "Ông/Bà",
    "Năm sinh",
    "Số căn cước",
    "Thành tích",
    "Tiêu chí",
]
ROW = [
    1,
    "Nguyễn Văn Mẫu",
    "Cá nhân",
    "Ông",
    1988.0,
    "001088000001",
    "Sáng kiến",
    "III.4.a; III.4.b",
]


def packed(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_rows_are_read_under_titles_with_their_place() -> None:
    data = packed(["DANH SÁCH ĐỀ NGHỊ"], [], HEADINGS, ROW, [None] * 8)

    ((place, values),) = read_rows(data, "a.xlsx")

    assert place == "Tệp a.xlsx, trang Sheet, dòng 4"
    assert values == {
        "kind": "CA_NHAN",
        "name": "Nguyễn Văn Mẫu",
        "honorific": "Ông",
        "birth_year": "1988",
        "citizen_id": "001088000001",
        "achievement": "Sáng kiến",
        "criteria": ["III.4.a", "III.4.b"],
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 hong", "hỏng"),
        (b"%PDF-1.7", "hỏng"),
        (packed(["không có bảng"]), "không có dòng tiêu đề"),
        (packed(HEADINGS), "không có dòng nào"),
        (packed(["Họ và tên", "Thành tích"], ["A", "B"]), "“Tiêu chí”"),
    ],
)
def test_what_is_no_list_of_nominees_is_said(data: bytes, said: str) -> None:
    with pytest.raises(InvalidForm, match=said) as caught:
        list(read_rows(data, "ds.xlsx"))
    assert "ds.xlsx" in str(caught.value)
