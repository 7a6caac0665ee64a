"""How many dossiers stand where, counted on with every move instead of anew by whoever asks."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import insert, select, update

from storage.ledger.repository import LedgerPart
from storage.schema.batches import batches
from storage.schema.tables import dossier_counts, dossiers

Place = tuple[str, str, str]
"""Round, status and kind of nominee."""

_PLACE = (dossiers.c.round, dossiers.c.status, dossiers.c.kind)


class DossierCountLedger(LedgerPart):
    """The counts of dossiers by round, status and kind."""

    def _places(self, codes: Collection[str]) -> Counter[Place]:
        """Count where those of the dossiers that there are stand now."""
        found = Counter[Place]()
        for some in batches(codes):
            rows = self._rows(select(*_PLACE).where(dossiers.c.code.in_(some)))
            found.update(tuple(each) for each in rows)
        return found

    def _count_moves(self, before: Counter[Place], after: Counter[Place]) -> None:
        """Take the dossiers away from where they stood, and count them where they stand."""
        more = Counter(after)
        more.subtract(before)
        for place, number in more.items():
            if number:
                self._count_at(dict(zip(("round", "status", "kind"), place, strict=True)), number)

    def _count_at(self, place: dict[str, str], number: int) -> None:
        at = [dossier_counts.c[name] == value for name, value in place.items()]
        grown = {"number": dossier_counts.c.number + number}
        if not self._write(update(dossier_counts).where(*at).values(grown)):
            self._write(insert(dossier_counts).values(**place, number=number))
