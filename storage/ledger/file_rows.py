"""Files in the register: the keys that staff know, and the bytes that they stand for."""

import unicodedata
from datetime import datetime

from sqlalchemy import func, insert, select, update

from dossiers.model.errors import InvalidForm, Refused, UnknownObject
from storage.ledger.repository import LedgerPart
from storage.schema.records import FileRecord
from storage.schema.tables import files

MAX_KEY = 512


class FileLedger(LedgerPart):
    """The files that were put. A key may be given other bytes until it is locked."""

    def put_file(self, key: str, sha256: str, size: int, at: datetime, by: str = "") -> None:
        """Let the key stand for these bytes.

        Raise InvalidForm for a key that is no relative path of plain text, Refused if the key is
        locked and stands for other bytes. The same bytes again change nothing.
        """
        check_key(key)
        known = self._file(key)
        if known is None:
            facts = {"sha256": sha256, "size": size, "at": at, "by": by}
            self._write(insert(files).values(key=key, locked=False, **facts))
        elif known.sha256 != sha256:
            if known.locked:
                raise Refused(
                    f"Tệp “{key}” đã ký nên không được thay: hãy tải lên với tên tệp khác."
                )
            change = update(files).where(files.c.key == key)
            self._write(change.values(sha256=sha256, size=size, at=at, by=by))

    def file(self, key: str) -> FileRecord:
        """Return the file; raise UnknownObject."""
        known = self._file(key)
        if known is None:
            raise UnknownObject(
                f"Không có tệp “{key}” trong kho: hãy tải tệp lên hoặc xem lại tên tệp."
            )
        return known

    def files(self, prefix: str = "") -> tuple[FileRecord, ...]:
        """Return the files whose key begins with the prefix, by key."""
        begins = func.substr(files.c.key, 1, len(prefix)) == prefix
        found = self._facts(FileRecord, select(files).where(begins))
        # Here and not in SQL: databases disagree on the order of Vietnamese letters.
        return tuple(sorted(found, key=lambda record: record.key))

    def newest_keys(self, prefix: str, size: int) -> tuple[str, ...]:
        """Return the keys with the prefix, those put last first, as many as `size`."""
        begins = func.substr(files.c.key, 1, len(prefix)) == prefix
        newest = select(files.c.key).where(begins).order_by(files.c.at.desc(), files.c.key)
        return tuple(self._bodies(newest.limit(size)))

    def lock_file(self, key: str) -> None:
        """Bind the key to its bytes for good; raise UnknownObject."""
        if not self.file(key).locked:
            self._write(update(files).where(files.c.key == key).values(locked=True))

    def _file(self, key: str) -> FileRecord | None:
        return self._fact(FileRecord, select(files).where(files.c.key == key))


def check_key(key: str) -> None:
    """Raise InvalidForm unless the key is a relative path of printable NFC text."""
    parts = key.split("/")
    plain = key.isprintable() and "\\" not in key and unicodedata.is_normalized("NFC", key)
    if not plain or len(key) > MAX_KEY or {"", ".", ".."} & set(parts):
        raise InvalidForm(
            f"Tên tệp “{key[:80]}” không hợp lệ: hãy dùng tên dạng thư-mục/tên-tệp, không quá "
            f"{MAX_KEY} ký tự, không có “..”, không bắt đầu bằng “/”, chữ Unicode dựng sẵn."
        )
