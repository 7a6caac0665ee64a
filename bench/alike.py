"""Whether all contenders made the same document: a fast wrong one must not win."""

from io import BytesIO

import docx
from docx.oxml.ns import qn


def words(document: bytes) -> list[str]:
    """The words that a reader sees, in order."""
    body = docx.Document(BytesIO(document)).element.body
    lines = (
        "".join(text.text or "" for text in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))
    )
    return " ".join(lines).split()


def check(name: str, made: bytes, expected: bytes) -> None:
    """Raise ValueError unless two documents say the same."""
    ours, theirs = words(expected), words(made)
    if ours != theirs:
        place = next(
            (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), -1
        )
        raise ValueError(
            f"{name} made another document: {theirs[place - 3 : place + 5]} at {place}"
        )
