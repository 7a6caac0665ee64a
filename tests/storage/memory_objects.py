"""Objects in memory: a store that needs no disk."""

from collections.abc import Iterator

from storage.blobs.port import checked, digest, unknown


class MemoryObjects:
    """An object store that ends with the process."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep the bytes; return their SHA-256."""
        sha256 = digest(data)
        self._blobs[sha256] = data
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise UnknownObject."""
        try:
            return checked(self._blobs[sha256], sha256)
        except KeyError:
            raise unknown(sha256) from None

    def has(self, sha256: str) -> bool:
        """Tell whether the object is here."""
        return sha256 in self._blobs

    def list(self) -> Iterator[str]:
        """Return the hash of every object."""
        return iter(tuple(self._blobs))

    def remove(self, sha256: str) -> None:
        """Forget the bytes."""
        self._blobs.pop(sha256, None)

    def check(self) -> None:
        """Memory is always within reach."""
