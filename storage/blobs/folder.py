"""Objects in a local folder: the embedded default.

What was acknowledged survives a kill and a power cut: bytes are written to a temporary file on
the same file system, synced, made read-only and linked into place (a link never overwrites), and
then the folder is synced too.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dossiers.model.errors import StorageUnreachable
from storage.blobs.port import BLOBS, checked, digest, is_digest, object_key, unknown
from storage.durable import sync_folder

STALE_AFTER = 24 * 3600.0
"""Age in seconds past which a temporary file must be a killed writer's leftover."""


class FolderObjects:
    """An object store in `folder`, made if missing; raise StorageUnreachable if it can't be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._temporary = folder / "tmp"
        with _storage_errors(folder):
            self._temporary.mkdir(parents=True, exist_ok=True)
            (folder / BLOBS).mkdir(exist_ok=True)
            _remove_leftovers(self._temporary)

    def put(self, data: bytes) -> str:
        """Keep the bytes, durably; return their SHA-256."""
        sha256 = digest(data)
        path = self._path(sha256)
        with _storage_errors(self._folder):
            _make_folder(path.parent)
            if not path.exists():
                self._write(data, path)
            # Also when it was there: whoever linked it may have been killed before syncing.
            sync_folder(path.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked; raise UnknownObject or DamagedObject."""
        path = self._path(sha256)
        with _storage_errors(self._folder):
            try:
                return checked(path.read_bytes(), sha256)
            except FileNotFoundError:
                raise unknown(sha256) from None

    def has(self, sha256: str) -> bool:
        """Tell whether the object is here."""
        with _storage_errors(self._folder):
            return is_digest(sha256) and self._path(sha256).exists()

    def list(self) -> Iterator[str]:
        """Return the hash of every object."""
        with _storage_errors(self._folder):
            names = sorted(path.name for path in (self._folder / BLOBS).glob("??/*"))
        return filter(is_digest, names)

    def remove(self, sha256: str) -> None:
        """Destroy the object, durably."""
        path = self._path(sha256)
        with _storage_errors(self._folder):
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)

    def check(self) -> None:
        """Write and remove a temporary file."""
        with _storage_errors(self._folder), tempfile.TemporaryFile(dir=self._temporary) as file:
            file.write(b"check")
            file.flush()

    def _path(self, sha256: str) -> Path:
        return self._folder / object_key(sha256)

    def _write(self, data: bytes, path: Path) -> None:
        handle, name = tempfile.mkstemp(dir=self._temporary)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # another writer of the same bytes was first
                os.link(name, path)
        finally:
            Path(name).unlink()


@contextmanager
def _storage_errors(folder: Path) -> Iterator[None]:
    """Open every OSError of the folder, as the one sentence that staff can act on."""
    try:
        yield
    except OSError as error:
        raise StorageUnreachable(
            f"Không đọc hoặc ghi được kho tệp tại “{folder}”: "
            "hãy kiểm tra thư mục có tồn tại, có quyền ghi và ổ đĩa còn chỗ trống."
        ) from error


def _remove_leftovers(temporary: Path) -> None:
    oldest = time.time() - STALE_AFTER
    for path in temporary.iterdir():
        with suppress(FileNotFoundError):  # another process may be cleaning too
            if path.stat().st_mtime < oldest:
                path.unlink()


def _make_folder(folder: Path) -> None:
    with suppress(FileExistsError):
        folder.mkdir()
        sync_folder(folder.parent)
