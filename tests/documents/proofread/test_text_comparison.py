"""Texts that say the same are the same, whatever the habit of typing."""

import pytest

from documents.proofread.text_comparison import contains, is_numeral, normalize, reads_as


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND phường", "Ủy ban nhân dân phường"),
        ("Uỷ  ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("“Hoà”", '"Hòa"'),
    ],
)
def test_the_same_is_said(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


def test_another_mark_is_another_name() -> None:
    assert normalize("Nguyễn Văn Mẫu") != normalize("Nguyễn Văn Mậu")
    assert contains("Bà Nguyễn Thị Mẫu, Tổ 5", "nguyễn thị mẫu")


def test_numbers_in_words_are_known_and_read() -> None:
    assert is_numeral("Sáu triệu không trăm tám mươi nghìn đồng")
    assert not is_numeral("tập thể mẫu")
    assert reads_as("Sáu triệu không trăm tám mươi ngàn đồng chẵn.", 6_080_000)
    assert reads_as("hai mươi bốn", 24)
    assert reads_as("một trăm lẻ năm", 105)
    assert not reads_as("Sáu triệu tám mươi nghìn đồng", 6_080_000)
    assert not reads_as("bày", 7)
