"""Text as it may be printed in a document: one line, Unicode form NFC, no control characters."""

import re
import unicodedata

from dossiers.model.errors import InvalidForm

_BREAKS = re.compile(r"[ ]*[\t\n\v\f\r\x85\u2028\u2029]+[ ]*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` in NFC with each line break folded to one space.

    Raises InvalidForm for a control character, which Word could not hold (XML 1.0, 2.2).
    Runs of ordinary spaces stay: a draft's empty number is made of them.
    """
    folded = _BREAKS.sub(" ", unicodedata.normalize("NFC", text))
    if unprintable := _UNPRINTABLE.search(folded):
        raise InvalidForm(_complaint(folded, unprintable.group()))
    return folded


def refuse_unprintable(text: str) -> None:
    """Raise InvalidForm for a character that no XML document can hold (XML 1.0, 2.2)."""
    if illegal := _NO_XML.search(text):
        near = text[max(illegal.start() - 30, 0) : illegal.end() + 30]
        raise InvalidForm(_complaint(re.sub(r"<[^>]*>?", "", near), illegal.group()))


def _complaint(text: str, character: str) -> str:
    clean = _UNPRINTABLE.sub("?", text)[:60]
    return f"“{clean}” có ký tự không in được (U+{ord(character):04X}); hãy gõ lại nội dung này"
