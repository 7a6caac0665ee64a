"""Whether all contenders made the same document: a fast wrong one must not win."""

from lxml import etree

from documents.rendering.reproducible_zip import parts_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(document: bytes) -> list[str]:
    """Return the words that a reader sees in the body, in order."""
    body = etree.fromstring(parts_of(document)["word/document.xml"])
    lines = (
        "".join(text.text or "" for text in line.iter(f"{_W}t")) for line in body.iter(f"{_W}p")
    )
    return " ".join(lines).split()


def check(name: str, made: bytes, expected: list[str]) -> None:
    """Raise ValueError unless a document says these words."""
    found = words(made)
    if found != expected:
        pairs = enumerate(zip(expected, found, strict=False))
        place = next((n for n, pair in pairs if pair[0] != pair[1]), -1)
        raise ValueError(f"{name} made another document: {found[place - 3 : place + 5]} at {place}")
