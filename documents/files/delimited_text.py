"""Lists as text with separators (.csv): which encoding, which separator, which rows.

Excel writes them in the encoding and with the separator of the machine's language: in Vietnam
Windows-1258 and a semicolon, or UTF-8 with a byte order mark, or UTF-16 with tabs ("Unicode Text").
"""

import csv
import re
import unicodedata
from io import StringIO

from documents.old_encodings import recognised

SEPARATORS = ";\t,|"
MIN_SEPARATED = 2
"""In so many lines at least a separator must stand, or the text is no list."""

LOOKED_AT = 30
"""Lines from which the separator is told."""

HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel takes for the name of the separator, on a line of its own."""

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
"""The byte order marks, and the encodings that they say."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SAMPLE = 20_000
"""Letters from which an encoding is told."""


def delimited_rows(data: bytes) -> list[list[str]]:
    """Return the rows of a list as text with separators; none if it is no such text."""
    text = _decoded(data)
    if text is None or _CONTROLS.search(text):
        return []
    hint = HINT.match(text)
    text = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(text)
    if not separator:
        return []
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _decoded(data: bytes) -> str | None:
    """Return the text in a file, None if it is none; Vietnamese letters composed."""
    encodings = [MARKS[mark] for mark in MARKS if data.startswith(mark)] or ["utf-8"]
    for encoding in (*encodings, "cp1258"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1258" and (old := _old(data)):
            return old
        return unicodedata.normalize("NFC", text)
    return _old(data) or None


def _old(data: bytes) -> str:
    """Return a text in an encoding of before Unicode as its letters of Western Europe."""
    text = data.decode("latin-1")
    return text if recognised(text[:_SAMPLE]) else ""


def _separator(text: str) -> str:
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    counted = {each: sum(each in line for line in lines) for each in SEPARATORS}
    best = max(SEPARATORS, key=lambda each: counted[each])
    return best if counted[best] >= MIN_SEPARATED else ""
