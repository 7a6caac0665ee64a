"""Dossiers in the register."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select, update

from dossiers.matching.name_keys import dossier_keys
from dossiers.model.dossier import Dossier, Status, dossier_code
from dossiers.model.errors import UnknownDossier
from storage.ledger.dossier_count_rows import DossierCountLedger, Place
from storage.ledger.name_key_rows import KeyLedger
from storage.schema.batches import batches
from storage.schema.board_keys import board_keys
from storage.schema.column_values import as_utc, new_salt
from storage.schema.tables import dossiers


class DossierLedger(KeyLedger, DossierCountLedger):
    """The dossiers that were received, as they stand now."""

    def dossiers(
        self,
        round: str | None = None,  # noqa: A002 - the office's word
        status: Collection[Status] | None = None,
        moved_after: datetime | None = None,
    ) -> tuple[Dossier, ...]:
        """Return the dossiers of a round, or of all, in any of the statuses; ordered by code.

        With `moved_after` only those that came to their status after that moment.
        """
        query = select(dossiers.c.body)
        if round is not None:
            query = query.where(dossiers.c.round == round)
        if status is not None:
            query = query.where(dossiers.c.status.in_([each.value for each in status]))
        if moved_after is not None:
            query = query.where(dossiers.c.since > moved_after)
        return self._dossiers_by(query)

    def dossiers_of_rounds(self, codes: Collection[str]) -> tuple[Dossier, ...]:
        """Return the dossiers of several rounds, ordered by code."""
        return self._dossiers_by(select(dossiers.c.body).where(dossiers.c.round.in_(codes)))

    def dossiers_by_code(self, codes: Collection[str]) -> tuple[Dossier, ...]:
        """Return those of the dossiers with these codes that there are, ordered by code."""
        query = select(dossiers.c.body)
        return tuple(
            dossier
            for some in batches(sorted(codes))
            for dossier in self._dossiers_by(query.where(dossiers.c.code.in_(some)))
        )

    def dossier(self, code: str) -> Dossier:
        """Return the dossier; raise UnknownDossier."""
        found = self._row(select(dossiers.c.body).where(dossiers.c.code == code))
        if found is None:
            raise _unknown_dossier(code)
        return Dossier.model_validate(found.body)

    def next_dossier_codes(self, year: int, several: int) -> tuple[str, ...]:
        """Draw codes that no dossier has had, "HS-2026-0001"; taken back only by a rollback."""
        if not several:
            return ()
        self._changed = True
        last = self._count(f"dossiers of {year}", several)
        return tuple(dossier_code(year, last - left) for left in reversed(range(several)))

    def add_dossiers(self, added: Sequence[Dossier]) -> None:
        """Enter dossiers at once; their codes come from `next_dossier_codes`."""
        if added:
            self._write(insert(dossiers), [_columns(each) for each in added])
            self._add_keys({each.code: dossier_keys(each) for each in added})
            self._count_moves(Counter(), Counter(map(_place, added)))

    def save_dossier(self, dossier: Dossier) -> None:
        """Put the dossier's new state in place of the old one; raise UnknownDossier."""
        before = self._places([dossier.code])
        if not before:
            raise _unknown_dossier(dossier.code)
        change = update(dossiers).where(dossiers.c.code == dossier.code)
        self._write(change.values(_columns(dossier)))
        self._count_moves(before, Counter([_place(dossier)]))
        self._replace_keys(dossier.code, dossier_keys(dossier))

    def _dossiers_by(self, query: Select[Any]) -> tuple[Dossier, ...]:
        # Not by the text of the code: "HS-2026-10000" comes after "HS-2026-9999".
        ordered = query.order_by(dossiers.c.year, dossiers.c.ordinal)
        return self._whole(Dossier, ordered)


def _columns(dossier: Dossier) -> dict[str, object]:
    _, year, ordinal = dossier.code.split("-")
    settled = dossier.model_copy(update={"since": as_utc(dossier.since)})
    return {
        "code": dossier.code,
        "year": int(year),
        "ordinal": int(ordinal),
        "round": dossier.round,
        "kind": dossier.nominee.kind.value,
        "name": dossier.nominee.name,
        "unit": dossier.unit.name,
        "status": dossier.status.value,
        "since": settled.since,
        "body": settled.model_dump(mode="json"),
        "held": dossier.hold is not None,
        **board_keys(dossier),
        "salt": new_salt(),
    }


def _place(dossier: Dossier) -> Place:
    return dossier.round, dossier.status.value, dossier.nominee.kind.value


def _unknown_dossier(code: str) -> UnknownDossier:
    return UnknownDossier(f"Không có hồ sơ “{code}”: hãy xem lại mã hồ sơ trên bảng theo dõi.")
