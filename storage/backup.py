"""The whole office in one file, and back: register, objects and settings of the data folder.

A backup is a zip: `register.db` as it was at one moment, the objects that it speaks of, the
settings that staff laid in the folder, and last `backup.json` with the hash of each of them. What
can be made anew stays out: logs, Prefect's records of runs, pictures of pages, and the
installation's secret, so that nobody can sign in by a lost backup.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from dossiers.model.errors import DamagedObject, Refused, StorageUnreachable, UnknownObject
from storage.blobs.folder import FolderObjects
from storage.blobs.port import BLOBS, object_key
from storage.durable import sync_folder
from storage.installation_secret import FILE as SECRET
from storage.ledger.journal_rows import Proof
from storage.register import REGISTER_FILE as REGISTER
from storage.register import open_register
from storage.settings import PREVIEWS, PRIVATE, Settings

CONTENTS = "backup.json"
OBJECTS = "objects"
SETTINGS = "settings"
REMADE = frozenset({OBJECTS, "prefect", "logs", PREVIEWS, SECRET})
"""What of the data folder is no setting; nor is what begins with "register." or a dot."""

OWNER_ALONE = 0o600
CHUNK = 1 << 20


class Saved(NamedTuple):
    """What a backup holds; `lost` are the objects that the store no longer had whole."""

    head: str
    objects: int
    lost: tuple[str, ...]


def back_up(settings: Settings, file: Path) -> Saved:
    """Write the backup; steps may go on meanwhile. An earlier backup there is replaced at the end.

    Raise Refused where register or objects do not lie in the data folder, there is no register
    yet, or `file` is something else; StorageUnreachable when it can't be written.
    """
    _check_embedded(settings)
    if not (settings.folder / REGISTER).is_file():
        raise Refused(f"Thư mục {settings.folder} chưa có sổ đăng ký nào để sao lưu.")
    if file.exists() and not _is_backup(file):
        raise Refused(f"{file} đã có và không phải là bản sao lưu; hãy chọn tên tệp khác.")
    with _file_errors(file), _scratch(file.absolute().parent) as scratch:
        snapshot = scratch / REGISTER
        with open_register(None, settings.folder) as register:
            register.snapshot(snapshot)
        packed = scratch / "backup.zip"
        packed.touch(mode=OWNER_ALONE)
        saved = _pack(packed, snapshot, settings.folder)
        _finish_restore(packed, file)
    return saved


def _check_embedded(settings: Settings) -> None:
    if settings.database_url:
        raise Refused(
            "Sổ đăng ký đang ở PostgreSQL: hãy sao lưu bằng pg_dump, khôi phục bằng pg_restore, "
            "rồi chạy khenthuong verify."
        )
    if settings.storage_url:
        raise Refused(
            "Kho tệp đang ở dịch vụ S3: hãy sao lưu kho bằng công cụ của dịch vụ đó và chép tệp "
            "register.db khi phần mềm đã dừng, rồi chạy khenthuong verify."
        )


def _pack(packed: Path, snapshot: Path, folder: Path) -> Saved:
    """Return everything into the zip: first the register, then what it speaks of."""
    objects = FolderObjects(folder / OBJECTS)
    with open_register(None, snapshot.parent) as register, register.read_tx() as ledger:
        head, kept = ledger.head(), ledger.kept_objects()
    lost: list[str] = []
    with ZipFile(packed, "w", ZIP_DEFLATED) as whole:
        hashes = {REGISTER: _add(whole, REGISTER, snapshot)}
        for sha256, whose in sorted(kept.items()):
            try:
                whole.writestr(f"{OBJECTS}/{object_key(sha256)}", objects.get(sha256), ZIP_STORED)
                hashes[f"{OBJECTS}/{object_key(sha256)}"] = sha256
            except (UnknownObject, DamagedObject):
                lost.append(whose)
        for path in _settings(folder):
            name = f"{SETTINGS}/{path.relative_to(folder).as_posix()}"
            hashes[name] = _add(whole, name, path)
        whole.writestr(CONTENTS, json.dumps({"head": head, "files": hashes}, indent=1))
    return Saved(head, len(kept) - len(lost), tuple(lost))


def _settings(folder: Path) -> Iterator[Path]:
    for top in sorted(folder.iterdir()):
        if top.name in REMADE or top.name.startswith(("register.", ".")):
            continue
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (path for path in found if path.is_file())


def _add(whole: ZipFile, name: str, path: Path) -> str:
    with path.open("rb") as source, whole.open(name, "w", force_zip64=True) as target:
        return _copy(source, target)


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy; the hash of what was copied."""
    running = hashlib.sha256()
    while chunk := source.read(CHUNK):
        running.update(chunk)
        target.write(chunk)
    return running.hexdigest()


