"""What the tests of every room share: servers, registers and the sample round, each made once."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import certifi
import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from storage.register import open_register
from tests.province_walks import sent_at, sent_stages
from tests.scale import part_of
from tests.servers import PostgresServer, S3Address, postgres_server, s3_server
from tests.walks import services, stages, unused, walk, walk_at

__all__ = ["sent_at", "sent_stages", "services", "stages", "unused", "walk", "walk_at"]

settings.register_profile("khenthuong", max_examples=part_of(100), derandomize=True, database=None)
settings.load_profile("khenthuong")

SERVED = "tests/whole_way/served"
"""Tests of the program as it is served, which is started once for them."""

STORES = ("tests/whole_way/test_places", "tests/whole_way/test_kills", "tests/storage/")
"""Tests against PostgreSQL and S3, or of processes forked from one that has played the round."""

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a private folder in it
MIN_FREE_BYTES = 4 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    """Spare every process of the tests what costs much and proves nothing."""
    if not hasattr(config, "workerinput"):  # workers have the environment of who starts them
        _keep_files_in_memory()
        _trust_one_certificate()


def _keep_files_in_memory() -> None:
    """Spare them the disk, which each step waits for several times; no test cuts the power."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > MIN_FREE_BYTES:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def _trust_one_certificate() -> None:
    """Spare each new HTTP client 20 ms of reading all certificates: nothing here speaks TLS."""
    first, end, _ = Path(certifi.where()).read_text("utf-8").partition("-----END CERTIFICATE-----")
    one = Path(tempfile.gettempdir()) / "khenthuong-one-certificate.pem"
    one.write_text(first + end, encoding="utf-8")
    os.environ.setdefault("SSL_CERT_FILE", str(one))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the collector of garbage what stays: all modules, a tenth of the processor's time."""
    gc.disable()
    result = yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    return result


class Files(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives a worker whole files, and to one worker all files that start the same servers."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(SERVED):
            return SERVED
        return STORES[0] if nodeid.startswith(STORES) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Files:
    """Return who gives out the tests, when there are several workers."""
    return Files(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort first what waits for servers and browsers: the short tests fill the gaps after it."""
    items.sort(key=lambda each: (SERVED not in each.nodeid, "whole_way" not in each.path.parts))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """Yield one PostgreSQL server for all tests."""
    with postgres_server(tmp_path_factory.mktemp("postgres") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def rclone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Address]:
    """Yield one S3 server for all tests."""
    with s3_server(tmp_path_factory.mktemp("rclone") / "data") as address:
        yield address


@pytest.fixture(scope="session")
def migrated_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty SQLite register with its tables, to be copied: making them takes 90 ms."""
    folder = tmp_path_factory.mktemp("so-trong")
    open_register(None, folder).close()
    return folder / "register.db"


@pytest.fixture
def register_folder(migrated_register: Path, tmp_path: Path) -> Path:
    """Return the test's folder, with an empty SQLite register in it."""
    shutil.copy(migrated_register, tmp_path)
    return tmp_path
