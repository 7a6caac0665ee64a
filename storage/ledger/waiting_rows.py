"""What waits in a round, told by its first dossiers and by numbers: the round is never read."""

from typing import Any

from sqlalchemy import Select, func, select, text

from dossiers.model.dossier import Dossier, Status, dossier_code
from storage.ledger.repository import LedgerPart
from storage.schema.tables import dossiers

_HELD = text("dossiers.held")
"""As the partial index says it: SQLite takes it for no other wording, e.g. `held = 1`."""


class WaitingLedger(LedgerPart):
    """The first dossiers of each status, in the order of their codes."""

    def first_dossiers(
        self,
        round: str,  # noqa: A002 - the office's word
        status: Status,
        size: int,
        *,
        unheld: bool = False,
    ) -> tuple[Dossier, ...]:
        """Return the first `size` dossiers of a round in a status, of those not on hold alone."""
        query = _standing(select(dossiers.c.body), round, status)
        if unheld:
            query = query.where(~dossiers.c.held)
        return self._whole(Dossier, query.limit(size))

    def first_names(
        self,
        round: str,  # noqa: A002 - the office's word
        status: Status,
        size: int,
    ) -> tuple[tuple[str, str], ...]:
        """Return code and name of the first `size` dossiers of a round in a status."""
        columns = select(dossiers.c.year, dossiers.c.ordinal, dossiers.c.name)
        rows = self._rows(_standing(columns, round, status).limit(size))
        return tuple((dossier_code(each.year, each.ordinal), each.name) for each in rows)

    def held_dossiers(
        self,
        round: str,  # noqa: A002 - the office's word
        size: int,
    ) -> tuple[Dossier, ...]:
        """Return the first `size` dossiers of a round whose consideration is on hold."""
        query = select(dossiers.c.body).where(dossiers.c.round == round, _HELD)
        return self._whole(Dossier, query.order_by(dossiers.c.year, dossiers.c.ordinal).limit(size))

    def held_numbers(self, round: str) -> dict[Status, int]:  # noqa: A002 - the office's word
        """Count the dossiers of a round on hold, by status."""
        query = select(dossiers.c.status, func.count().label("number"))
        held = query.where(dossiers.c.round == round, _HELD).group_by(dossiers.c.status)
        return {Status(each.status): each.number for each in self._rows(held)}


def _standing(query: Select[Any], round_: str, status: Status) -> Select[Any]:
    there = query.where(dossiers.c.round == round_, dossiers.c.status == status.value)
    return there.order_by(dossiers.c.year, dossiers.c.ordinal)
