"""`khenthuong books`: what stands in the number books, and what is said of them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from khenthuong.cli import run

BY = ("--by", "Hà Thị Mẫu", "--reason", "sổ giấy", "--year", "2026")


@pytest.fixture
def books(tmp_path: Path) -> "Books":
    """Return the commands over an unused office."""
    return Books(tmp_path / "data")


class Books:
    """Runs `khenthuong books` over a data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def __call__(self, *words: str) -> int:
        return run(["books", *words, "--data", str(self._data)])


def test_a_book_is_opened_used_outside_voided_and_kept_elsewhere(
    books: Books, capsys: pytest.CaptureFixture[str]
) -> None:
    assert books("open", "TTr-VHXH", "133", *BY) == 0
    assert books("void", "TTr-VHXH", "134", *BY) == 0
    assert books("outside", "TTr-VHXH", "136", "140", *BY) == 0
    assert books("elsewhere", "QĐ-UBND", *BY) == 0
    assert books("here", "BC-VHXH", *BY) == 0
    said = capsys.readouterr().out.splitlines()
    assert [each.split(":")[0] for each in said] == ["Đã ghi"] * 4 + ["Đã ghi trước đó"]

    books("list", "--year", "2026")
    listed = capsys.readouterr().out
    assert "TTr-VHXH     2026  số tiếp theo 141; đến 133 đã dùng ở sổ ngoài; chưa rõ: 135" in listed
    assert "QĐ-UBND      2026  giữ ở nơi khác, số phải ghi bằng tay" in listed
    books("show", "TTr-VHXH", "--year", "2026")
    assert "134/TTr-VHXH                    Đã hủy  sổ giấy (Hà Thị Mẫu)" in capsys.readouterr().out


def test_the_register_is_written_as_a_workbook(books: Books, tmp_path: Path) -> None:
    books("open", "TTr-VHXH", "133", *BY)
    out = tmp_path / "so.xlsx"

    assert books("register", "TTr-VHXH", "--year", "2026", "--out", str(out)) == 0
    sheet = load_workbook(out).active
    assert sheet is not None
    assert sheet["A2"].value == "01 - 133"


def test_what_contradicts_the_book_is_refused(
    books: Books, capsys: pytest.CaptureFixture[str]
) -> None:
    assert books("void", "TTr-VHXH", "9", *BY) == 1
    assert "Số 9 chưa đến lượt" in capsys.readouterr().err
    assert books("show", "KHAC") == 1
    with pytest.raises(SystemExit, match="2"):
        books("open", "TTr-VHXH", "một", *BY)


@pytest.mark.parametrize("year", ["0", "-1", "20277", "99999999999999999999"])
def test_a_year_that_no_book_is_of_is_refused(
    books: Books, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    for words in (["list"], ["show", "TTr-VHXH"]):
        assert books(*words, "--year", year) == 1
        assert capsys.readouterr().err == (
            f"Từ chối: Năm: {year} không hợp lệ; hãy ghi năm như 2026.\n"
        )


def test_a_file_that_cannot_be_written_is_refused_in_a_sentence(
    books: Books, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for out in (tmp_path / "khong-co" / "so.xlsx", tmp_path):
        assert books("register", "TTr-VHXH", "--out", str(out)) == 1
        assert capsys.readouterr().err.startswith(f"Từ chối: Không mở hay ghi được {out}; hãy")
