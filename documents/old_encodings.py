"""Text in the encodings of before Unicode, TCVN3 and VNI: told by its font or its shape, and read.

Such text holds ordinary letters of Western Europe for which an old font draws Vietnamese ones:
"NguyÔn V¨n MÉu" in .VnTime is "Nguyễn Văn Mẫu". In TCVN3 (TCVN 5712:1993, VN3) the soft hyphen is
the letter "ư". Capitals with tones have fonts of their own (.VnTimeH), which draw small letters as
capitals. VNI writes a letter and behind it its marks. Once the font has been changed to one of
Unicode, nothing but the shape of the words tells.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from dossiers.matching.syllables import LETTERS, is_syllable
from dossiers.model.names import TONES

_TCVN3_LETTERS = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ"
TCVN3_LETTERS = {
    **dict(zip(_TCVN3_LETTERS, LETTERS, strict=True)),
    **dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True)),
}
"""What each letter of TCVN3 stands for, apart from ASCII."""

_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_TONES_OF = {
    "ă": dict(zip(TONES, "èúüéë", strict=True)),
    "â": dict(zip(TONES, "àåãáä", strict=True)),
    "i": dict(zip(TONES, "ìæóíò", strict=True)),
    "y": {**_VNI_TONES, "\u0323": "î"},
}
_VNI_BARE = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}


def _vni(letter: str) -> str:
    """Return how VNI writes a small letter."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    if not tone:
        return _VNI_BARE[base]
    if letter == "ỵ" or base == "i":
        return _VNI_TONES_OF[base][tone]
    if base in ("ê", "ô"):
        return base_letter(base) + _VNI_TONES_OF["â"][tone]
    if base in ("ă", "â"):
        return "a" + _VNI_TONES_OF[base][tone]
    return _VNI_BARE.get(base, base) + _VNI_TONES[tone]


def base_letter(letter: str) -> str:
    """Return a letter without any of its marks."""
    return unicodedata.normalize("NFD", letter)[0]


VNI_LETTERS = {_vni(each): each for each in LETTERS}
VNI_LETTERS |= {
    typed[0].upper() + mark: each.upper()
    for typed, each in VNI_LETTERS.items()
    for mark in dict.fromkeys((typed[1:], typed[1:].upper()))
} | {typed[0] + typed[1:].upper(): each for typed, each in VNI_LETTERS.items()}
"""What letters and marks of VNI stand for; a mark may be of the other case than the letter."""


class Encoding(Enum):
    """An encoding of before Unicode, by the name that staff know."""

    TCVN3 = "TCVN3 (.VnTime)"
    VNI = "VNI"


class Typed(NamedTuple):
    """Text that was typed in an old encoding, and what it reads.

    `other` is what it reads in the other one, "" if nothing; `mixed` if some of it is Unicode;
    `by_font` if an old font says so.
    """

    original: str
    encoding: Encoding
    text: str
    other: str = ""
    mixed: bool = False
    by_font: bool = False

    @property
    def sure(self) -> bool:
        """Tell whether it can be converted without asking."""
        return not self.other and not self.mixed

    @property
    def doubtful(self) -> bool:
        """Tell whether the text as it was typed makes sense as Unicode, too."""
        return all(is_syllable(each) for each in _WORD.findall(self.original) if not each.isascii())

    @property
    def fault(self) -> str:
        """Return what is wrong with it and what to do."""
        if self.mixed:
            return (
                f"“{self.original}” vừa có chữ Unicode vừa có chữ phông cũ {self.encoding.value};"
                " hãy gõ lại bằng Unicode"
            )
        if self.other:
            return (
                f"“{self.original}” gõ bằng phông cũ, có thể là “{self.text}” hoặc “{self.other}”;"
                " hãy gõ lại bằng Unicode"
            )
        return (
            f"“{self.original}” gõ bằng phông cũ {self.encoding.value}, đọc là “{self.text}”; hãy"
            " chuyển sang Unicode (chọn “Chuyển phông chữ cũ”) hoặc gõ lại"
        )


_WORD = re.compile(
    r"(?<![\d\w\u00a1-\u00ff])[A-Za-z\u00a1-\u00ff\u0100-\u024f\u1e00-\u1eff]+(?!\d)"
)
LATIN_1 = "\u00ff"
"""The last letter that old encodings use."""

_NEUTRAL = re.compile("[\u2000-\u206f]")
"""Dashes and quotation marks, which programs put into text of any encoding."""

MOST = 0.75
"""The share of its words that must read as Vietnamese in an encoding for a text to be in it."""

_FONTS = {".vn": Encoding.TCVN3, "vni": Encoding.VNI}
_REDRAWN = {code: code - 0xF000 for code in range(0xF020, 0xF100)} | {0x2212: 0xAD, 0x2219: 0xB7}
"""Places to which programs move letters of a font that they take for one of symbols."""

