"""What only the folder store promises: nothing torn, nothing overwritten, rot found."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossiers.model.errors import DamagedObject, StorageUnreachable
from storage.blobs.folder import STALE_AFTER, FolderObjects
from storage.blobs.port import digest, object_key

WRITER = """
import sys
from pathlib import Path
from storage.blobs.folder import FolderObjects
store = FolderObjects(Path(sys.argv[1]))
for number in range(1_000_000):
    sys.stdout.write(store.put(number.to_bytes(8, "big") * 40_000) + "\\n")
    sys.stdout.flush()
"""


@pytest.fixture
def store(tmp_path: Path) -> FolderObjects:
    return FolderObjects(tmp_path)


def test_a_flipped_bit_is_found_on_reading(store: FolderObjects, tmp_path: Path) -> None:
    sha256 = store.put(b"Quyet dinh")
    path = tmp_path / object_key(sha256)
    path.chmod(0o644)
    path.write_bytes(b"Quyet dinI")

    with pytest.raises(DamagedObject, match="khôi phục"):
        store.get(sha256)


def test_objects_are_read_only(store: FolderObjects, tmp_path: Path) -> None:
    path = tmp_path / object_key(store.put(b"mot"))

    assert path.stat().st_mode & 0o777 == 0o444


def test_an_existing_object_is_never_written_again(store: FolderObjects, tmp_path: Path) -> None:
    path = tmp_path / object_key(store.put(b"mot"))
    before = path.stat()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(store.put, [b"mot"] * 64))

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_leftovers_are_no_objects_and_go_after_a_day(store: FolderObjects, tmp_path: Path) -> None:
    fresh, stale = tmp_path / "tmp" / "fresh", tmp_path / "tmp" / "stale"
    fresh.write_bytes(b"half")
    stale.write_bytes(b"half")
    long_ago = time.time() - STALE_AFTER - 60
    os.utime(stale, (long_ago, long_ago))

    assert list(FolderObjects(tmp_path).list()) == []
    assert fresh.exists()
    assert not stale.exists()


@pytest.mark.parametrize("acknowledged", [1, 7, 20])
def test_a_writer_killed_at_any_moment_leaves_nothing_torn(
    tmp_path: Path, acknowledged: int
) -> None:
    promised = _put_until_killed(tmp_path, acknowledged)
    store = FolderObjects(tmp_path)

    assert set(promised) <= set(store.list())
    for sha256 in store.list():
        assert digest(store.get(sha256)) == sha256


@pytest.mark.parametrize("folder", ["is-a-file", "is-a-file/below"])
def test_an_unusable_folder_is_said_plainly(tmp_path: Path, folder: str) -> None:
    (tmp_path / "is-a-file").write_text("")

    with pytest.raises(StorageUnreachable, match="hãy kiểm tra thư mục"):
        FolderObjects(tmp_path / folder)


def test_a_folder_that_went_away_is_said_plainly(store: FolderObjects, tmp_path: Path) -> None:
    (tmp_path / "tmp").rmdir()

    for call in (store.check, lambda: store.put(b"mot")):
        with pytest.raises(StorageUnreachable, match="hãy kiểm tra thư mục"):
            call()


def _put_until_killed(folder: Path, acknowledged: int) -> list[str]:
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment()) as writer:
        assert writer.stdout is not None
        promised = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
    return promised


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
