"""One served program for all tests of this folder, which run on one worker, in order."""

from collections.abc import Iterator

import pytest

from storage.settings import Settings
from tests.walks import SampleStep
from tests.whole_way.builders import ROUND, dump, office_at, play_up_to
from tests.whole_way.installation import Installation


@pytest.fixture(scope="session")
def new_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Start the program on an empty folder."""
    installed = Installation(tmp_path_factory.mktemp("phuong"))
    yield installed
    installed.close()


@pytest.fixture(scope="session")
def installation(new_installation: Installation) -> Installation:
    """Return the program whose register holds the sample round, clicked before or played now."""
    settings = Settings(folder=new_installation.folder)
    if ROUND not in [each["code"] for each in dump(settings)["rounds"]]:
        with office_at(settings) as services:
            play_up_to(services, SampleStep.ISSUANCE)
    return new_installation
