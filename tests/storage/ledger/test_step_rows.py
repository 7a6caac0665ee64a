"""Steps in the register."""

from storage.register import Register
from tests.storage.examples import a_step


def test_steps_come_back_by_flow_and_form_oldest_first(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.record_step(a_step())
        ledger.record_step(a_step(run="run-2", moved={}))
        ledger.record_step(a_step(digest="3" * 64))
        ledger.record_step(a_step(flow="appraisal"))
    with register.read_tx() as ledger:
        assert ledger.steps("submission", "2" * 64) == (a_step(), a_step(run="run-2", moved={}))
        assert ledger.steps("council", "2" * 64) == ()
