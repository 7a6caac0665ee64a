"""The contract of every object store."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossiers.model.errors import StorageUnreachable, UnknownObject
from storage.blobs.folder import FolderObjects
from storage.blobs.opening import open_objects
from storage.blobs.port import Objects, object_key
from storage.settings import Settings

NOWHERE = "0" * 64


@pytest.mark.parametrize("data", [b"", "Giấy khen".encode(), bytes(range(256)) * 40_000])
def test_get_returns_what_was_put_under_its_sha256(objects: Objects, data: bytes) -> None:
    sha256 = objects.put(data)

    assert sha256 == hashlib.sha256(data).hexdigest()
    assert objects.get(sha256) == data


def test_putting_again_changes_nothing(objects: Objects) -> None:
    assert objects.put(b"mot") == objects.put(b"mot")
    assert list(objects.list()) == [objects.put(b"mot")]


def test_the_same_bytes_may_be_put_by_many_at_once(objects: Objects) -> None:
    with ThreadPoolExecutor(16) as pool:
        names = set(pool.map(objects.put, [b"cung mot tep" * 1000] * 16))

    assert len(names) == 1
    assert set(objects.list()) == names
    assert objects.get(names.pop()) == b"cung mot tep" * 1000


@pytest.mark.parametrize("sha256", [NOWHERE, "", "../register.db", "A" * 64, f"{NOWHERE}/.."])
def test_what_was_never_put_is_unknown(objects: Objects, sha256: str) -> None:
    assert not objects.has(sha256)
    with pytest.raises(UnknownObject, match="Kho tệp không có tệp"):
        objects.get(sha256)


def test_a_store_that_holds_something_still_tells_what_is_unknown(objects: Objects) -> None:
    sha256 = objects.put(b"mot")

    assert objects.has(sha256)
    assert not objects.has(NOWHERE)
    with pytest.raises(UnknownObject):
        objects.get(NOWHERE)


def test_list_names_every_object_once(objects: Objects) -> None:
    assert list(objects.list()) == []
    put = {objects.put(f"tệp {number}".encode()) for number in range(20)}

    assert sorted(objects.list()) == sorted(put)


def test_what_is_removed_is_unknown_and_may_be_removed_again(objects: Objects) -> None:
    kept, gone = objects.put(b"one"), objects.put(b"other")
    for _ in range(2):
        objects.remove(gone)
    with pytest.raises(UnknownObject):
        objects.get(gone)
    assert (objects.get(kept), set(objects.list())) == (b"one", {kept})
    assert objects.put(b"other") == gone
    assert objects.get(gone) == b"other"


def test_check_leaves_no_object_behind(objects: Objects) -> None:
    objects.check()

    assert list(objects.list()) == []


def test_an_object_lies_under_the_first_two_digits_of_its_hash() -> None:
    assert object_key(NOWHERE) == f"blobs/00/{NOWHERE}"


def test_without_url_objects_lie_in_the_data_folder(tmp_path: Path) -> None:
    store = open_objects(Settings(tmp_path))
    sha256 = store.put(b"mot")

    assert isinstance(store, FolderObjects)
    assert (tmp_path / "objects" / object_key(sha256)).read_bytes() == b"mot"


@pytest.mark.parametrize(
    "url",
    [
        "s3://kho",
        "s3://?endpoint=http://127.0.0.1:9000",
        "s3://ab?endpoint=http://127.0.0.1:9000",
        "s3://kho/thu-muc?endpoint=http://127.0.0.1:9000",
        "s3://kho?endpoint=127.0.0.1:9000",
        "s3://kho?endpoint=http://127.0.0.1:9000&ten=la",
        "s3://kho?endpoint=http://127.0.0.1:khong",
        "s3://[kho?endpoint=http://127.0.0.1:9000",
        "http://kho",
        "kho",
    ],
)
def test_a_url_of_another_shape_is_refused_with_the_right_one(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHENTHUONG_S3_ACCESS_KEY", "khoa")
    monkeypatch.setenv("KHENTHUONG_S3_SECRET_KEY", "mat-khau")

    with pytest.raises(StorageUnreachable, match="hãy sửa KHENTHUONG_STORAGE_URL"):
        open_objects(Settings(tmp_path, storage_url=url))
