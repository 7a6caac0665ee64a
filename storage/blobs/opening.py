"""Which store the settings name: a bucket of an S3 service, or a folder."""

from storage.blobs.folder import FolderObjects
from storage.blobs.port import Objects
from storage.settings import Settings


def open_objects(settings: Settings) -> Objects:
    """Open the S3 bucket of the settings, or without one the store in the data folder's `objects`.

    Raise StorageUnreachable for a url of another shape, missing keys, or an unusable folder.
    An S3 service is first called on when the store is first used; `check` does so at once.
    """
    if settings.storage_url:
        from storage.blobs.s3 import open_s3  # noqa: PLC0415 - minio costs 100 ms to import

        return open_s3(settings.storage_url, settings.s3_access_key, settings.s3_secret_key)
    return FolderObjects(settings.folder / "objects")
