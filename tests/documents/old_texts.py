"""Vietnamese text written in the old encodings, and lists that mix them with Unicode."""

import random
from typing import NamedTuple

from documents.old_encodings import TCVN3_LETTERS, VNI_LETTERS, Encoding
from dossiers.matching.syllables import LETTERS

TCVN3 = {letter: typed for typed, letter in TCVN3_LETTERS.items()}
VNI = {
    letter: typed
    for typed, letter in VNI_LETTERS.items()
    if len(typed) == 1 or typed[1].isupper() == letter.isupper()
}

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh"
MIDDLES = "Văn Thị Đức Hữu Ngọc Minh Thanh Xuân Quốc Kim Hồng Thùy Đình"
GIVEN = (
    "Mẫu Hương Phượng Ánh Bình Cường Dũng Đạt Giang Hà Hạnh Hiếu Hòa Huệ Khánh Lễ Lợi Mỹ Nghĩa"
    " Nhẫn Oanh Phúc Quỳnh Sơn Tâm Thảo Thắng Thọ Thủy Trí Tuấn Uyên Vượng Ý Yến Ân Ái"
)
TEXTS = (
    "Hoàn thành xuất sắc nhiệm vụ năm học",
    "Có sáng kiến giảm thời gian chờ của người dân",
    "Vận động nhân dân hiến đất mở đường",
    "Giáo viên dạy giỏi cấp thành phố",
    "Phòng Giáo dục và Đào tạo",
    "Trường Tiểu học Đống Đa",
    "Tổ trưởng Tổ dân phố số 7",
    "Ủy viên Ban Thường vụ Đảng ủy",
    "Bảo đảm an ninh, trật tự ở khu dân cư",
)


class ListedText(NamedTuple):
    """A cell of a list: what stands in it, what it says, its encoding, None if it is Unicode."""

    typed: str
    said: str
    encoding: Encoding | None


def in_old(text: str, encoding: Encoding) -> str:
    """Return a text as it is typed in an old encoding; TCVN3 lacks capitals with tones."""
    table = TCVN3 if encoding is Encoding.TCVN3 else VNI
    return "".join(table.get(each, table.get(each.lower(), each)) for each in text)


def writable(text: str, encoding: Encoding) -> bool:
    """Tell whether an ordinary font of the encoding can write a text."""
    letters = {each for each in text if each.lower() in LETTERS}
    return encoding is Encoding.VNI or all(each in TCVN3 for each in letters)


def mixed_list(seed: int) -> list[ListedText]:
    """Return the cells of a list of twenty rows, each row in an encoding of its own."""
    chance = random.Random(seed)  # noqa: S311 - examples, no secrets
    cells: list[ListedText] = []
    for _ in range(20):
        encoding = chance.choice([None, *Encoding])
        name = " ".join(chance.choice(each.split()) for each in (FAMILIES, MIDDLES, GIVEN))
        for said in (name, chance.choice(TEXTS)):
            told = encoding if encoding and writable(said, encoding) else None
            cells.append(ListedText(in_old(said, told) if told else said, said, told))
    return cells
