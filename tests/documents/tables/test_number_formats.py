"""What whole numbers show under formats that add digits, as Excel draws them."""

import pytest

from documents.tables.number_formats import digits_shown

SHOWN = [
    (19088000001, "000000000000", "019088000001"),
    (19088000001, '"0"0', "019088000001"),
    (19088000001, "\\0#", "019088000001"),
    (19088000001, "[$-42A]000000000000;@", "019088000001"),
    (19088000001, "000 000 000 000", "019 088 000 001"),
    (19088000001, "0000\\-0000\\-0000", "0190-8800-0001"),
    (5, "00", "05"),
]
AS_THEY_ARE = ["General", "0", "#,##0", "0.00", "dd/mm/yyyy", '0"%"', '"Tổ "0', "0.00E+00", "@"]


@pytest.mark.parametrize(("value", "pattern", "shown"), SHOWN)
def test_a_format_that_adds_digits_is_honoured(value: int, pattern: str, shown: str) -> None:
    assert digits_shown(value, pattern) == shown


@pytest.mark.parametrize("pattern", AS_THEY_ARE)
def test_other_formats_leave_a_number_as_it_is(pattern: str) -> None:
    assert digits_shown(5, pattern) is None
