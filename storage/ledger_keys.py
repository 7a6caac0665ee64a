"""Under which keys names stand in the register, so that one is found however it was typed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import delete, insert, select

from storage.ledger_part import LedgerPart
from storage.tables import name_keys

SOUGHT_AT_ONCE = 500
"""Keys in one query; a database takes only so many."""


class KeyLedger(LedgerPart):
    """The keys of dossiers and of the imported history (`dossiers.name_keys`)."""

    def owners(self, keys: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The codes of those that stand under each of the keys."""
        found: dict[str, list[str]] = {}
        for some in _chunks(sorted(keys)):
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


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(keys), SOUGHT_AT_ONCE):
        yield keys[begin : begin + SOUGHT_AT_ONCE]
