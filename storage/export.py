"""The current documents of a round or of a year outside rounds, in a folder or one archive.

A manifest comes with them.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from dossiers.model.errors import StorageUnreachable
from dossiers.model.movement_year import MovementYear, Owner
from storage.blobs.port import Objects, unknown
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What no file name may hold on Windows, macOS or Linux."""

MAX_NAME = 120
"""Letters of a file name; with Vietnamese letters this stays under every system's limit."""


def file_name(record: DocumentRecord) -> str:
    """Return the name that a document is downloaded under, e.g. "Tờ trình số 01-TTr-VHXH.docx"."""
    return f"{safe_stem(record.file_name)}.docx"


def safe_stem(name: str) -> str:
    """Return a name, without its ending, that every system takes."""
    return UNSAFE.sub("-", name)[:MAX_NAME].strip(" .")


def manifest(owner: Owner, records: tuple[DocumentRecord, ...]) -> dict[str, Any]:
    """Return what an export holds, document by document, in the order in which they were made."""
    names = names_of(records)
    entries = [
        {
            "kind": each.kind,
            "file": names[each.id],
            "title": each.title,
            "state": each.state,
            "number": each.number,
            "date": each.dated.isoformat() if each.dated else "",
            "dossiers": list(each.dossiers),
            "template": each.template,
            "template_version": each.template_version,
            "sha256": each.sha256,
        }
        for each in records
    ]
    if isinstance(owner, MovementYear):
        return {"movement_year": owner.code, "documents": entries}
    return {"round": owner, "documents": entries}


def files_of(ledger: Ledger, objects: Objects, code: str) -> Iterator[tuple[str, bytes]]:
    """Return the manifest and every current document of a round or year, as names and bytes.

    What is in the register is read at once, the bytes as they are asked for. Raises UnknownRound,
    UnknownObject, DamagedObject or StorageUnreachable.
    """
    owner = ledger.owner(code)
    records = ledger.documents(owner)
    text = json.dumps(manifest(owner, records), ensure_ascii=False, indent=2)
    last = ("manifest.json", f"{text}\n".encode())
    return chain(files_of_records(records, objects), (last,))


def files_of_records(
    records: Sequence[DocumentRecord], objects: Objects
) -> Iterator[tuple[str, bytes]]:
    """Documents as names, each its own, and bytes; raises UnknownObject at once if one is lost."""
    for record in records:
        if not objects.has(record.sha256):
            raise unknown(record.sha256)
    names = names_of(records)
    return ((names[each.id], objects.get(each.sha256)) for each in records)


def write_folder(ledger: Ledger, objects: Objects, code: str, folder: Path) -> int:
    """Write the export into a folder, the manifest last; how many documents there are."""
    found = list(files_of(ledger, objects, code))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in found:
            (folder / name).write_bytes(data)
    except OSError as error:
        raise StorageUnreachable(
            f"Không ghi được vào thư mục {folder}; hãy chọn thư mục khác, hoặc kiểm tra quyền ghi"
            " và chỗ trống của ổ đĩa."
        ) from error
    return len(found) - 1


class _Pieces(io.RawIOBase):
    """What is written to it, given out piece by piece; a file that nobody can go back in."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Say that it is only for writing."""
        return True

    def write(self, data: Any) -> int:
        """Keep until it is taken."""
        self._waiting += data
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken, self._waiting = bytes(self._waiting), bytearray()
        return taken


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the files as a zip, in pieces, so that never more than one file is held at once."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
            yield pieces.take()
    yield pieces.take()


def names_of(records: Sequence[DocumentRecord]) -> dict[str, str]:
    """Return a file name for each document, told apart by a number where two would be the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for record in records:
        name, copy = file_name(record), 2
        while name.casefold() in taken:
            name, copy = f"{file_name(record).removesuffix('.docx')} ({copy}).docx", copy + 1
        taken.add(name.casefold())
        names[record.id] = name
    return names
