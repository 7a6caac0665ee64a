"""Whether a word is a Vietnamese syllable: an onset, a rhyme, a tone that the rhyme allows.

Only by this can text of before Unicode be told from Unicode when nothing else says which it is.
"""

import unicodedata
from functools import lru_cache

from dossiers.model.names import TONES
from dossiers.model.record import ETH

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
"""The small letters that Vietnamese has beyond ASCII."""

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|kr|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
ONSETS = tuple(sorted(_ONSETS.split("|"), key=len, reverse=True))
RHYMES = frozenset(
    first + last
    for first, lasts in {
        "a": "- c ch i k m n ng nh o p t u y",
        "ă": "c k m n ng p t",
        "â": "c m n ng p t u y",
        "e": "- c k m n ng o p t",
        "ê": "- ch k m n nh p t u",
        "i": "- a ch k m n nh p t u",
        "iê": "c m n ng p t u",
        "yê": "m n ng t u",
        "o": "- a c e i k m n ng p t",
        "oa": "c ch i m n ng nh o p t y",
        "oă": "c m n ng t",
        "oe": "m n o t",
        "oo": "c ng n",
        "ô": "- c i k m n ng p t",
        "ơ": "- i m n p t",
        "u": "- a c i k m n ng p t y",
        "ua": "n ng",
        "uâ": "n ng t y",
        "uê": "- ch n nh",
        "uy": "a ch n nh p t u",
        "uyê": "n t",
        "uô": "c i m n ng p t",
        "uơ": "- n",
        "ư": "- a c i m n ng t u",
        "ươ": "c i m n ng p t u",
        "y": "- ch n nh t",
    }.items()
    for last in ("" if each == "-" else each for each in lasts.split())
)
STOPS = ("c", "ch", "k", "p", "t")
"""Endings with which a syllable bears but two of the tones: sắc and nặng."""

STOPPED_TONES = frozenset({"", "\u0301", "\u0323"})
"""Those tones; none at all is how names of minorities are written: "Đăk Lăk"."""


@lru_cache(8192)  # there are some 7,000 syllables
def is_syllable(word: str) -> bool:
    """Tell whether a word, in either case, could be a Vietnamese syllable."""
    small = unicodedata.normalize("NFC", word.translate(ETH).casefold())
    if not all(each.isascii() or each in LETTERS for each in small):
        return False
    marked = unicodedata.normalize("NFD", small)
    tones = [mark for mark in marked if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marked if mark not in TONES))
    tone = tones[0] if tones else ""
    return len(tones) < 2 and any(_fits(rhyme, tone) for rhyme in _rhymes(bare))  # noqa: PLR2004


def _rhymes(bare: str) -> list[str]:
    """Return what may be left of a word behind its onset; in "gì" the onset holds the vowel too."""
    if bare.startswith("qu"):
        return [] if bare[2:3] in ("o", "u") else [bare[2:]]
    left = [bare[len(onset) :] for onset in ONSETS if bare.startswith(onset)]
    return [bare, *left, *(f"i{each}" for each in left[:1] if bare.startswith("gi"))]


def _fits(rhyme: str, tone: str) -> bool:
    return rhyme in RHYMES and (not rhyme.endswith(STOPS) or tone in STOPPED_TONES)
