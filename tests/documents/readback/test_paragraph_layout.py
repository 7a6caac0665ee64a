"""How paragraphs are set, read back in millimetres and points."""

from math import inf

import pytest

from documents.readback.paragraph_layout import layout_of
from documents.readback.sheet import ParagraphLayout


def test_lengths_and_gaps_are_read() -> None:
    values = {
        "ind.left": "567",
        "ind.firstLine": "720",
        "spacing.before": "60",
        "spacing.after": "120",
        "spacing.line": "276",
        "spacing.lineRule": "auto",
    }

    found = layout_of(values)

    assert found.left == pytest.approx(10, abs=0.01)
    assert found.first == pytest.approx(12.7)
    assert (found.before, found.after, found.line) == (3, 6, 1.15)


def test_what_nobody_says_is_nothing() -> None:
    assert layout_of({}) == ParagraphLayout()


@pytest.mark.parametrize(
    ("values", "name", "known"),
    [
        ({"ind.firstLineChars": "200"}, "first", None),
        ({"spacing.afterAutospacing": "1"}, "after", inf),
        ({"spacing.beforeLines": "50"}, "before", inf),
        ({"contextualSpacing": "1"}, "after", inf),
        ({"spacing.line": "400", "spacing.lineRule": "exact"}, "line", None),
    ],
)
def test_what_hangs_on_words_own_ways_is_not_guessed(
    values: dict[str, str], name: str, known: float | None
) -> None:
    assert getattr(layout_of(values), name) == known


def test_a_hanging_first_line_and_a_list_are_known() -> None:
    assert layout_of({"ind.hanging": "720"}).first == pytest.approx(-12.7)
    assert layout_of({"numPr": "1"}).listed
