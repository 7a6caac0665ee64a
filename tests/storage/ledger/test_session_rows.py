"""Council sessions in the register."""

from storage.register import Register
from tests.storage.examples import NOW, ROUND, a_round, a_session


def test_sessions_come_back_in_their_order_though_numbers_begin_anew_each_year(
    register: Register,
) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.add_session(a_session(2))
        ledger.add_session(a_session(1))
        ledger.add_session(a_session(2))
    with register.read_tx() as ledger:
        assert ledger.sessions(ROUND) == (a_session(2), a_session(1), a_session(2))
        assert ledger.sessions("khac") == ()
