"""Where everything lies: from the command line, else the environment, else ./data."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dossiers.model.errors import StorageUnreachable

PRIVATE = 0o700
"""Who may look into a data folder: its owner."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The data folder and, where they replace its parts, the addresses of database and store."""

    folder: Path
    database_url: str | None = None
    storage_url: str | None = None

    def make_folder(self) -> None:
        """Return the data folder, for its owner alone: it holds people's citizen numbers.

        Raise StorageUnreachable.
        """
        try:
            self.folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnreachable(
                f"Không tạo được thư mục dữ liệu {self.folder}: hãy chọn thư mục khác, hoặc xin"
                " quyền ghi."
            ) from error

    @classmethod
    def read(
        cls, folder: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> "Settings":
        """Settings with `folder` before KHENTHUONG_DATA before ./data."""
        values = os.environ if environment is None else environment
        return cls(
            folder=(folder or Path(values.get("KHENTHUONG_DATA") or "data")).absolute(),
            database_url=values.get("KHENTHUONG_DATABASE_URL") or None,
            storage_url=values.get("KHENTHUONG_STORAGE_URL") or None,
        )