def _finish_restore(packed: Path, file: Path) -> None:
    """Give the finished backup its name, durably: whoever looks sees the old one or this one."""
    with packed.open("rb") as done:
        os.fsync(done.fileno())
    packed.replace(file)
    sync_folder(file.absolute().parent)


def restore(settings: Settings, file: Path, *, despite_faults: bool = False) -> Proof:
    """Lay a backup out as the data folder, which must be empty; all of it or nothing.

    Raise Refused for a folder in use, a damaged backup, or one whose register does not prove
    itself, unless `despite_faults`.
    """
    _check_embedded(settings)
    folder = settings.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} không trống; chỉ khôi phục vào thư mục mới hoặc còn trống.")
    with _file_errors(file):
        folder.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    with _file_errors(file), _scratch(folder.parent) as scratch:
        _unpack(file, scratch)
        with open_register(None, scratch) as register, register.read_tx() as ledger:
            proof = ledger.prove(FolderObjects(scratch / OBJECTS))
        if proof.faults and not despite_faults:
            raise Refused(
                f"Bản sao lưu {file.name} có {len(proof.faults)} điểm không khớp, "
                "chưa khôi phục gì:",
                *(f"\n- {each}." for each in proof.faults),
            )
        scratch.replace(folder)  # onto an empty folder, or none
        sync_folder(folder.parent)
    return proof


def _unpack(file: Path, scratch: Path) -> None:
    """Lay out every file of the backup, each checked; Refused for anything amiss."""
    try:
        with ZipFile(file) as whole:
            expected: dict[str, str] = json.loads(whole.read(CONTENTS))["files"]
            objects = FolderObjects(scratch / OBJECTS)
            for name, sha256 in expected.items():
                if _lay_out(whole, name, scratch, objects) != sha256:
                    raise _damaged(file)
    except (BadZipFile, LookupError, TypeError, ValueError, NotImplementedError, EOFError) as error:
        raise _damaged(file) from error


def _lay_out(whole: ZipFile, name: str, scratch: Path, objects: FolderObjects) -> str:
    """Lay out one file where files of its kind belong; its hash."""
    if name.startswith(f"{OBJECTS}/{BLOBS}/"):
        return objects.put(whole.read(name))
    target = scratch / (REGISTER if name == REGISTER else name.removeprefix(f"{SETTINGS}/"))
    if scratch.resolve() not in target.resolve().parents:
        raise ValueError(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole.open(name) as source, target.open("wb") as copy:
        found = _copy(source, copy)
        os.fsync(copy.fileno())
    return found


def _is_backup(file: Path) -> bool:
    try:
        with ZipFile(file) as whole:
            return CONTENTS in whole.namelist()
    except (BadZipFile, OSError):
        return False


def _damaged(file: Path) -> Refused:
    return Refused(
        f"{file} không phải là bản sao lưu, hoặc đã hỏng, nên chưa khôi phục gì; "
        "hãy dùng bản sao lưu khác."
    )


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Open a folder on the same disk, for its owner alone, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=".khenthuong-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # it may have become the data folder


@contextmanager
def _file_errors(file: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise Refused(f"Không có {error.filename or file}; hãy kiểm tra đường dẫn.") from error
    except OSError as error:
        raise StorageUnreachable(
            f"Không đọc hoặc ghi được {error.filename or file}; hãy kiểm tra quyền ghi và chỗ "
            "trống của ổ đĩa."
        ) from error
