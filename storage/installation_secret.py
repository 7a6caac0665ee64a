"""The installation's one secret, made at the first start, and the keys that are drawn from it."""

import hashlib
import hmac
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from tempfile import mkstemp

from dossiers.model.errors import StorageUnreachable

FILE = "secret.key"
LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """Keys for each purpose; whoever knows one can't tell another, nor the secret itself."""

    root: bytes

    def key(self, purpose: str) -> bytes:
        """32 bytes for this purpose, the same as long as the installation lives."""
        return hmac.digest(self.root, purpose.encode(), hashlib.sha256)

    @property
    def prefect(self) -> str:
        """Return what Prefect's server wants of whoever calls it, as `name:password`."""
        return f"khenthuong:{self.key('prefect').hex()}"


def open_secrets(folder: Path) -> Secrets:
    """Return the secret of the data folder, made if there is none yet. Raise StorageUnreachable."""
    file = folder / FILE
    try:
        if not file.exists():
            _make(file)
        root = file.read_bytes()
    except OSError as error:
        raise StorageUnreachable(
            f"Không đọc được khóa bí mật {file}; hãy kiểm tra quyền của thư mục dữ liệu."
        ) from error
    if len(root) != LENGTH:
        raise StorageUnreachable(
            f"Khóa bí mật {file} đã hỏng; hãy xóa đi để tạo khóa mới"
            " (mọi người phải đăng nhập lại)."
        )
    return Secrets(root)


def _make(file: Path) -> None:
    """Whole or not at all, for its owner alone, and by one process: the first link wins."""
    number, draft = mkstemp(prefix=f".{FILE}.", dir=file.parent)
    with open(number, "wb") as opened:  # noqa: PTH123 - mkstemp's file is open already
        opened.write(token_bytes(LENGTH))
        opened.flush()
        os.fsync(number)
    with suppress(FileExistsError):
        os.link(draft, file)
    Path(draft).unlink()
