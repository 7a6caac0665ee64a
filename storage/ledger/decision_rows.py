"""Proposals to the Chủ tịch and the decisions that follow, in the register."""

from sqlalchemy import insert, select, update

from dossiers.decision.award_decision import Decision, Outcome, Proposal
from dossiers.model.errors import Refused
from storage.ledger.repository import LedgerPart
from storage.schema.tables import decisions, proposals


class DecisionLedger(LedgerPart):
    """Proposals (Tờ trình) with their outcome, and issued decisions (Quyết định)."""

    def add_proposal(self, proposal: Proposal) -> None:
        """Enter a proposal."""
        self._write(
            insert(proposals).values(
                round=proposal.round,
                number=proposal.number,
                outcome=proposal.outcome and proposal.outcome.value,
                body=proposal.model_dump(mode="json"),
            )
        )

    def proposals(self, round: str) -> tuple[Proposal, ...]:  # noqa: A002 - the office's word
        """Return the round's proposals, oldest first."""
        query = select(proposals.c.body).where(proposals.c.round == round)
        return self._whole(Proposal, query.order_by(proposals.c.id))

    def close_proposal(
        self,
        round: str,  # noqa: A002 - the office's word
        number: int,
        outcome: Outcome,
    ) -> None:
        """Enter the Chủ tịch's answer; raise Refused if no such proposal waits for one."""
        query = select(proposals.c.id, proposals.c.body).where(
            proposals.c.round == round, proposals.c.number == number, proposals.c.outcome.is_(None)
        )
        found = self._row(query)
        if found is None:
            raise Refused(
                f"Đợt xét “{round}” không có Tờ trình số {number} đang chờ ký: "
                "hãy xem lại đợt trên bảng theo dõi."
            )
        closed = {**found.body, "outcome": outcome.value}
        change = update(proposals).where(proposals.c.id == found.id)
        self._write(change.values(outcome=outcome.value, body=closed))

    def add_decision(self, decision: Decision) -> None:
        """Enter an issued decision."""
        body = decision.model_dump(mode="json")
        self._write(insert(decisions).values(round=decision.round, body=body))

    def decisions(self, round: str) -> tuple[Decision, ...]:  # noqa: A002 - the office's word
        """Return the round's decisions, oldest first."""
        query = select(decisions.c.body).where(decisions.c.round == round)
        return self._whole(Decision, query.order_by(decisions.c.id))
