"""Real servers for every test that needs one, each started once."""

from collections.abc import Iterator

import pytest

from tests.servers import PostgresServer, S3Address, postgres_server, s3_server

GROUP = "xdist_group"


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for servers and browsers comes first: the short tests fill the gaps after it.

    A file's tests stay on one worker, and so do files of one group, for what they set up together.
    """
    items.sort(key=_later)
    for each in items:
        if each.get_closest_marker(GROUP) is None:
            each.add_marker(pytest.mark.xdist_group(str(each.path)))


def _later(item: pytest.Item) -> int:
    """The files that share a served program, the other slow ones, all else."""
    slow = "whole_way" in item.path.parts
    return 2 - slow - (slow and item.get_closest_marker(GROUP) is not None)


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
