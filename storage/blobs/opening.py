"""Opening the object store that a setting names."""

from pathlib import Path

from storage.blobs.folder import FolderObjects
from storage.blobs.port import Objects


def open_objects(url: str | None, folder: Path) -> Objects:
    """Open the S3 bucket of `s3://bucket?endpoint=…`, or without url the store `folder`/objects.

    Raise StorageUnreachable for a url of another shape, missing keys, or an unusable folder.
    An S3 service is first called on when the store is first used; `check` does so at once.
    """
    if url:
        from storage.blobs.s3 import open_s3  # noqa: PLC0415 - minio costs 100 ms to import

        return open_s3(url)
    return FolderObjects(folder / "objects")
