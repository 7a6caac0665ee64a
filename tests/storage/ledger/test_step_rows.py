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


def test_what_came_after_a_step_is_told(register: Register) -> None:
    later = a_step(digest="3" * 64)
    with register.write_tx() as ledger:
        for each in (a_step(), a_step(run="run-2"), later, a_step(flow="appraisal")):
            ledger.record_step(each)
    with register.read_tx() as ledger:
        assert ledger.steps_after(a_step()) == (later,)
        assert ledger.steps_after(later) == ()
