"""Documents that a step left pending: one at a time, each in a transaction of its own.

A document is rendered, its bytes are stored, then one transaction strikes it off and enters it in
the register. Killed at any moment, what was entered is never made again, and nothing is lost.
"""

from collections.abc import Iterable

from dossiers.model.movement_year import Owner
from workflow.documents.drafts import render_and_store
from workflow.services import AppServices


def pending_in(services: AppServices, owners: Iterable[Owner], kind: str) -> tuple[str, ...]:
    """Return the ids of what is pending of one kind for these owners, in the order of entry."""
    with services.register.read_tx() as ledger:
        return tuple(id_ for each in owners for id_ in ledger.pending(each, kind))


def generate_pending(services: AppServices, ids: Iterable[str]) -> int:
    """Generate those documents that are still pending; return how many were made.

    Raises a CommendationError that names the first that can't be made; those before it stand.
    """
    return sum(_make(services, each) for each in ids)


def _make(services: AppServices, document: str) -> bool:
    with services.register.read_tx() as ledger:
        waiting = ledger.owed_document(document)
        if waiting is None:
            return False
        record = render_and_store(services, ledger, waiting, services.clock())
    with services.register.write_tx() as ledger:
        if ledger.mark_generated(document):
            ledger.add_document(record)
            return True
    return False  # another run made it meanwhile; the bytes are the same, and stored once
