"""What other systems leave in the text of cells, mended where there is no doubt."""

import re

from dossiers.model.record import ETH

ESCAPES = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Office Open XML writes a character that XML lacks (ECMA-376 part 1, 22.9.2.19)."""

_SPACES = frozenset({0x0009, 0x000A, 0x000D, 0x00A0})


def cleaned(text: str) -> tuple[str, str]:
    """Return the text of a cell as it was meant, and what was mended, "" if nothing.

    White space that was escaped becomes a space; the Icelandic letter Ð becomes Đ.
    """
    if "_x" not in text and "Ð" not in text and "ð" not in text:
        return text, ""
    plain = ESCAPES.sub(_unescaped, text)
    letters = plain.translate(ETH)
    said = [
        *(["đã bỏ ký hiệu xuống dòng thừa (_x000D_)"] if plain != text else []),
        *(["đã sửa chữ Ð của bàn phím lạ thành Đ"] if letters != plain else []),
    ]
    return (" ".join(letters.split()) if plain != text else letters), "; ".join(said)


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return " " if code in _SPACES else found[0]
