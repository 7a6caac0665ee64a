"""Names as they are typed: taken apart where it is sure, refused where they cannot be names."""

import pytest

from dossiers.matching.written_names import garbled, name_fault, taken_apart, two_people
from dossiers.model.nominee import Honorific, NomineeKind

PERSON, TEAM = NomineeKind.CA_NHAN, NomineeKind.TAP_THE
ONG, BA = Honorific.ONG, Honorific.BA

APART = [
    ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", None, ""),
    ("Ông Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", ONG, ""),
    ("Bà: Hoàng Thị Thử", "Hoàng Thị Thử", BA, ""),
    ("- Bà Hoàng Thị Thử", "Hoàng Thị Thử", BA, ""),
    ("Ô. Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", ONG, ""),
    ("Cô giáo Lò Thị Ví", "Lò Thị Ví", None, ""),
    ("1. Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("(12) Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("Đ/c Lý Văn Bốn", "Lý Văn Bốn", None, ""),
    ("Đồng chí: Lý Văn Bốn", "Lý Văn Bốn", None, ""),
    ("PGS.TS Trần Văn Mẫu", "Trần Văn Mẫu", None, ""),
    ("Thượng úy Lý Văn Mẫu", "Lý Văn Mẫu", None, ""),
    ("Nguyễn Văn Mẫu (Tổ trưởng)", "Nguyễn Văn Mẫu", None, "Tổ trưởng"),
    ("Nguyễn Văn Mẫu, Hiệu trưởng", "Nguyễn Văn Mẫu", None, "Hiệu trưởng"),
    ("Nguyễn Văn Mẫu - Giáo viên", "Nguyễn Văn Mẫu", None, "Giáo viên"),
    ("Bà Hoàng Thị Thử\nTổ trưởng chuyên môn", "Hoàng Thị Thử", BA, "Tổ trưởng chuyên môn"),
    ("Bá Văn Mẫu", "Bá Văn Mẫu", None, ""),
    ("Anh Thư Lê", "Anh Thư Lê", None, ""),
    ("Ông Ông Ích Mẫu", "Ông Ích Mẫu", ONG, ""),
    ("-", "-", None, ""),
    ("Ông Ích Mẫu", "Ông Ích Mẫu", None, ""),
    ("Ông Thị Mẫu Hà", "Ông Thị Mẫu Hà", None, ""),
    ("Ông (bà) Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("Ông/bà Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("Ths - Bs Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("Thiếu tướng Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("Em Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("a) Lò Văn Ví", "Lò Văn Ví", None, ""),
    ("II. Lò Văn Ví;", "Lò Văn Ví", None, ""),
    ("Lò Văn Ví*", "Lò Văn Ví", None, ""),
    ("“Lò Văn Ví”", "Lò Văn Ví", None, ""),
    ("Lò Văn Ví, ThS., BS", "Lò Văn Ví", None, "ThS., BS"),
    ("Lò Văn Ví – PHT", "Lò Văn Ví", None, "PHT"),
    ("Lò Văn Ví- Hiệu trưởng", "Lò Văn Ví", None, "Hiệu trưởng"),
    ("Lò Văn Ví: Trưởng Ban Dân Vận", "Lò Văn Ví", None, "Trưởng Ban Dân Vận"),
    ("Lò Văn Ví, sinh năm 1985", "Lò Văn Ví", None, "sinh năm 1985"),
    ("Hiệu trưởng: Lò Văn Ví", "Lò Văn Ví", None, "Hiệu trưởng"),
    ("Trưởng thôn Lò Văn Ví", "Lò Văn Ví", None, "Trưởng thôn"),
    ("Phó Đức Mẫu", "Phó Đức Mẫu", None, ""),
    ("Y Mẫu Niê Kđăm", "Y Mẫu Niê Kđăm", None, ""),
]


@pytest.mark.parametrize(("typed", "name", "honorific", "aside"), APART)
def test_what_stands_around_a_name_is_split_off(
    typed: str, name: str, honorific: Honorific | None, aside: str
) -> None:
    written = taken_apart(typed)

    assert (written.name, written.honorific, written.aside) == (name, honorific, aside)
    assert bool(written.dropped) is (typed.strip("*“”") != name)


TWO = [
    "Phùng Văn Hai\nVi Thị Ba",
    "Phùng Văn Hai, Vi Thị Ba",
    "Phùng Văn Hai; Vi Thị Ba",
    "Ông Phùng Văn Hai và bà Vi Thị Ba",
    "1. Phùng Văn Hai\n2. Vi Thị Ba",
    "PHÙNG VĂN HAI & VI THỊ BA",
    "PHÙNG VĂN HAI VÀ VI THỊ BA",
    "Phùng Văn Hai - Vi Thị Ba",
    "phùng văn hai, vi thị ba",
    "Phùng Văn Hai\nGiáo viên\nVi Thị Ba\nKế toán",
    "Phùng Văn Hai (HT), Vi Thị Ba (PHT)",
]


@pytest.mark.parametrize("typed", TWO)
def test_two_people_in_one_text_are_named_and_refused(typed: str) -> None:
    assert [each.casefold() for each in two_people(typed)] == ["phùng văn hai", "vi thị ba"]
    assert "hãy tách mỗi người một dòng" in name_fault(PERSON, typed)
    assert name_fault(NomineeKind.HO_GIA_DINH, typed) == ""


UNREADABLE = {
    "Nguy?n V?n M?u": "mất dấu",
    "Nguy\ufffdn V\ufffdn M\ufffdu": "mất dấu",
    "Nguyá»…n VÄƒn Máº«u": "phông chữ",
    "Ä\u0090áº·ng VÄƒn Máº«u": "phông chữ",
    "Nguy&#7877;n Văn Mẫu": "trang web",
    "Nguyễn V&abreve;n Mẫu": "trang web",
    "Nguy%E1%BB%85n": "chương trình khác",
    "Nguy\\u1ec5n Văn": "chương trình khác",
    "Nguyêñ Văn Mẫu": "chữ Việt (ñ)",
    "Nguyễn Vǎn Mẫu": "chữ Việt (ǎ)",
    "Nguyễn Văn М\u1eabu": "chữ Việt (М)",
    "Nguyễn Văn Mẫ\u0306u": "chữ Việt",
    "NULL": "chương trình khác để lại",
    "#N/A": "chương trình khác để lại",
    "nan": "chương trình khác để lại",
    "undefined": "chương trình khác để lại",
    "-": "không phải là tên",
    "1": "không phải là tên",
    "…": "không phải là tên",
    "Không có": "không phải tên",
    "x": "không phải tên",
    "Nguyĕn Văn Mẫu": "chữ Việt (ĕ)",
}


@pytest.mark.parametrize(("typed", "said"), UNREADABLE.items())
@pytest.mark.parametrize("kind", [PERSON, TEAM])
def test_what_cannot_be_a_name_says_why(kind: NomineeKind, typed: str, said: str) -> None:
    assert said in name_fault(kind, typed)


NO_PERSONS = [
    "Vợ chồng ông Lò Văn Ví",
    "Lò Văn Ví và 3 người khác",
    "Nhóm tác giả: Lò Văn Ví",
    "Lò Văn Ví 0900000000",
    "L.V.Ví",
    "Lò V. Ví",
    "LaVănVí",
]


@pytest.mark.parametrize("typed", NO_PERSONS)
def test_more_or_less_than_a_name_is_refused(typed: str) -> None:
    assert "hãy chỉ ghi họ và tên" in name_fault(PERSON, taken_apart(typed).name)


SOUND = [
    (PERSON, "Y Krĭng Niê Kđăm"),
    (PERSON, "H Yŭk Ayŭn"),
    (PERSON, "Y Čuôr Mlô"),
    (PERSON, "H’Mẫu Êƀan"),
    (PERSON, "Kră Jăn K' Plin"),
    (PERSON, "Hồ A Mẫu"),
    (PERSON, "Thạch Sà Mẫu"),
    (PERSON, "Đặng Thùy Mẫu"),
    (PERSON, "H'Hen Niê"),
    (PERSON, "Ân Ã Mẫu"),
    (PERSON, "Nguye\u0302\u0303n Va\u0306n Ma\u0302\u0303u"),
    (PERSON, "Tên 12"),
    (PERSON, "Smith John"),
    (TEAM, "Công ty CP A&B"),
    (TEAM, "Tổ 1A, 2B và Đội 3"),
    (TEAM, "Tổ dân phố số 2 – Phường Mẫu (cũ)"),
]


@pytest.mark.parametrize(("kind", "typed"), SOUND)
def test_a_sound_name_is_one(kind: NomineeKind, typed: str) -> None:
    assert name_fault(kind, typed) == ""


def test_text_that_asks_and_counts_is_not_garbled() -> None:
    assert garbled("Giảm 35% thời gian; đạt 12/12 chỉ tiêu, A&B? Có.") == ""
    assert "mất dấu" in garbled("Gi?m 35% th?i gian ch?")
