"""Answers that are files: named as RFC 6266 wants it, so that every browser keeps the accents."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse

from dossiers.model.names import fold

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
BYTES = "application/octet-stream"

# Whatever a browser makes of a file that people sent in, it runs nothing of it.
LOCKED_UP = "sandbox; default-src 'none'"


def attached(data: bytes | Iterator[bytes], name: str, kind: str) -> Response:
    """Make a download under its Vietnamese name; pieces are sent as they come."""
    headers = {
        "Content-Disposition": disposition(name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": LOCKED_UP,
    }
    if isinstance(data, bytes):
        return Response(data, media_type=kind, headers=headers)
    return StreamingResponse(data, media_type=kind, headers=headers)


def disposition(name: str) -> str:
    """Write the header for a name: plain letters for old programs, the name itself for others."""
    plain = re.sub(r"[^a-z0-9. _-]+", "-", fold(name))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
