"""Types are known by their names, however they are typed."""

import pytest

from documents.form_check.document_types import symbol_in_capitals, type_named


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [("QUYẾT ĐỊNH", "QĐ"), ("Tờ trình", "TTr"), ("GIẤY UỶ QUYỀN", "GUQ"), ("BIÊN BẢN", "BB")],
)
def test_a_type_is_known_by_its_name(text: str, abbreviation: str) -> None:
    found = type_named(text)

    assert found is not None
    assert found.abbreviation == abbreviation


def test_what_decides_is_not_the_name() -> None:
    assert type_named("QUYẾT ĐỊNH:") is None


def test_symbols_are_capitals_but_for_three_abbreviations() -> None:
    assert symbol_in_capitals("TTr-VHXH")
    assert symbol_in_capitals("QĐ-UBND")
    assert not symbol_in_capitals("qđ-UBND")
