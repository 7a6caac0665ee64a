"""A step costs the same however much the office has done: it reads its own round, by indexes."""

import pytest

from bench.registers import YEARS, fill_register
from dossiers.model.steps import Step
from tests.storage.reading import Reading, reading
from tests.walks import SampleStep, Walk, WalkAt
from workflow.forms.choices import choices_of
from workflow.pages.result_page import report_page
from workflow.pages.status_board import board

OTHERS = 2_000
"""Dossiers of other rounds that the register holds beside."""

FORMS = dict.fromkeys(Step, "id")
ROUNDS_READ = 4
"""How often a step reads which rounds there are."""

SLACK = 1.1
"""Names and forms differ in length."""


def press(walk: Walk, place: int) -> Reading:
    """Take a step and make the page of its run; return what that read."""
    with reading() as found:
        report = walk.take(place)
        with walk.services.register.read_tx() as ledger:
            report_page(report, ledger, walk.services)
    return found


def shown(walk: Walk) -> tuple[str, Reading]:
    """Return the board, and what it and the drop-downs read."""
    with walk.services.register.read_tx() as ledger, reading() as found:
        text = board(walk.services, ledger, FORMS)
        choices_of(walk.services, ledger, Step)
    return text, found


@pytest.mark.parametrize("place", [SampleStep.LAST_UNIT, SampleStep.COUNCIL, SampleStep.ISSUANCE])
def test_a_step_reads_as_many_rows_whatever_other_rounds_hold(
    walk_at: WalkAt, walk: Walk, place: SampleStep
) -> None:
    alone = press(walk_at(place - 1), place)
    walk.up_to(place - 1)
    fill_register(walk.services, OTHERS)
    beside = press(walk, place)

    assert beside.rows <= alone.rows + ROUNDS_READ * len(YEARS)
    assert beside.scans == set()


def test_the_board_of_a_large_register_is_no_larger_and_reads_no_more(
    walk_at: WalkAt, walk: Walk
) -> None:
    other = walk_at(SampleStep.LAST_UNIT)
    fill_register(other.services, OTHERS // 2)
    smaller, read_before = shown(other)
    walk.up_to(SampleStep.LAST_UNIT)
    fill_register(walk.services, OTHERS)
    text, read = shown(walk)

    assert read.scans == set()
    assert read.rows <= read_before.rows * SLACK
    assert len(text) <= len(smaller) * SLACK
    assert f"Xem cả {OTHERS // 4} hồ sơ ở bàn làm việc" in text


def test_what_resembles_the_nominees_is_found_by_keys_alone(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    with walk.services.register.read_tx() as ledger:
        nominees = [each.nominee for each in ledger.dossiers()]
    fill_register(walk.services, OTHERS, nominees)
    found = press(walk, SampleStep.SECOND_UNIT)

    assert found.scans == set()
    assert found.rows < OTHERS // 4
