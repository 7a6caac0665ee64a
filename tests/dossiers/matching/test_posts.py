"""Posts around a name: told from names that begin alike, and what else is said behind a name."""

import pytest

from dossiers.matching.posts import Aside, is_post, post_before, read_aside
from dossiers.model.nominee import Honorific

POSTS = ["Hiệu trưởng", "Kế toán", "Phó Chủ tịch", "HT", "GV Toán", "ThS., BS", "Tổ phó", "Y sĩ"]
NAMES = ["Phó Đức Mẫu", "Công Tằng Mẫu", "Y Mẫu Niê", "Lò Văn Ví", "Trương Văn Mẫu", "Bảy Mẫu", ""]


@pytest.mark.parametrize("text", POSTS)
def test_a_post_is_one(text: str) -> None:
    assert is_post(text)


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_post(text: str) -> None:
    assert not is_post(text)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Tổ trưởng", Aside(position="Tổ trưởng")),
        ("sinh năm 1985", Aside(birth_year="1985")),
        ("SN 1985", Aside(birth_year="1985")),
        ("1985", Aside(birth_year="1985")),
        ("Nữ", Aside(honorific=Honorific.BA)),
        ("nam", Aside(honorific=Honorific.ONG)),
        ("ThS., BS", Aside()),
        ("Bảy Mẫu", Aside()),
        ("*", Aside()),
    ],
)
def test_what_stands_behind_a_name_is_told_apart(said: str, meant: Aside) -> None:
    assert read_aside(said) == meant


def test_a_post_before_a_name_is_split_off() -> None:
    assert post_before("Phó Chủ tịch Hội Nông dân Lò Văn Ví") == (
        "Phó Chủ tịch Hội Nông dân",
        "Lò Văn Ví",
    )
    assert post_before("Phó Đức Mẫu") == ("", "Phó Đức Mẫu")
