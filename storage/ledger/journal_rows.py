"""The journal in the register: its newest hash, and the proof that nothing disagrees with it."""

from itertools import chain
from typing import NamedTuple

from storage.blobs.port import Objects
from storage.journal.chain import head
from storage.journal.cross_checks import (
    destruction_faults,
    kept_objects,
    number_faults,
    object_faults,
    search_faults,
    status_faults,
)
from storage.journal.journal_check import read_journal, register_faults
from storage.ledger.repository import LedgerPart


class Proof(NamedTuple):
    """What a walk through everything gave: what disagrees, and how much there is."""

    faults: tuple[str, ...]
    head: str
    lines: int
    objects: int


class JournalLedger(LedgerPart):
    """The chain that vouches for all other parts."""

    def head(self) -> str:
        """Return the newest line's hash: whoever has it can tell later that none was rewritten."""
        return head(self._connection)[1]

    def kept_objects(self) -> dict[str, str]:
        """Return the hash of every object that the register speaks of, and what it is."""
        return kept_objects(self._connection)

    def prove(self, objects: Objects, known_head: str = "") -> Proof:
        """Walk through the whole register and every object that it speaks of.

        Raise StorageUnreachable when the store does not answer.
        """
        read = read_journal(self._connection, known_head)
        faults = chain(
            register_faults(self._connection, read, known_head),
            status_faults(self._connection),
            number_faults(self._connection),
            search_faults(self._connection),
            destruction_faults(self._connection),
            object_faults(self._connection, objects),
        )
        kept = len(self.kept_objects())
        return Proof(tuple(dict.fromkeys(faults)), read.head, read.lines, kept)
