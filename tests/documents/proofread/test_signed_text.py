"""A signed copy against the paper that was generated: number, day, names; a scan is unread."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from documents.files.pdf_text import pdf_text
from documents.proofread.signed_text import UNREAD, Comparison, GeneratedPaper, compare
from tests.desk.text_pdfs import text_pdf

TEXT = """ỦY BAN NHÂN DÂN PHƯỜNG MẪU
Số: 05/QĐ-UBND Mẫu, ngày 16 tháng 11 năm 2026
QUYẾT ĐỊNH Về việc tặng Giấy khen
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Quyết định số 553/QĐ-UBND ngày 13 tháng 3 năm 2026 của tỉnh;
Điều 1. Tặng Giấy khen cho ông Nguyễn Hoà Mẫu và bà Phùng Thị Mẫu Mực.
CHỦ TỊCH Bế Văn Chủ"""
PAPER = GeneratedPaper(
    TEXT, "05/QĐ-UBND", date(2026, 11, 16), ("Nguyễn Hoà Mẫu", "Phùng Thị Mẫu Mực", "Không Có")
)
SAME = Comparison()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace(" ", "\n"),
        TEXT.replace("05/QĐ-UBND", "05/QĐ-\nUBND"),
        TEXT.replace("05/QĐ-UBND", "5 / QĐ–UBND"),
        TEXT.replace("QĐ", "QÐ"),
        TEXT.upper(),
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("Phùng Thị Mẫu Mực", "Phùng Thị Mẫu\u00a0\n Mực"),
        TEXT.replace("Điều 1", "Điều\u200b 1"),
    ],
    ids=["as-is", "lines", "broken", "spaced", "eth", "capitals", "nfd", "name-broken", "zero"],
)
def test_how_a_text_is_set_does_not_matter(text: str) -> None:
    assert compare(text, PAPER) == SAME


def test_ligatures_are_taken_apart() -> None:
    paper = replace(PAPER, text=f"{TEXT} Office", names=("Office",))
    read = pdf_text(text_pdf(*TEXT.split("\n"), "Oﬃce", glyphs=("ﬃ",)))
    assert compare(read, paper) == SAME


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (TEXT.replace("05/QĐ", "06/QĐ"), "06/QĐ-UBND"),
        (TEXT.replace("05/QĐ", "105/QĐ"), "105/QĐ-UBND"),
        (TEXT.replace("05/QĐ", "50/QĐ"), "50/QĐ-UBND"),
        (TEXT.replace("05/QĐ-UBND", "05/TTr-VHXH"), "05/TTr-VHXH"),
        ("Số: 07/QĐ-UBND\nĐính chính Quyết định số 05/QĐ-UBND", "07/QĐ-UBND"),
        ("Kèm theo Quyết định số 06/QĐ-UBND ngày 20 tháng 11 năm 2026", "06/QĐ-UBND"),
        (TEXT.replace("11 năm 2026", "11 năm 2025"), "05/QĐ-UBND ngày 16/11/2025"),
    ],
)
def test_a_copy_of_another_paper_is_known_by_its_number(text: str, other: str) -> None:
    assert compare(text, PAPER).other == other


def test_a_number_and_day_that_are_not_in_the_text_are_told() -> None:
    stamped = TEXT.replace("05/QĐ", "     /QĐ").replace("ngày 16 tháng 11", "ngày     tháng")
    number, day = compare(stamped, PAPER).remarks
    assert number.startswith("Không thấy số 05/QĐ-UBND trong tệp")
    assert day == "Không thấy ngày 16/11/2026 trong tệp."


def test_another_day_and_names_that_are_missing_are_told_and_not_refused() -> None:
    text = TEXT.replace("ngày 16 tháng 11", "ngày 17 tháng 11").replace("Mẫu Mực", "Mẫu Mục")
    assert compare(text, PAPER) == Comparison(
        remarks=(
            "Không thấy ngày 16/11/2026 trong tệp; tệp ghi ngày 17/11/2026.",
            "Không thấy tên trong tệp: Phùng Thị Mẫu Mực.",
        )
    )


@pytest.mark.parametrize("text", ["", "Quét bằng máy", "Người ký: Bế Văn Chủ 16-11-2026"])
def test_a_scan_is_said_to_be_unread(text: str) -> None:
    assert compare(text, PAPER) == Comparison(remarks=(UNREAD,))


def test_a_stamp_on_a_scan_still_tells_the_number() -> None:
    assert compare("Số: 06/QĐ-UBND", PAPER).other == "06/QĐ-UBND"
    assert compare("Số: 05/QĐ-UBND ngày 16 tháng 11 năm 2026", PAPER).other == ""
