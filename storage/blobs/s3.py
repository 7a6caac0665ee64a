"""Objects in a bucket of any S3 service, through the minio client.

Only plain PUT, GET, HEAD and LIST are asked of the server. What an error body says is never
relied on, since servers differ: whether something is missing is asked by HEAD.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import SplitResult, parse_qs, urlsplit
from xml.etree.ElementTree import ParseError

from minio import Minio
from minio.error import MinioException, S3Error
from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError

from dossiers.model.errors import StorageUnreachable
from storage.blobs.port import BLOBS, checked, digest, is_digest, object_key, unknown
from storage.blobs.s3_sentences import bucket_sentence, s3_sentence

CONNECT_SECONDS = 2
READ_SECONDS = 30
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
"""What a bucket may be called, on every S3 service."""

CHECK_KEY = "check"
"""The one object outside of the blobs: `check` writes it."""

_MISSING = {"NoSuchKey", "NoSuchBucket"}


def open_s3(url: str, access_key: str, secret_key: str) -> "S3Objects":
    """Open the bucket of `s3://bucket?endpoint=http://host:port&region=…` with these keys.

    Raise StorageUnreachable for a url of another shape or missing keys.
    """
    _check_key(access_key, "KHENTHUONG_S3_ACCESS_KEY")
    _check_key(secret_key, "KHENTHUONG_S3_SECRET_KEY")
    try:
        bucket, endpoint, region = _parts(url)
        secure = endpoint.scheme == "https"
        client = Minio(endpoint.netloc, access_key, secret_key, None, secure, region, _pool())
    except ValueError as error:
        raise StorageUnreachable(
            "Địa chỉ kho tệp không đúng dạng: hãy sửa KHENTHUONG_STORAGE_URL thành "
            "s3://tên-kho?endpoint=http://máy-chủ:cổng."
        ) from error
    return S3Objects(client, bucket)


class S3Objects:
    """An object store in a bucket, which is made when it is first written to."""

    def __init__(self, client: Minio, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, data: bytes) -> str:
        """Keep the bytes; return their SHA-256."""
        sha256 = digest(data)
        if not self.has(sha256):
            self._write(object_key(sha256), data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked; raise UnknownObject or DamagedObject."""
        key = object_key(sha256)
        with _storage_errors():
            try:
                return checked(self._read(key), sha256)
            except MinioException:
                if self._exists(key):
                    raise
        raise unknown(sha256)

    def has(self, sha256: str) -> bool:
        """Tell whether the object is here."""
        return is_digest(sha256) and self._exists(object_key(sha256))

    def list(self) -> Iterator[str]:
        """Yield the hash of every object."""
        with _storage_errors():
            if not self._client.bucket_exists(self._bucket):
                return
            for found in self._client.list_objects(self._bucket, f"{BLOBS}/", recursive=True):
                sha256 = (found.object_name or "").rpartition("/")[2]
                if is_digest(sha256):
                    yield sha256

    def remove(self, sha256: str) -> None:
        """Destroy the object; versions that the bucket itself keeps are the service's."""
        with _storage_errors():
            self._client.remove_object(self._bucket, object_key(sha256))

    def check(self) -> None:
        """Write a small object beside the blobs, making the bucket if it is missing."""
        self._write(CHECK_KEY, b"check")

    def _exists(self, key: str) -> bool:
        with _storage_errors():
            try:
                self._client.stat_object(self._bucket, key)
            except S3Error as error:
                if error.code in _MISSING:
                    return False
                self._ask_why()
                raise
        return True

    def _ask_why(self) -> None:
        """Ask for what has a body to say what is wrong: an answer to HEAD has none."""
        next(self._client.list_objects(self._bucket, CHECK_KEY), None)

    def _read(self, key: str) -> bytes:
        response = self._client.get_object(self._bucket, key)
        try:
            return response.read()
        finally:
            response.close()
            response.release_conn()

    def _write(self, key: str, data: bytes) -> None:
        with _storage_errors():
            try:
                self._client.put_object(self._bucket, key, BytesIO(data), len(data))
            except MinioException as fault:
                # Most likely there is no bucket, or was none until another writer made it.
                self._ensure_bucket(fault)
                self._client.put_object(self._bucket, key, BytesIO(data), len(data))

    def _ensure_bucket(self, fault: MinioException) -> None:
        """Make the bucket if there is none; raise `fault` if the server does not tell."""
        try:
            if self._client.bucket_exists(self._bucket):
                return
        except MinioException:  # an answer without a body, which says less
            raise fault from None
        try:
            self._client.make_bucket(self._bucket)
        except MinioException:
            if not self._client.bucket_exists(self._bucket):  # else another writer was first
                raise


def _parts(url: str) -> tuple[str, SplitResult, str]:
    """Bucket, endpoint and region; raise ValueError for a url of another shape."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    endpoint = urlsplit(options.pop("endpoint", ""))
    region = options.pop("region", "us-east-1")
    if parts.scheme != "s3" or parts.path.strip("/") or options:
        raise ValueError(url)
    if endpoint.scheme not in {"http", "https"}:
        raise ValueError(url)
    if not _BUCKET.fullmatch(parts.netloc) or ".." in parts.netloc:
        raise StorageUnreachable(bucket_sentence(parts.netloc))
    if endpoint.path.strip("/") or endpoint.query:
        raise StorageUnreachable(
            f"Địa chỉ máy chủ trong KHENTHUONG_STORAGE_URL có phần thừa {endpoint.path}: endpoint"
            " chỉ gồm http://máy-chủ:cổng; tên kho đặt ở s3://tên-kho."
        )
    return parts.netloc, endpoint, region


def _pool() -> PoolManager:
    """Minio's own would wait for five minutes and try six times."""
    return PoolManager(
        timeout=Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        retries=Retry(
            total=2,
            redirect=0,  # a signature holds for one host
            raise_on_redirect=False,
            backoff_factor=0.2,
            status_forcelist=[500, 502, 503, 504],
            raise_on_status=False,  # the last answer says what is wrong
        ),
    )


def _check_key(key: str, name: str) -> None:
    if not key:
        raise StorageUnreachable(f"Thiếu khóa truy cập kho tệp: hãy đặt biến môi trường {name}.")


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Open every error of the client, its transport and its parser, as ours."""
    try:
        yield
    except (MinioException, HTTPError, ParseError, ValueError) as error:
        raise StorageUnreachable(s3_sentence(error)) from error
