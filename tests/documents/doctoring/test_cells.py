"""Tables of a template: what filling would lose, or leave damaged."""

import pytest

from documents.doctoring.cells import empty_cells, lost_rows


@pytest.mark.parametrize(
    "cell",
    [
        ["{%p for a in b %}", "{{ a }}", "{%p endfor %}"],
        ["{%p if a %}", "{%p for b in c %}", "x", "{%p endfor %}", "{%p endif %}"],
    ],
)
def test_a_cell_of_tags_alone_may_end_up_hollow(cell: list[str]) -> None:
    (broken,) = empty_cells([cell])
    assert broken.where.paragraph == cell[0]


@pytest.mark.parametrize(
    "cell",
    [
        [],
        [""],
        ["{%p for a in b %}", "{{ a }}", "{%p endfor %}", ""],
        ["{%p if a %}", "x", "{%p else %}", "y", "{%p endif %}"],
        ["{% for a in b %}{{ a }}{% endfor %}"],
        ["{%tr for a in b %}"],
    ],
)
def test_a_cell_with_a_paragraph_of_its_own_is_sound(cell: list[str]) -> None:
    assert list(empty_cells([cell])) == []


def test_a_row_is_swallowed_with_all_that_it_says_beside_its_tag() -> None:
    (broken,) = lost_rows(["{%tr for a in b %}mất", "{%tr endfor %}", "{{ a }}"], [])
    assert broken.where.paragraph == "{%tr for a in b %}mất"


def test_a_tag_for_rows_has_no_place_outside_of_a_table() -> None:
    (broken,) = lost_rows([], ["{%tr for a in b %}", "chữ"])
    assert "chỉ dùng trong bảng" in broken.sentence
