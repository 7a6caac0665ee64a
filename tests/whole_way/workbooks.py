"""Workbooks as units send them: a good one, and each way in which one can be bad."""

import io
import random
import zipfile

from openpyxl import Workbook

HEADINGS = ("Đối tượng", "Họ và tên", "Ông/Bà", "Thành tích", "Tiêu chí")
PERSON = ("Cá nhân", "Ma Văn Mẫu Excel", "Ông", "Lắp 12 trạm nước sạch", "III.4.a")


def workbook(*rows: tuple[str, ...]) -> bytes:
    """Return an .xlsx with these rows on its first page."""
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    filled = io.BytesIO()
    made.save(filled)
    return filled.getvalue()


def with_part(package: bytes, part: str, text: str) -> bytes:
    """Return the package with another text in one of its parts."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return changed.getvalue()


def spoiled(package: bytes, chance: random.Random) -> bytes:
    """Return the package with some bytes overwritten, or cut short."""
    damaged = bytearray(package)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged[: chance.choice((len(damaged), chance.randrange(len(damaged))))])


GOOD = workbook(HEADINGS, PERSON)
SHEET = "xl/worksheets/sheet1.xml"
BAD = {
    "rong": b"",
    "khong-phai-excel": "Danh sách đề nghị khen thưởng".encode(),
    "cut": GOOD[: len(GOOD) // 2],
    "khoa-mat-khau": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "khong-co-bang": workbook(("Báo cáo",), ("Không có danh sách",)),
    "khong-co-dong": workbook(HEADINGS),
    "thieu-cot": workbook(HEADINGS[:-1], PERSON[:-1]),
    "trang-hong": with_part(GOOD, SHEET, "<worksheet><sheetData><row>"),
    "so-hong": with_part(GOOD, "xl/workbook.xml", "<workbook"),
    "o-sai": workbook(HEADINGS, ("Ma Văn Mẫu", "Cá nhân", "Ông", "", "III.4.a")),
}
"""What is wrong with a workbook, by the name that its file gets."""
