"""Lines are measured as the font sets them."""

import pytest

from documents.form_check.text_width import text_width


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.6),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.4),
        ("PHƯỜNG BẮC KẠN", 13, 42.6),
        ("", 13, 0),
    ],
)
def test_a_line_is_as_wide_as_in_liberation_serif_bold(
    text: str, size: float, millimetres: float
) -> None:
    assert text_width(text, size) == pytest.approx(millimetres, rel=0.02)
