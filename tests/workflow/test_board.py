"""The board is gathered once, and both ways of showing it tell the same."""

import re
from datetime import timedelta

from dossiers.model.dossier import Status
from tests.dossiers.builders import a_round
from tests.walks import SampleStep, Walk
from workflow.board import board_rows, round_cards, status_counts
from workflow.pages.status_board import board


def test_each_round_has_its_numbers_by_status_and_its_quotas(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)
    services = walk.services
    with services.register.read_tx() as ledger:
        rounds, standings = ledger.rounds(), ledger.standings()
        (card,) = round_cards(services.plan, rounds, standings)
        held = ledger.dossiers(round=card.round.code)
        shown = board(services, ledger, {})

    assert card.total == len(held) == sum(number for _, number in card.counts)
    assert card.counts == status_counts(standings)
    for status, number in card.counts:
        assert number == sum(each.status is status for each in held) > 0
        assert f"{status.text}: **{number}**" in shown
    assert [status for status, _ in card.counts] == [
        each for each in Status if any(dossier.status is each for dossier in held)
    ]
    for each in card.quotas:
        assert re.sub(r"([()])", r"\\\1", each.text) in shown


def test_the_newest_rounds_come_first_and_only_as_many_as_asked_for(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    services = walk.services
    with services.register.read_tx() as ledger:
        (first,), standings = ledger.rounds(), ledger.standings()
    later = a_round(code="2026-SAU", award="GIAY_KHEN", movement=first.movement)
    both = list(round_cards(services.plan, (first, later), standings))

    assert [each.round.code for each in both] == ["2026-SAU", first.code]
    assert (both[0].total, both[1].total) == (0, sum(each.number for each in standings))
    assert list(round_cards(services.plan, (first, later), standings, 1)) == both[:1]


def test_a_row_tells_since_when_and_by_when(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    services = walk.services
    with services.register.read_tx() as ledger:
        rounds, dossiers = ledger.rounds(), ledger.dossiers()
        today = dossiers[0].received_on + timedelta(days=90)
        rows = list(board_rows(services.plan, ledger, rounds, dossiers, today))

    assert [each.dossier for each in rows] == list(dossiers)
    assert rows[0].since == dossiers[0].received_on
    assert rows[0].days == 90
    assert rows[0].due is not None
    assert rows[0].due.late
