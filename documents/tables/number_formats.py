"""What a whole number shows under a format of Excel that adds digits to it."""

import re
from functools import lru_cache

PLACES = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?])|(.)')
"""The pieces of a format (ECMA-376 part 1, 18.8.31): quoted and escaped texts, room, digits."""

PLAIN = re.compile(r"[\s.\-/]*")
"""What may stand between digits; a format with anything else shows no bare number."""


def digits_shown(value: int, pattern: str) -> str | None:
    """Return the number as a format that puts zeros or other digits before it shows it.

    Returns None for formats that add no digit: the number is then shown as it is.
    """
    pieces = _pieces(pattern)
    places = sum(1 for piece in pieces if piece[2])
    if value < 0 or not places:
        return None
    digits = list(str(value).rjust(places, " "))
    more, digits = digits[: len(digits) - places], digits[len(digits) - places :]
    shown = ""
    for quoted, escaped, place, other in pieces:
        if place:
            digit = digits.pop(0)
            shown += "".join(more) + (digit.strip() or ("0" if place == "0" else ""))
            more = []
        else:
            shown += quoted or escaped or (other or "")
    return shown.strip()


@lru_cache(256)
def _pieces(pattern: str) -> tuple[tuple[str | None, ...], ...]:
    """Return the pieces of a format that adds digits; none of any other."""
    pieces = tuple(each.groups() for each in PLACES.finditer(pattern.partition(";")[0]))
    return pieces if _adds_digits(pieces) else ()


def _adds_digits(pieces: tuple[tuple[str | None, ...], ...]) -> bool:
    texts = "".join((quoted or escaped or "") for quoted, escaped, _, _ in pieces)
    others = "".join(other or "" for *_, other in pieces)
    zeros = sum(1 for piece in pieces if piece[2] == "0")
    fits = all(each.isdigit() or PLAIN.fullmatch(each) for each in texts)
    return bool(fits and PLAIN.fullmatch(others) and "." not in others and (zeros > 1 or texts))
