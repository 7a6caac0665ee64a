"""Awards from before this program, as the office imported them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import insert, select

from dossiers.matching.earlier_awards import EarlierAward
from dossiers.matching.name_keys import kept_keys
from dossiers.matching.past_awards import award_digest, past_code
from storage.ledger.name_key_rows import KeyLedger
from storage.schema.batches import batches
from storage.schema.column_values import as_utc
from storage.schema.tables import past_awards

COUNTER = "past awards"


class HistoryLedger(KeyLedger):
    """The imported history: added to, never changed; a line that is there is not added again."""

    def add_past_awards(
        self, awards: Iterable[EarlierAward], *, by: str, at: datetime
    ) -> tuple[EarlierAward, ...]:
        """Enter those that are not there yet, each under a code of its own; return these."""
        told = {award_digest(each): each for each in awards}
        known = self._known(told)
        new = {digest: each for digest, each in told.items() if digest not in known}
        if not new:
            return ()
        first = self._count(COUNTER, len(new)) - len(new) + 1
        added = {
            digest: each.model_copy(update={"code": past_code(ordinal)})
            for ordinal, (digest, each) in enumerate(new.items(), start=first)
        }
        entry = {"at": as_utc(at), "by": by}
        rows = [
            {"code": each.code, "digest": digest, "body": each.model_dump(mode="json"), **entry}
            for digest, each in added.items()
        ]
        self._write(insert(past_awards), rows)
        self._add_keys({each.code: _keys(each) for each in added.values()})
        return tuple(added.values())

    def past_awards(self, codes: Collection[str]) -> tuple[EarlierAward, ...]:
        """Return the awards with these codes, in the order of import."""
        query = select(past_awards.c.body).order_by(past_awards.c.code)
        return tuple(
            award
            for some in batches(sorted(codes))
            for award in self._whole(EarlierAward, query.where(past_awards.c.code.in_(some)))
        )

    def _known(self, digests: Collection[str]) -> set[str]:
        query = select(past_awards.c.digest)
        return {
            digest
            for some in batches(sorted(digests))
            for digest in self._bodies(query.where(past_awards.c.digest.in_(some)))
        }


def _keys(award: EarlierAward) -> frozenset[str]:
    return kept_keys(award.kind, award.name, award.citizen_id)
