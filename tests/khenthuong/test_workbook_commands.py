"""The commands about a unit's list: a blank workbook, a check that names each fault."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from khenthuong.cli import run

HEADINGS = ("Họ và tên", "Đối tượng", "Ông/Bà", "Thành tích", "Tiêu chí", "Sở thích")
PERSON = ("Nguyễn Văn Mẫu", "Cá nhân", "Ông", "Có sáng kiến", "III.4.a", "Đọc sách")


def listed(folder: Path, *rows: tuple[str | None, ...]) -> Path:
    """Write a unit's list as a file."""
    made = Workbook()
    for row in (HEADINGS, *rows):
        made.worksheets[0].append(row)
    made.save(folder / "ds.xlsx")
    return folder / "ds.xlsx"


def check(folder: Path, *words: str) -> int:
    return run(["workbook", "check", str(folder / "ds.xlsx"), "--data", str(folder), *words])


def test_a_sound_list_is_said_to_be_sound_with_what_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(tmp_path, PERSON)
    assert check(tmp_path) == 0
    said = capsys.readouterr().out
    assert "Trang “Sheet”: cột “Sở thích” không được đọc." in said
    assert "ds.xlsx: 1 dòng, không thấy lỗi." in said
    assert [each.name for each in tmp_path.iterdir()] == ["ds.xlsx"], "nothing was opened for it"


def test_a_faulty_list_is_told_cell_by_cell_and_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(tmp_path, PERSON, (None, "Cá nhân", "Ông", "Có sáng kiến", "III.4.a", None))
    out = tmp_path / "loi.xlsx"
    assert check(tmp_path, "--out", str(out)) == 1
    said = capsys.readouterr()
    assert "Trang “Sheet”, dòng 3, cột A “Họ và tên”: chưa điền" in said.out
    assert "ds.xlsx có 1 chỗ phải sửa; chưa lưu gì." in said.err
    assert load_workbook(out).worksheets[0]["G3"].value == "Họ và tên: chưa điền"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--round", "2026-XX"), "2026-XX"),
        (("--round", "2026-XX", "--group", "TO_DAN_PHO"), "CO_QUAN, MTTQ_TCCTXH"),
    ],
)
def test_what_there_is_not_is_said(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(tmp_path, PERSON)
    assert check(tmp_path, *words) == 1
    assert said in capsys.readouterr().err


def test_a_list_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path) == 1
    assert "Không có tệp" in capsys.readouterr().err


def test_a_blank_workbook_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mau.xlsx"
    assert run(["workbook", "blank", "--out", str(out), "--data", str(tmp_path)]) == 0
    assert str(out) in capsys.readouterr().out
    assert load_workbook(out).sheetnames == ["Danh sách", "Ví dụ", "Tiêu chí", "Danh mục"]
    words = ["workbook", "blank", "--out", str(out), "--movement", "XA"]
    assert run(words) == 1
    assert "Không có phong trào “XA”" in capsys.readouterr().err


def test_old_fonts_are_converted_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(tmp_path, ("NguyÔn V¨n MÉu", "Cá nhân", "Ông", "Có sáng kiến", "III.4.a", None))
    assert check(tmp_path) == 1
    assert "phông cũ TCVN3 (.VnTime), đọc là “Nguyễn Văn Mẫu”" in capsys.readouterr().out
    assert check(tmp_path, "--convert") == 0
    assert "đã chuyển sang Unicode" in capsys.readouterr().out
