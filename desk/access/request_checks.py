"""What a request says of itself, and whether it is one that a browser on our pages would send."""

import json
import re
from collections.abc import Collection
from typing import Any, NamedTuple
from urllib.parse import unquote

from starlette.requests import cookie_parser
from starlette.types import Receive, Scope

BAD_REQUEST = 400
FORBIDDEN = 403
MISDIRECTED = 421
SAFE_METHODS = {"GET", "HEAD"}
METHODS = SAFE_METHODS | {"POST", "PUT", "PATCH", "DELETE"}

UI_SETTINGS = "/ui-settings"
"""Where the Prefect UI asks how it is served."""

ODD_PATH = re.compile(r"//|\\|[\x00-\x1f\x7f]|%2f|%5c|%00|(^|/)\.{1,2}(/|$)", re.IGNORECASE)
"""What no link of ours holds, and what servers read differently from one another."""

ODD_QUERY = re.compile(rb"%00|[\x00-\x1f\x7f]", re.IGNORECASE)
"""What nobody types, and no database keeps."""

MAX_DEPTH = 20
"""How deep lists and fields may lie in one another; those of our forms don't reach half of it."""

SINGLE = ("host", "origin", "content-length", "transfer-encoding", "content-type", "cookie")
"""Headers that count once: two of them are an attempt to be read in two ways."""


class Fault(NamedTuple):
    """Why a request is not looked at any further: an HTTP answer, so no `Finding` for staff."""

    status: int
    sentence: str


class Headers(dict[str, str]):
    """The headers of a request, by small name; of several with one name, the first."""

    @property
    def cookies(self) -> dict[str, str]:
        """Read the cookies sent along, whatever other programs of this machine put beside ours."""
        return cookie_parser(self.get("cookie", ""))


def headers_of(scope: Scope) -> Headers:
    """Read the headers of a request."""
    found = Headers()
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found


def fault_of(
    scope: Scope, headers: Headers, hosts: Collection[str], origins: Collection[str]
) -> Fault | None:
    """Tell what is wrong with the request itself, whoever sends it; None: nothing."""
    if headers.get("host", "").lower() not in hosts:
        return Fault(MISDIRECTED, "Địa chỉ này không phải của chương trình Khen thưởng.")
    if not _well_formed(scope):
        return Fault(BAD_REQUEST, "Yêu cầu không đúng dạng.")
    if _changes(scope) and not _from_our_page(headers, origins):
        return Fault(FORBIDDEN, "Chỉ nhận yêu cầu từ trang của chính chương trình này.")
    return None


async def body_of(receive: Receive, most: int) -> bytes | None:
    """Read the whole body of a request; None when it has more than `most` bytes."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            return None
    return bytes(body)


def json_of(body: bytes) -> Any:
    """Read a body of JSON; None for what is none, or what no form of ours holds.

    That is lists in lists without end, numbers that are none, halves of letters, and the letter 0.
    """
    try:
        said = json.loads(body)
        written = json.dumps(said, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return None
    return None if b"\\u0000" in written or _deep(said) else said


def safe_method(scope: Scope) -> bool:
    """Tell whether the request changes nothing."""
    return scope.get("method") in SAFE_METHODS


def is_prefect(path: str) -> bool:
    """Tell whether the address is one of the Prefect UI or its API."""
    return path in {"/v2", "/api", UI_SETTINGS} or path.startswith(("/v2/", "/api/"))


def is_api(path: str) -> bool:
    """Tell whether a script asks, and not a person."""
    return path == "/api" or path.startswith("/api/") or path == UI_SETTINGS


def _deep(said: Any) -> bool:
    """Tell whether it is more than MAX_DEPTH deep, seen without going down into it."""
    level = [said]
    for _ in range(MAX_DEPTH):
        level = [inner for each in level for inner in _inside(each)]
    return bool(level)


def _inside(said: Any) -> Collection[Any]:
    if isinstance(said, dict):
        return said.values()
    return said if isinstance(said, list) else ()


def _changes(scope: Scope) -> bool:
    return scope["type"] == "websocket" or not safe_method(scope)


def _well_formed(scope: Scope) -> bool:
    raw = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    readings = (raw, unquote(raw), unquote(unquote(raw)))
    names = [name.lower() for name, _ in scope["headers"]]
    return (
        (scope["type"] == "websocket" or scope["method"] in METHODS)
        and not any(ODD_PATH.search(each) for each in readings)
        and not ODD_QUERY.search(scope["query_string"])
        and all(names.count(each.encode()) <= 1 for each in SINGLE)
        and not {b"content-length", b"transfer-encoding"} <= set(names)
    )


def _from_our_page(headers: Headers, origins: Collection[str]) -> bool:
    """Tell whether our own page asks: a browser says so; other programs have no cookie to steal."""
    if "origin" in headers:
        return headers["origin"].lower() in origins
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
