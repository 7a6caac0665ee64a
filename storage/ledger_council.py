"""Council sessions in the register."""

from sqlalchemy import insert, select

from dossiers.council import CouncilSession
from storage.ledger_part import LedgerPart
from storage.tables import sessions


class CouncilLedger(LedgerPart):
    """The sessions of the council."""

    def add_session(self, session: CouncilSession) -> None:
        """Enter a session; its number is its own within the round."""
        self._write(
            insert(sessions).values(
                round=session.round, number=session.number, body=session.model_dump(mode="json")
            )
        )

    def sessions(self, round: str) -> tuple[CouncilSession, ...]:  # noqa: A002 - the office's word
        """The round's sessions, by number."""
        query = select(sessions.c.body).where(sessions.c.round == round)
        bodies = self._bodies(query.order_by(sessions.c.number))
        return tuple(map(CouncilSession.model_validate, bodies))