_CAPITALS = re.compile(r"^\.vn.*h$", re.IGNORECASE)
_MARKED = re.compile(r"[A-Za-z]|.{2}")
"""What makes a word of signs more than a sign that stands alone."""


@lru_cache(256)
def encoding_of_font(font: str) -> Encoding | None:
    """Return the encoding whose letters a font draws; None for a font of Unicode."""
    name = font.strip().casefold()
    return next((found for start, found in _FONTS.items() if name.startswith(start)), None)


def decode(text: str, encoding: Encoding) -> str | None:
    """Return what a text reads in an encoding; None if it holds a letter that this lacks."""
    if max(_NEUTRAL.sub("", text), default="") > LATIN_1:
        return None
    return _tcvn3(text) if encoding is Encoding.TCVN3 else _vni_read(text)


def read_runs(runs: Sequence[tuple[str, str]]) -> Typed | str:
    """Return a text as it is if it is Unicode, else how it was typed and what it reads.

    `runs` are its pieces, each with its font, "" where it is not known.
    """
    original = "".join(text for text, _ in runs)
    if original.isascii():
        return original
    read = [(text, in_font(text, font)) for text, font in runs]
    found = [typed.encoding for _, typed in read if typed]
    if not found:
        return recognised(original) or original
    text = "".join(typed.text if typed else text for text, typed in read)
    return Typed(original, found[0], text, by_font=True)


@lru_cache(4096)
def recognised(text: str) -> Typed | None:
    """Return what a text in a font of Unicode reads if it is in an old encoding; None if it isn't.

    It is in one if some words of it make no sense as Unicode, and nearly all do in that encoding.
    """
    if text.isascii():
        return None
    plain = unicodedata.normalize("NFC", text)
    words = [each for each in _WORD.findall(plain) if not each.isascii()]
    latin = [each for each in words if max(each) <= LATIN_1]
    odd = [each for each in latin if not is_syllable(each) and _MARKED.search(each)]
    if not odd:
        return None
    mixed = len(latin) < len(words)
    told = odd if mixed else latin
    fitting = [(each, _reading(plain, told, each, mixed)) for each in Encoding]
    fitting = [(each, read) for each, read in fitting if read]
    if not fitting or (mixed and len(odd) == 1 and not _has_sign(odd[0])):
        return None
    (encoding, read), *others = fitting
    return Typed(text, encoding, read, others[0][1] if others else "", mixed)


def could_be_old(text: str) -> bool:
    """Tell whether a text that makes sense as Unicode makes as much sense in an old encoding."""
    words = [each for each in _WORD.findall(text) if not each.isascii()]
    return bool(words) and any(_share(words, encoding) == 1 for encoding in Encoding)


def in_font(text: str, font: str) -> Typed | None:
    """Return what a text in an old font reads; None if the font is of Unicode, or the text is."""
    encoding = encoding_of_font(font)
    if encoding is None or text.isascii():
        return None
    text = text.translate(_REDRAWN)
    read = decode(text, encoding)
    words = [each for each in _WORD.findall(text) if not each.isascii()]
    if read is None or (words and _share(words, encoding) < MOST and all(map(is_syllable, words))):
        return None
    shown = read.upper() if _CAPITALS.match(font.strip()) else read
    return Typed(text, encoding, shown, by_font=True)


def _reading(text: str, words: Sequence[str], encoding: Encoding, mixed: bool) -> str:
    """Return what a text reads in an encoding, "" if most of its words make no sense in it."""
    if _share(words, encoding) < (1 if mixed else MOST):
        return ""
    if not mixed:
        return decode(text, encoding) or ""
    held = frozenset(words)
    return _WORD.sub(
        lambda found: (decode(found[0], encoding) or "") if found[0] in held else found[0], text
    )


def _share(words: Sequence[str], encoding: Encoding) -> float:
    read = (decode(each, encoding) for each in words)
    return sum(1 for each in read if each and is_syllable(each)) / len(words)


def _has_sign(word: str) -> bool:
    """Tell whether a sign that is no letter stands within a word."""
    return any(not each.isalpha() for each in word[1:])


def _tcvn3(text: str) -> str | None:
    read = "".join(TCVN3_LETTERS.get(each, each) for each in text)
    lacking = any(each > "\u00a0" and each not in TCVN3_LETTERS for each in _NEUTRAL.sub("", text))
    if lacking:
        return None
    inner = re.search(r"[A-Za-z\u00a1-\u00ff][A-Z]", text) and not re.search("[a-z]", text)
    return read.upper() if inner else read


def _vni_read(text: str) -> str | None:
    pieces: list[str] = []
    place = 0
    while place < len(text):
        taken = next((size for size in (2, 1) if text[place : place + size] in VNI_LETTERS), 0)
        one = text[place : place + max(taken, 1)]
        if not taken and "\u00a0" < one <= LATIN_1:
            return None
        pieces.append(VNI_LETTERS[one] if taken else one)
        place += len(one)
    return "".join(pieces)
