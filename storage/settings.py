"""Where everything lies: from the command line, else the environment, else ./data."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The data folder and, where they replace its parts, the addresses of database and store."""

    folder: Path
    database_url: str | None = None
    storage_url: str | None = None

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
