"""Every letter of TCVN3 and VNI is read as another converter reads it; no Unicode is converted."""

from collections import Counter

import pytest
from viparse.normalize.encodings import CHARMAPS
from viparse.normalize.tables import convert

from documents.old_encodings import (
    Encoding,
    Typed,
    could_be_old,
    decode,
    encoding_of_font,
    in_font,
    read_runs,
    recognised,
)
from dossiers.matching.syllables import LETTERS
from tests.documents.old_texts import TCVN3, VNI, in_old, mixed_list

UNKNOWN_TO_VIPARSE = "ẳỵẲỴ"
"""Letters of VNI that the other converter leaves as they are: it met them in no document."""


def test_there_are_134_letters() -> None:
    assert len(set(LETTERS + LETTERS.upper())) == 134


def test_each_letter_of_tcvn3_goes_there_and_back() -> None:
    for letter in LETTERS + "ĂÂÊÔƠƯĐ":
        typed = TCVN3[letter]
        assert decode(typed, Encoding.TCVN3) == letter == convert(typed, CHARMAPS["tcvn3"])


def test_each_capital_of_tcvn3_is_a_small_letter_in_its_own_font() -> None:
    for letter in LETTERS:
        typed = in_font(f"§{TCVN3[letter]}", ".VnTimeH")
        assert typed
        assert typed.text[1:] == letter.upper() == convert(TCVN3[letter], CHARMAPS["tcvn3"]).upper()


def test_each_letter_of_vni_goes_there_and_back() -> None:
    for letter in LETTERS + LETTERS.upper():
        typed = VNI[letter]
        assert decode(typed, Encoding.VNI) == letter
        if letter not in UNKNOWN_TO_VIPARSE:
            assert convert(typed, CHARMAPS["vni"]) == letter


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NguyÔn V¨n MÉu", "Nguyễn Văn Mẫu"),
        ("Tr\u00c7n Th\u00de H\u00ad\u00acng", "Trần Thị Hương"),
        ("NGUYÔN V¡N MÉU", "NGUYỄN VĂN MẪU"),
        ("Lª ¸i H¹", "Lê ái Hạ"),
        ("§¾k L¾k, Tr­êng THCS MÉu", "Đắk Lắk, Trường THCS Mẫu"),
        ("Gi¶m 35% – “thêi gian” chê", "Giảm 35% – “thời gian” chờ"),
        ("Nguyeãn Vaên Maãu", "Nguyễn Văn Mẫu"),
        ("Höông", "Hương"),
        ("TRÖÔØNG TIEÅU HOÏC", "TRƯỜNG TIỂU HỌC"),
        ("Ñaø Naüng", "Đà Nẵng"),
        ("Leâ Thò Hoaøng", "Lê Thị Hoàng"),
        ("TRÖôøNG", "TRƯỜNG".replace("Ờ", "ờ")),
    ],
)
def test_a_text_whose_font_was_changed_is_known_by_its_shape(typed: str, said: str) -> None:
    found = recognised(typed)
    assert found
    assert (found.original, found.text, found.sure) == (typed, said, True)


@pytest.mark.parametrize(
    "text",
    """Nguyễn Văn Mẫu|Nguyen Van Mau|Ân|Ã|Hà|Bé|Lê Hòa|Hòa Bình|LÊ THÒ HOÀNG|Ông|Cá nhân|á|ý|Ý Yên
    Café|Noël|Orléans|Société Générale|Élysée|Thérèse|René|Chloé|Müller|Zürich|Köln|São Paulo|Niño
    Peña|Nuñez|Bjørn|Ångström|Çelik|Señor|naïve|Besançon|Ø 5|5µm|3 × 4|© 2024|m²|25 °C|½|«An»|· Hoa
    Trường THCS “Mẫu”|Quỹ Société Générale|Nhà Ðông|H'Mông|Y Bhăm Niê|Đắk Lắk|Krông Năng|N°5
    Hoàn thành 120% chỉ tiêu – năm 2026|Co­op|Ba Đình|Ðoàn Văn Mẫu|Lê Café|Công ty Nestlé""".replace(
        "\n    ", "|"
    ).split("|"),
)
def test_text_in_unicode_is_never_converted(text: str) -> None:
    assert recognised(text) is None
    assert read_runs([(text, "Times New Roman")]) == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArialH", Encoding.TCVN3),
        (".vntime", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve", Encoding.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_tells_the_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize(
    ("text", "font", "said"),
    [
        ("Bé", ".VnTime", "Bộ"),
        ("NguyÔn", ".VnTimeH", "NGUYỄN"),
        ("H\u2212¬ng", ".VnTime", "Hương"),
        ("B\uf0e9", ".VnTime", "Bộ"),
        ("ñi", "VNI-Times", "đi"),
    ],
)
def test_an_old_font_says_what_a_short_text_is(text: str, font: str, said: str) -> None:
    typed = read_runs([(text, font)])
    assert isinstance(typed, Typed)
    assert (typed.text, typed.by_font, typed.sure) == (said, True, True)


@pytest.mark.parametrize("text", ["Nguyễn Văn Mẫu", "Lê Hà", "Nguyen", "Trường", "Đặng"])
def test_unicode_in_an_old_font_stays_unicode(text: str) -> None:
    assert read_runs([(text, ".VnTime")]) == text


def test_what_mixes_unicode_with_an_old_encoding_is_not_sure() -> None:
    found = recognised("Khen thưởng NguyÔn V¨n MÉu")
    assert found
    assert (found.mixed, found.sure) == (True, False)
    assert "vừa có chữ Unicode" in found.fault


def test_what_either_encoding_reads_is_not_sure() -> None:
    found = recognised("ñoù")
    assert found is None or found.text == "đó"
    assert could_be_old("Bé")
    assert not could_be_old("Hà")


def test_two_hundred_mixed_lists() -> None:
    """Precision 1, recall 1: nothing in Unicode is converted, and nothing old is taken for it."""
    counted: Counter[str] = Counter()
    for seed in range(200):
        for cell in mixed_list(seed):
            found = recognised(cell.typed)
            told = found.encoding if found else None
            counted["old"] += cell.encoding is not None and cell.typed != cell.said
            counted["converted"] += found is not None and found.sure
            counted["right"] += found is not None and found.sure and found.text == cell.said
            counted["of Unicode"] += found is not None and cell.encoding is None
            if told is not cell.encoding and cell.typed != cell.said:
                counted[f"missed {cell.typed} {cell.said}"] += 1
    assert counted["of Unicode"] == 0
    assert counted["right"] == counted["converted"], counted.most_common(40)
    assert counted["right"] >= 0.99 * counted["old"], counted.most_common(40)


def test_old_examples_are_old() -> None:
    assert in_old("Nguyễn", Encoding.TCVN3) == "NguyÔn"
    assert in_old("Nguyễn", Encoding.VNI) == "Nguyeãn"
