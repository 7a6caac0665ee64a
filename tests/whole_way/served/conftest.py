"""One served program for all tests of this folder, which run on one worker, in order."""

from collections.abc import Iterator

import pytest

from storage.settings import Settings
from tests.whole_way.builders import office_at, play_first
from tests.whole_way.house import House


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Yield the program, the sample round played in its folder."""
    folder = tmp_path_factory.mktemp("nha")
    with office_at(Settings(folder)) as services:
        play_first(services, 10)
    home = House(folder)
    yield home
    home.close()
