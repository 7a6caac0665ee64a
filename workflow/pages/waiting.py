"""What waits in a round, as a page needs it: how many for each step, and the first of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossiers.model.dossier import Dossier, Status
from dossiers.model.steps import Step
from dossiers.plan.next_steps import Wait
from storage.ledger.register_ledger import Ledger
from workflow.board import RoundCard
from workflow.forms.prefill import MAX_NAMED, MAX_ROWS

MAX_LINES = 10
"""Lines of one sort in a round: supplements to come, copies to hand in, notes."""

_SIZES = {Step.RECEPTION: MAX_NAMED, Step.SUBMISSION: MAX_LINES}
"""How many dossiers a step's form carries; supplements have a form each."""


class RoundWaits(NamedTuple):
    """The first dossiers of each status that waits, how many wait for each step, how many are held.

    `dossiers` are as many as a form carries.
    """

    dossiers: tuple[Dossier, ...]
    numbers: Mapping[Step, int]
    held: int


def round_waits(ledger: Ledger, waits: Sequence[Wait], card: RoundCard) -> RoundWaits:
    """Return what waits in the round of the card."""
    code, counts = card.round.code, dict(card.counts)
    held = ledger.held_numbers(code)
    dossiers: dict[str, Dossier] = {}
    numbers: dict[Step, int] = {}
    for each in waits:
        if number := counts.get(each.status, 0) - (held.get(each.status, 0) * each.unheld):
            numbers[each.step] = number
            size = _SIZES.get(each.step, MAX_ROWS)
            first = ledger.first_dossiers(code, each.status, size, unheld=each.unheld)
            dossiers.update({dossier.code: dossier for dossier in first})
    return RoundWaits(tuple(dossiers.values()), numbers, sum(held.values()))


def first_rows(
    ledger: Ledger, card: RoundCard, waits: RoundWaits, size: int
) -> tuple[Dossier, ...]:
    """Return the first dossiers of a round, by code; of a large one those that wait."""
    read: dict[Status, list[Dossier]] = {}
    for each in waits.dossiers:
        read.setdefault(each.status, []).append(each)
    found: dict[str, Dossier] = {}
    for status, number in sorted(card.counts, key=lambda each: each[0] not in read):
        first = read.get(status, [])
        if len(first) < min(number, size):
            first = [*ledger.first_dossiers(card.round.code, status, size)]
        found.update({each.code: each for each in first})
        if len(found) >= size:
            break
    return tuple(sorted(found.values(), key=_place))[:size]


def _place(dossier: Dossier) -> tuple[int, int]:
    _, year, ordinal = dossier.code.split("-")
    return int(year), int(ordinal)
