"""What a request says of itself, and whether it is one that a browser on our pages would send."""

import re
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import unquote

from starlette.types import Scope

BAD_REQUEST = 400
FORBIDDEN = 403
MISDIRECTED = 421
SAFE_METHODS = {"GET", "HEAD"}
METHODS = SAFE_METHODS | {"POST", "PUT", "PATCH", "DELETE"}

UI_SETTINGS = "/ui-settings"
"""Where the Prefect UI asks how it is served."""

ODD_PATH = re.compile(r"//|\\|[\x00-\x1f\x7f]|%2f|%5c|%00|(^|/)\.{1,2}(/|$)", re.IGNORECASE)
"""What no link of ours holds, and what servers read differently from one another."""

SINGLE = ("host", "origin", "content-length", "transfer-encoding", "content-type", "cookie")
"""Headers that count once: two of them are an attempt to be read in two ways."""


class Fault(NamedTuple):
    """Why a request is not looked at any further."""

    status: int
    sentence: str


class Headers(dict[str, str]):
    """The headers of a request, by small name; of several with one name, the first."""

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies sent along."""
        try:
            jar = SimpleCookie(self.get("cookie", ""))
        except CookieError:
            return {}
        return {name: each.value for name, each in jar.items()}


def headers_of(scope: Scope) -> Headers:
    """The headers of a request."""
    found = Headers()
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found


def fault_of(
    scope: Scope, headers: Headers, hosts: Collection[str], origins: Collection[str]
) -> Fault | None:
    """What is wrong with the request itself, whoever sends it."""
    if headers.get("host", "").lower() not in hosts:
        return Fault(MISDIRECTED, "Địa chỉ này không phải của chương trình Khen thưởng.")
    if not _well_formed(scope):
        return Fault(BAD_REQUEST, "Yêu cầu không đúng dạng.")
    if _changes(scope) and not _from_our_page(headers, origins):
        return Fault(FORBIDDEN, "Chỉ nhận yêu cầu từ trang của chính chương trình này.")
    return None


def safe_method(scope: Scope) -> bool:
    """Whether the request changes nothing."""
    return scope.get("method") in SAFE_METHODS


def is_prefect(path: str) -> bool:
    """Whether the address is one of the Prefect UI or its API."""
    return path in {"/v2", "/api", UI_SETTINGS} or path.startswith(("/v2/", "/api/"))


def is_api(path: str) -> bool:
    """Whether a script asks, and not a person."""
    return path == "/api" or path.startswith("/api/") or path == UI_SETTINGS


def _changes(scope: Scope) -> bool:
    return scope["type"] == "websocket" or not safe_method(scope)


def _well_formed(scope: Scope) -> bool:
    raw = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    readings = (raw, unquote(raw), unquote(unquote(raw)))
    names = [name.lower() for name, _ in scope["headers"]]
    return (
        (scope["type"] == "websocket" or scope["method"] in METHODS)
        and not any(ODD_PATH.search(each) for each in readings)
        and all(names.count(each.encode()) <= 1 for each in SINGLE)
        and not {b"content-length", b"transfer-encoding"} <= set(names)
    )


def _from_our_page(headers: Headers, origins: Collection[str]) -> bool:
    """A browser tells where a request comes from; a program that is none has no cookie to steal."""
    if "origin" in headers:
        return headers["origin"].lower() in origins
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
