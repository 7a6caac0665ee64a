"""Real servers for every test that needs one, each started once."""

from collections.abc import Iterator

import pytest

from tests.servers import PostgresServer, S3Address, postgres_server, s3_server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for servers and browsers comes first: the short tests fill the gaps after it."""
    items.sort(key=lambda each: "whole_way" not in each.path.parts)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL server for all tests."""
    with postgres_server(tmp_path_factory.mktemp("postgres") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def rclone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Address]:
    """One S3 server for all tests."""
    with s3_server(tmp_path_factory.mktemp("rclone") / "data") as address:
        yield address
