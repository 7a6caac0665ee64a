import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.names import comparable, fold, same_name, sort_key

SYLLABLES = st.sampled_from(
    ["Hoàng", "Hoà", "Uỷ", "Đình", "Nguyễn", "Thị", "Quý", "Lữ", "Ơn", "Ẩn", "Khuê", "Bế"]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)

by_given_name = partial(sort_key, person=True)


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
    assert by_given_name(name) == by_given_name(decomposed)


@given(st.text())
def test_what_is_compared_stays_the_same_when_taken_again(text: str) -> None:
    assert same_name(text, text.strip())
    assert comparable(text) == comparable(unicodedata.normalize("NFC", text))


def test_persons_sort_by_given_name_then_by_the_rest() -> None:
    names = ["Trần Văn Bình", "Đỗ Thị An", "Nguyễn Văn Ánh", "Bùi Văn An", "Lê Thị Ân"]
    assert sorted(names, key=by_given_name) == [
        "Bùi Văn An",
        "Đỗ Thị An",
        "Nguyễn Văn Ánh",
        "Lê Thị Ân",
        "Trần Văn Bình",
    ]


def test_tones_sort_as_in_the_dictionary() -> None:
    tones = ["mạ", "má", "mã", "mả", "mà", "ma"]
    assert sorted(tones, key=by_given_name) == tones[::-1]


def test_d_with_a_stroke_comes_after_every_d() -> None:
    assert sorted(["Đan", "Dương", "Em"], key=by_given_name) == ["Dương", "Đan", "Em"]


def test_a_collective_sorts_by_its_first_word() -> None:
    names = ["Tổ hai", "Hội B", "Đội A", "Ủy ban", "Út"]
    in_order = ["Đội A", "Hội B", "Tổ hai", "Út", "Ủy ban"]

    assert sorted(names, key=partial(sort_key, person=False)) == in_order


@given(st.text())
def test_the_key_sorts_alike_in_every_database(text: str) -> None:
    assert set(sort_key(text, person=True)) <= set("0123456789abcdef")
