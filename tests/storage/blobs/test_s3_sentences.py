"""Each cause that an S3 service names is told by a sentence of its own, whatever was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dossiers.model.errors import StorageUnreachable
from storage.blobs.opening import open_objects
from storage.blobs.port import Objects
from storage.settings import Settings

ERROR = "<?xml version='1.0'?><Error><Code>{}</Code><Message>m</Message></Error>"


class Refusing(BaseHTTPRequestHandler):
    """Answers every request with one status and one code of S3's."""

    status, code, media_type = 403, "AccessDenied", "application/xml"

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = ERROR.format(self.code).encode() if self.code else b"<html>khong phai kho</html>"
        self.send_response(self.status)
        self.send_header("Content-Type", self.media_type)
        self.send_header("Location", "http://127.0.0.1:9/khac")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_PUT = do_POST = answer  # noqa: N815 - names of http.server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


@contextmanager
def a_store(folder: Path, status: int, code: str) -> Iterator[Objects]:
    """Open a store whose server answers with nothing else."""
    media_type = "application/xml" if code else "text/html"
    told = {"status": status, "code": code, "media_type": media_type}
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (Refusing,), told)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"s3://kho?endpoint=http://127.0.0.1:{server.server_port}"
        keys = {"s3_access_key": "a", "s3_secret_key": "b"}
        given = {f"KHENTHUONG_{name.upper()}": key for name, key in keys.items()}
        yield open_objects(Settings(folder, storage_url=url, **given))
        server.shutdown()


CASES = [
    (403, "RequestTimeTooSkewed", "Đồng hồ của máy này lệch"),
    (403, "RequestExpired", "Đồng hồ của máy này lệch"),
    (507, "XMinioStorageFull", "đã đầy"),
    (507, "", "đã đầy"),
    (507, "InsufficientStorage", "đã đầy"),
    (400, "XMinioAdminBucketQuotaExceeded", "hạn mức"),
    (403, "QuotaExceeded", "hạn mức"),
    (400, "InvalidBucketName", "Tên kho"),
    (400, "AuthorizationHeaderMalformed", "vùng (region) khác"),
    (400, "IllegalLocationConstraintException", "vùng (region) khác"),
    (301, "PermanentRedirect", "chuyển hướng"),
    (307, "TemporaryRedirect", "chuyển hướng"),
    (302, "", "chuyển hướng"),
    (400, "ExpiredToken", "hết hạn"),
    (403, "InvalidToken", "hết hạn"),
    (403, "InvalidAccessKeyId", "từ chối khóa truy cập"),
    (403, "SignatureDoesNotMatch", "từ chối khóa truy cập"),
    (403, "AccessDenied", "quyền của khóa trên kho"),
    (401, "", "từ chối khóa truy cập"),
    (429, "", "quá chậm hoặc đang bận"),
    (400, "RequestTimeout", "quá chậm hoặc đang bận"),
    (503, "SlowDown", "quá chậm hoặc đang bận"),
    (504, "", "quá chậm hoặc đang bận"),
    (404, "", "không trả lời như một kho S3"),
]


@pytest.mark.parametrize(("status", "code", "said"), CASES)
def test_each_cause_has_its_sentence(status: int, code: str, said: str, tmp_path: Path) -> None:
    with a_store(tmp_path, status, code) as store, pytest.raises(StorageUnreachable) as told:
        store.check()

    assert said in str(told.value)


@pytest.mark.parametrize(("status", "code", "said"), [CASES[0], CASES[7], CASES[15], CASES[17]])
def test_the_cause_is_told_also_where_the_first_answer_has_no_body(
    status: int, code: str, said: str, tmp_path: Path
) -> None:
    with a_store(tmp_path, status, code) as store, pytest.raises(StorageUnreachable) as told:
        store.has("0" * 64)

    assert said in str(told.value)


@pytest.mark.parametrize("name", ["KhenThuong", "kho_giay", "k", "kho.", "kho..a", "khó", "k" * 64])
def test_a_name_that_no_bucket_may_have_is_named(name: str, tmp_path: Path) -> None:
    settings = Settings(
        tmp_path,
        storage_url=f"s3://{name}?endpoint=http://127.0.0.1:9",
        KHENTHUONG_S3_ACCESS_KEY="a",
        KHENTHUONG_S3_SECRET_KEY="b",
    )

    with pytest.raises(StorageUnreachable, match=f"Tên kho “{name}”"):
        open_objects(settings)


def test_an_endpoint_with_a_path_is_named(tmp_path: Path) -> None:
    settings = Settings(
        tmp_path,
        storage_url="s3://kho?endpoint=http://127.0.0.1:9/minio/kho",
        KHENTHUONG_S3_ACCESS_KEY="a",
        KHENTHUONG_S3_SECRET_KEY="b",
    )

    with pytest.raises(StorageUnreachable, match="phần thừa /minio/kho"):
        open_objects(settings)
