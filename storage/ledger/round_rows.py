"""Rounds in the register."""

from datetime import datetime

from sqlalchemy import insert, select

from dossiers.model.errors import Refused, UnknownRound
from dossiers.model.round import Round
from storage.ledger.repository import LedgerPart
from storage.schema.tables import rounds


class RoundLedger(LedgerPart):
    """The rounds that were opened."""

    def rounds(self) -> tuple[Round, ...]:
        """Return all rounds, in the order in which they were opened."""
        query = select(rounds.c.body).order_by(rounds.c.opened_at, rounds.c.code)
        return self._whole(Round, query)

    def round(self, code: str) -> Round:
        """Return the round; raise UnknownRound."""
        found = self._row(select(rounds.c.body).where(rounds.c.code == code))
        if found is None:
            raise self._unknown_round(code)
        return Round.model_validate(found.body)

    def add_round(self, opened: Round, at: datetime) -> None:
        """Open a round; raise Refused if its code is taken."""
        if self._row(select(rounds.c.code).where(rounds.c.code == opened.code)):
            raise Refused(f"Đợt xét “{opened.code}” đã được mở: hãy dùng mã đợt khác.")
        body = opened.model_dump(mode="json")
        self._write(insert(rounds).values(code=opened.code, opened_at=at, body=body))

    def _unknown_round(self, code: str) -> UnknownRound:
        known = ", ".join(f"“{known.code}”" for known in self.rounds())
        if not known:
            return UnknownRound(f"Không có đợt xét “{code}”: hãy mở đợt xét trước.")
        return UnknownRound(f"Không có đợt xét “{code}”: hãy chọn một trong các đợt {known}.")
