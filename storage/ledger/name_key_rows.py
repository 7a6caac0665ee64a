"""Under which keys names stand in the register, so that one is found however it was typed."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, insert, select

from storage.ledger.repository import LedgerPart
from storage.schema.batches import batches
from storage.schema.tables import name_keys


class KeyLedger(LedgerPart):
    """The keys of dossiers and of the imported history (`dossiers.matching.name_keys`)."""

    def owners(self, keys: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the codes of those that stand under each of the keys."""
        found: dict[str, list[str]] = {}
        for some in batches(sorted(keys)):
            query = select(name_keys.c.key, name_keys.c.owner).where(name_keys.c.key.in_(some))
            for row in self._rows(query):
                found.setdefault(row.key, []).append(row.owner)
        return {key: tuple(codes) for key, codes in found.items()}

    def _add_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        rows = [{"key": key, "owner": owner} for owner, own in keys.items() for key in own]
        if rows:
            self._write(insert(name_keys), rows)

    def _replace_keys(self, owner: str, keys: Iterable[str]) -> None:
        self._write(delete(name_keys).where(name_keys.c.owner == owner))
        self._add_keys({owner: keys})
