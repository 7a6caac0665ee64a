"""Council sessions in the register."""

from sqlalchemy import func, insert, select

from dossiers.council.voting import CouncilSession
from storage.ledger.repository import LedgerPart
from storage.schema.tables import sessions


class CouncilLedger(LedgerPart):
    """The sessions of the council."""

    def add_session(self, session: CouncilSession) -> None:
        """Enter a session after those that the round has.

        The column `number` counts the round's sessions: the numbers of their minutes begin anew
        each year, so that two sessions of a round may share one.
        """
        latest = select(func.coalesce(func.max(sessions.c.number), 0))
        (place,) = self._rows(latest.where(sessions.c.round == session.round))
        body = session.model_dump(mode="json")
        self._write(insert(sessions).values(round=session.round, number=place[0] + 1, body=body))

    def sessions(self, round: str) -> tuple[CouncilSession, ...]:  # noqa: A002 - the office's word
        """Return the round's sessions, in the order in which they were entered."""
        query = select(sessions.c.body).where(sessions.c.round == round)
        return self._whole(CouncilSession, query.order_by(sessions.c.number))
