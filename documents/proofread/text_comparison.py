"""When two texts say the same: Unicode form, case, spaces, quotes and common short forms aside."""

import re
from functools import lru_cache

from documents.numerals import words
from dossiers.model.names import comparable, fold

_QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"') | {"’": "'", "‘": "'", "–": "-", "—": "-"})
_SHORT = {
    "ubnd": comparable("Ủy ban nhân dân"),
    "hđnd": comparable("Hội đồng nhân dân"),
    "pct": comparable("Phó Chủ tịch"),
}
_NUMERALS = re.compile(
    r"(khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty|ti|linh|le"
    r"|dong|chan)$"
)
"""Every word of a number, without diacritics."""
_MARKS = re.compile(r"[.,;:!?\"'()/-]")


@lru_cache(8192)
def normalize(text: str) -> str:
    """Return what a text says, to compare it with another."""
    plain = comparable(text.translate(_QUOTES))
    for short, full in _SHORT.items():
        plain = re.sub(rf"\b{short}\b", full, plain)
    return plain


def contains(text: str, wanted: str) -> bool:
    """Tell whether a text contains another."""
    return normalize(wanted) in normalize(text)


def is_numeral(text: str) -> bool:
    """Tell whether a text is a number in words, well or badly spelt."""
    found = re.findall(r"[a-z]+", fold(text))
    return bool(found) and all(_NUMERALS.match(word) for word in found)


def reads_as(text: str, number: int) -> bool:
    """Tell whether words read as a number; habits of the South and "bốn" for "tư" are right too."""
    return _bare(text) in {_bare(words(number, linh=linh)) for linh in ("linh", "lẻ")}


def _bare(text: str) -> str:
    folded = _MARKS.sub(" ", comparable(text))
    dropped = {comparable("đồng"), comparable("chẵn")}
    alike = {
        comparable("ngàn"): comparable("nghìn"),
        comparable("tư"): comparable("bốn"),
        comparable("tỉ"): comparable("tỷ"),
    }
    return " ".join(alike.get(word, word) for word in folded.split() if word not in dropped)
