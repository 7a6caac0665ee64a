"""A round from its opening to the decision by clicking alone, in the Prefect UI as it is served."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scale import long
from tests.serving import served
from tests.tools import needs
from tests.whole_way.clicked_round import (
    appraise_them,
    hold_the_council,
    issue,
    open_the_round,
    put_up_for_signature,
    read_the_papers,
    take_the_dossiers_in,
    traces,
)
from tests.whole_way.ui import Clerk, chromium, clerk

pytestmark = [needs("chromium"), long]


@pytest.fixture
def working(tmp_path: Path) -> Iterator[Clerk]:
    """Yield a clerk at the board of a program of their own."""
    with (
        served(tmp_path / "phuong") as program,
        chromium() as browser,
        clerk(browser, program) as found,
    ):
        found.board()
        yield found


def test_a_round_goes_from_its_opening_to_the_decision_by_clicking(
    working: Clerk, tmp_path: Path
) -> None:
    open_the_round(working)
    take_the_dossiers_in(working)
    appraise_them(working)
    hold_the_council(working)
    put_up_for_signature(working)
    issue(working)
    read_the_papers(working, tmp_path)
    assert working.asked_abroad() == []
    assert traces(working.program) == []
