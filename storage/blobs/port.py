"""The object store: bytes kept under their own SHA-256, put once and never changed.

A file's name, version and state live in the register; here are only bytes. So any S3 service or
a local folder will do, and no text typed by people ever becomes a path.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Protocol

from dossiers.model.errors import DamagedObject, UnknownObject

BLOBS = "blobs"
"""The folder (or key prefix) that holds all objects."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Objects(Protocol):
    """The port. Every call may raise StorageUnreachable when the store does not answer."""

    def put(self, data: bytes) -> str:
        """Keep the bytes, durably; return their SHA-256 in hex. Putting again changes nothing."""

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked against their hash; raise UnknownObject or DamagedObject."""

    def has(self, sha256: str) -> bool:
        """Tell whether the object is here; its bytes are not read."""

    def list(self) -> Iterator[str]:
        """Return the hash of every object, in no promised order."""

    def remove(self, sha256: str) -> None:
        """Destroy the object; nothing happens where it is not here."""

    def check(self) -> None:
        """Prove that the store can be reached and written to, else raise StorageUnreachable."""


def digest(data: bytes) -> str:
    """Return the name under which the bytes are kept: their SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def is_digest(text: str) -> bool:
    """Tell whether the text has the shape of a SHA-256 in hex."""
    return _SHA256.fullmatch(text) is not None


def object_key(sha256: str) -> str:
    """Return its place "blobs/<2 hex>/<sha256>"; raise UnknownObject for a malformed hash."""
    if not is_digest(sha256):
        raise unknown(sha256)
    return f"{BLOBS}/{sha256[:2]}/{sha256}"


def checked(data: bytes, sha256: str) -> bytes:
    """Return the same bytes, if they still are what was stored; else raise DamagedObject."""
    if digest(data) != sha256:
        raise DamagedObject(
            f"Tệp có mã {sha256[:12]}… trong kho tệp đã bị hỏng: "
            "hãy khôi phục tệp này từ bản sao lưu."
        )
    return data


def unknown(sha256: str) -> UnknownObject:
    """Return the error for an object that is not here; "" is what was destroyed."""
    if not sha256:
        return UnknownObject(
            "Kho tệp không có tệp này nữa: tệp đã được tiêu hủy khi ẩn danh hồ sơ hết thời hạn lưu."
        )
    return UnknownObject(
        f"Kho tệp không có tệp mã {sha256[:12]}…: "
        "hãy tải tệp lên lại hoặc khôi phục từ bản sao lưu."
    )
