"""One browser window for all tests of this folder: only the first page is loaded at full cost."""

from collections.abc import Iterator

import pytest

from tests.people import RECEPTION
from tests.whole_way.installation import Installation
from tests.whole_way.ui import Clerk, chromium, clerk


@pytest.fixture(scope="package")
def window(new_installation: Installation) -> Iterator[Clerk]:
    """Open a browser window before the program."""
    with chromium() as browser, clerk(browser, new_installation.served) as opened:
        yield opened


@pytest.fixture
def working(window: Clerk) -> Clerk:
    """Seat a clerk of the reception at the window."""
    window.asked.clear()
    window.errors.clear()
    window.sign_in(RECEPTION)
    return window
