"""What only the S3 store has to cope with: a server that is away, wrong keys, a damaged body."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossiers.model.errors import DamagedObject, StorageUnreachable
from storage.blobs.opening import open_objects
from storage.blobs.port import Objects, object_key
from storage.settings import Settings
from tests.servers import S3Address, free_port

NOWHERE = "0" * 64
CALLS: list[Callable[[Objects], object]] = [
    lambda store: store.put(b"mot"),
    lambda store: store.get(NOWHERE),
    lambda store: store.has(NOWHERE),
    lambda store: list(store.list()),
    lambda store: store.check(),
]


@pytest.mark.parametrize("call", CALLS)
def test_a_closed_port_is_said_plainly_and_soon(
    call: Callable[[Objects], object], s3_url: str, rclone: S3Address, tmp_path: Path
) -> None:
    closed = s3_url.replace(rclone.endpoint, f"http://127.0.0.1:{free_port()}")
    store = open_objects(Settings(tmp_path, storage_url=closed))
    began = time.monotonic()

    with pytest.raises(StorageUnreachable, match="Kho tệp không trả lời"):
        call(store)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", ["KHENTHUONG_S3_ACCESS_KEY", "KHENTHUONG_S3_SECRET_KEY"])
def test_wrong_keys_are_said_plainly(
    call: Callable[[Objects], object],
    name: str,
    s3_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, "sai-khoa")

    with pytest.raises(StorageUnreachable, match="từ chối khóa truy cập"):
        call(open_objects(Settings(tmp_path, storage_url=s3_url)))


def test_missing_keys_are_said_plainly(
    s3_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHENTHUONG_S3_SECRET_KEY")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY", raising=False)

    with pytest.raises(StorageUnreachable, match="hãy đặt biến môi trường KHENTHUONG_S3_SECRET"):
        open_objects(Settings(tmp_path, storage_url=s3_url))


def test_aws_names_serve_where_our_own_are_not_set(
    s3_url: str, rclone: S3Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHENTHUONG_S3_ACCESS_KEY")
    monkeypatch.delenv("KHENTHUONG_S3_SECRET_KEY")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", rclone.access_key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", rclone.secret_key)

    open_objects(Settings(tmp_path, storage_url=s3_url)).check()


def test_a_damaged_object_is_found_on_reading(
    s3_url: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = open_objects(Settings(tmp_path, storage_url=s3_url))
    sha256 = store.put(b"mot")
    for path in tmp_path_factory.getbasetemp().glob(f"rclone*/data/*/{object_key(sha256)}"):
        path.write_bytes(b"hai")

    with pytest.raises(DamagedObject, match="khôi phục"):
        store.get(sha256)


def test_what_is_no_server_of_s3_is_said_plainly(tmp_path: Path, s3_url: str) -> None:
    store = open_objects(
        Settings(tmp_path, storage_url=s3_url.replace("http://127", "https://127"))
    )

    with pytest.raises(StorageUnreachable, match="Kho tệp không trả lời"):
        store.has(NOWHERE)
