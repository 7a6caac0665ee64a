"""Where a PDF begins and ends in the bytes that came: gateways leave their own around it."""

import re

HEADER = b"%PDF-"
END = b"%%EOF"
HEADER_REACH_BYTES = 1024
"""How far from the start readers look for a PDF's header (ISO 32000-1, annex H.3.4.1)."""

_PADDING = b"\0 \t\r\n\x1a"
"""What systems fill up a file with behind its end."""

_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)\b")
_POINTER = re.compile(rb"startxref\s+(\d+)")


def without_surroundings(data: bytes) -> bytes:
    """Return the PDF in bytes that hold one, without what lies before it and padding behind.

    Other bytes, also a PDF whose own table of contents counts what lies before it, come back as
    they are.
    """
    start = data.find(HEADER, 0, HEADER_REACH_BYTES)
    if start < 0:
        return data
    bare = data[start:]
    stripped = bare.rstrip(_PADDING)
    if stripped.endswith(END):
        bare = bare[: len(stripped)] + _line_end(bare[len(stripped) :])
    if start and not table_found(bare) and table_found(data):
        return data
    return bare


def table_found(data: bytes) -> bool:
    """Tell whether the last pointer of a PDF leads to a table of its objects."""
    pointers = _POINTER.findall(data)
    return bool(pointers) and _TABLE.match(data, int(pointers[-1])) is not None


def _line_end(behind: bytes) -> bytes:
    """Return the end of the line that the bytes begin with; signed files may count it in."""
    return behind[:2] if behind.startswith(b"\r\n") else behind[:1].strip(b"\0 \t\x1a")
