"""What may be printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text import printable
from dossiers.model.errors import InvalidForm


def test_composes_marks_and_folds_breaks() -> None:
    assert printable(unicodedata.normalize("NFD", "Phường")) == "Phường"
    assert printable("một \r\n hai\thai\u2028ba") == "một hai hai ba"


def test_keeps_the_spaces_of_an_empty_number() -> None:
    assert printable("     /QĐ-UBND") == "     /QĐ-UBND"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe", "\ud800"])
def test_refuses_what_word_cannot_hold(character: str) -> None:
    with pytest.raises(InvalidForm, match=f"U\\+{ord(character):04X}"):
        printable(f"Bà{character} Mẫu")


@given(st.text())
def test_gives_one_line_or_refuses(text: str) -> None:
    try:
        line = printable(text)
    except InvalidForm:
        return
    assert len(line.splitlines()) <= 1
    assert printable(line) == line
