"""The facts that every paper of a round starts from."""

from dataclasses import dataclass, replace
from typing import Self

from documents.naming import award_name, decider, merit, occasion
from dossiers.model.round import Round
from dossiers.plan.plan import CitedDecision, Movement, Plan, Ward


@dataclass(frozen=True)
class RoundFacts:
    """A round, its movement, the ward's plan, and how papers name what the round is about."""

    plan: Plan
    movement: Movement
    round: Round

    def citing(self, cited: CitedDecision | None) -> Self:
        """Return the same for papers that cite the decision on the plan so, where it is known."""
        return replace(self, movement=self.movement.decided_by(cited))

    @property
    def ward(self) -> Ward:
        """Return the ward."""
        return self.plan.ward

    @property
    def award(self) -> str:
        """Name the award in full."""
        return award_name(self.plan, self.round)

    @property
    def decider(self) -> str:
        """Name who decides on the award."""
        return decider(self.plan, self.round)

    @property
    def merit(self) -> str:
        """Say what the award is for."""
        return merit(self.movement, self.round)

    @property
    def occasion(self) -> str:
        """Say when the award is given: "năm 2026", "dịp tổng kết năm 2030"."""
        return occasion(self.round)
