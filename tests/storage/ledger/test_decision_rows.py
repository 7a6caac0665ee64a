"""Proposals and decisions in the register."""

import pytest

from dossiers.decision.award_decision import Outcome
from dossiers.model.errors import Refused
from storage.register import Register
from tests.storage.examples import NOW, ROUND, a_decision, a_proposal, a_round


def test_proposals_come_back_with_their_outcome(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.add_proposal(a_proposal(5))
        ledger.close_proposal(ROUND, 5, Outcome.TRA_LAI)
        ledger.add_proposal(a_proposal(6))
    with register.read_tx() as ledger:
        returned = a_proposal(5).model_copy(update={"outcome": Outcome.TRA_LAI})
        assert ledger.proposals(ROUND) == (returned, a_proposal(6))


def test_the_same_number_of_another_year_is_another_proposal(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        for outcome in (Outcome.TRA_LAI, Outcome.DA_KY):
            ledger.add_proposal(a_proposal(5))
            ledger.close_proposal(ROUND, 5, outcome)
        answers = [each.outcome for each in ledger.proposals(ROUND)]

    assert answers == [Outcome.TRA_LAI, Outcome.DA_KY]


def test_only_an_open_proposal_is_answered(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.add_proposal(a_proposal(5))
        ledger.close_proposal(ROUND, 5, Outcome.DA_KY)
        for number in (5, 6):
            with pytest.raises(Refused, match=f"Tờ trình số {number} đang chờ ký: hãy"):
                ledger.close_proposal(ROUND, number, Outcome.TRA_LAI)


def test_decisions_come_back_in_the_order_of_issue(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.add_decision(a_decision(9))
        ledger.add_decision(a_decision(3))
    with register.read_tx() as ledger:
        assert ledger.decisions(ROUND) == (a_decision(9), a_decision(3))
        assert ledger.decisions("khac") == ()
