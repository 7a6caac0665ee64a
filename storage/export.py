"""A round's current documents as files in a folder or one archive, with their manifest."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossiers.errors import StorageUnreachable
from storage.ledger import Ledger
from storage.objects import Objects
from storage.records import DocumentRecord

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What no file name may hold on Windows, macOS or Linux."""

LONGEST_NAME = 120
"""Letters of a file name; with Vietnamese letters this stays under every system's limit."""


def file_name(record: DocumentRecord) -> str:
    """The name that a document is downloaded under, e.g. "Tờ trình số 01-TTr-VHXH.docx"."""
    stem = UNSAFE.sub("-", record.file_name)[:LONGEST_NAME].strip(" .")
    return f"{stem}.docx"


def manifest(round_: str, records: tuple[DocumentRecord, ...]) -> dict[str, Any]:
    """What an export holds, document by document, in the order in which they were made."""
    names = _names(records)
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
    return {"round": round_, "documents": entries}


def files_of(ledger: Ledger, objects: Objects, round_: str) -> Iterator[tuple[str, bytes]]:
    """The manifest and every current document of a round, as names and bytes.

    Raises UnknownRound, UnknownObject, DamagedObject or StorageUnreachable.
    """
    ledger.round(round_)
    records = ledger.documents(round=round_)
    names = _names(records)
    for record in records:
        yield names[record.id], objects.get(record.sha256)
    text = json.dumps(manifest(round_, records), ensure_ascii=False, indent=2)
    yield "manifest.json", f"{text}\n".encode()


def write_folder(ledger: Ledger, objects: Objects, round_: str, folder: Path) -> int:
    """Write the export into a folder, the manifest last; how many documents there are."""
    found = list(files_of(ledger, objects, round_))
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


def archive(ledger: Ledger, objects: Objects, round_: str) -> bytes:
    """The export as a zip."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files_of(ledger, objects, round_):
            packed.writestr(name, data)
    return whole.getvalue()


def _names(records: tuple[DocumentRecord, ...]) -> dict[str, str]:
    """A file name for each document, told apart by a number where two would be the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for record in records:
        name, copy = file_name(record), 2
        while name.casefold() in taken:
            name, copy = f"{file_name(record).removesuffix('.docx')} ({copy}).docx", copy + 1
        taken.add(name.casefold())
        names[record.id] = name
    return names
