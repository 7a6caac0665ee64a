import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.names import comparable, fold, same_name, sort_key

SYLLABLES = st.sampled_from(
    ["Hoàng", "Hoà", "Uỷ", "Đình", "Nguyễn", "Thị", "Quý", "Lữ", "Ơn", "Ẩn", "Khuê", "Bế"]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)


def test_folding_leaves_small_letters_without_marks() -> None:
    assert fold("  Đặng  Thị\tƯỚC ") == "dang thi uoc"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban", "Uỷ ban"),
        ("Hòa Bình", "Hoà Bình"),
        ("HOÀNG THỊ MẪU", "Hoàng Thị Mẫu"),
        ("Nguyễn  Văn Mẫu ", "Nguyễn Văn Mẫu"),
        ("thuỷ", "Thủy"),
        ("khoẻ", "khỏe"),
    ],
)
def test_the_same_name_written_differently_is_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoàng", "Hoang"),
        ("Đình", "Dinh"),
        ("Mẫu", "Mâu"),
        ("Thảo", "Thạo"),
        ("Ơn", "On"),
        ("Nguyễn Văn Mẫu", "Văn Nguyễn Mẫu"),
    ],
)
def test_a_different_mark_is_a_different_name(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(NAMES)
def test_the_unicode_form_never_matters(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert same_name(name, decomposed)
    assert fold(name) == fold(decomposed)
    assert sort_key(name) == sort_key(decomposed)


@given(st.text())
def test_what_is_compared_stays_the_same_when_taken_again(text: str) -> None:
    assert same_name(text, text.strip())
    assert comparable(text) == comparable(unicodedata.normalize("NFC", text))


def test_persons_sort_by_given_name_then_by_the_rest() -> None:
    names = ["Trần Văn Bình", "Đỗ Thị An", "Nguyễn Văn Ánh", "Bùi Văn An", "Lê Thị Ân"]
    assert sorted(names, key=sort_key) == [
        "Bùi Văn An",
        "Đỗ Thị An",
        "Nguyễn Văn Ánh",
        "Lê Thị Ân",
        "Trần Văn Bình",
    ]


def test_tones_sort_as_in_the_dictionary() -> None:
    tones = ["mạ", "má", "mã", "mả", "mà", "ma"]
    assert sorted(tones, key=sort_key) == tones[::-1]


def test_d_with_a_stroke_comes_after_every_d() -> None:
    assert sorted(["Đan", "Dương", "Em"], key=sort_key) == ["Dương", "Đan", "Em"]
