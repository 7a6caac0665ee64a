"""Vietnamese names: when two are the same, how they are searched, in which order they stand.

Decree 30 (annex II) itself writes both "Ủy" and "Uỷ", "hóa" and "hoá": where the tone mark stands
in a syllable is a habit of typing, which mark it is tells people apart.
"""

import re
import unicodedata
from functools import lru_cache

from dossiers.model.record import ETH

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""The tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng; no mark comes first."""

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet, with f, j, w, z where foreign names need them."""


class _Bare(dict[int, int | None]):
    """What `str.translate` makes of each character: combining marks go."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare()
_LETTERS = re.compile(r"[^\W\d_]+")

ORDER = {letter: position for position, letter in enumerate(ALPHABET)}


@lru_cache(8192)
def fold(text: str) -> str:
    """Return text for searching: small letters without diacritics, đ as d, single spaces."""
    return " ".join(_split(text).translate(_BARE).replace("đ", "d").split())


@lru_cache(8192)
def comparable(name: str) -> str:
    """Normalise a name: Unicode form, case, spaces and the tone's place don't matter."""
    composed = unicodedata.normalize("NFC", name).casefold().translate(ETH)
    return " ".join(_LETTERS.sub(lambda found: _tone_last(found.group()), composed).split())


def same_name(one: str, other: str) -> bool:
    """Compare two names: "Hoà" is "Hòa", "ỦY" is "Uỷ", but "Hoang" isn't "Hoàng"."""
    return comparable(one) == comparable(other)


def sort_key(name: str, *, person: bool) -> str:
    """Return what sorts names as Vietnamese lists do, persons by given name (last), then the rest.

    It is of digits and the letters a to f alone, which every database sorts alike.
    """
    syllables = [_syllable_key(syllable) for syllable in _split(name).split()]
    return "".join(syllables[-1:] + syllables[:-1] if person else syllables)


def _split(text: str) -> str:
    """Small letters, each followed by its marks; an Icelandic ð is the đ that it stands for."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(ETH)
    return unicodedata.normalize("NFD", lowered)


@lru_cache(8192)  # there are some 7,000 syllables
def _tone_last(syllable: str) -> str:
    marks = _split(syllable)
    letters = "".join(mark for mark in marks if mark not in TONES)
    tones = "".join(mark for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", letters) + tones


def _syllable_key(syllable: str) -> str:
    """Sort by letters, then tones, each closed by what is less than any: "ma", "mà", "man"."""
    letters = unicodedata.normalize("NFC", "".join(m for m in syllable if m not in TONES))
    tones = "".join(f"{TONES[mark]}" for mark in syllable if mark in TONES)
    return f"{''.join(map(_letter_key, letters))}00{tones}0"


def _letter_key(letter: str) -> str:
    """Return two digits; what is no letter of the alphabet comes after, by its number."""
    rank = ORDER.get(letter)
    return f"ff{ord(letter):06x}" if rank is None else f"{rank + 1:02x}"
