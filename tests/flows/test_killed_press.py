"""Reception and signed copies killed between their writes: nothing lost, nothing doubled."""

import signal
from collections.abc import Callable
from typing import Any

from dossiers.model.roles import Person, Role
from flows.step_list import STEPS
from tests.desk.text_pdfs import text_pdf
from tests.flows.dying_press import press_and_die
from tests.people import PEOPLE, RECEPTION
from tests.processes import forking
from tests.walks import SampleStep, Walk
from workflow.services import AppServices, put_file
from workflow.step import StepRun
from workflow.step_engine import carry_out

ROUND = "2026-HN-GK"
WRITES = (2, 4)
"""After which of its writes a step dies: in its midst, and when a signed copy has all but ended."""


def killed(services: AppServices, flow: str, form: dict[str, Any], who: Person) -> None:
    """Press the step in processes that die at one write or another."""
    for writes in WRITES:
        given = (services.settings.folder, flow, form, who, writes)
        process = forking("tests.flows.dying_press").Process(target=press_and_die, args=given)
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL


def pressed(services: AppServices, flow: str, form: dict[str, Any], who: Person) -> bool:
    """Press the step; tell whether it was done before, after which the register proves itself."""
    again = carry_out(STEPS[flow], form, services, StepRun(actor=who)).again
    with services.register.read_tx() as ledger:
        assert ledger.prove(services.objects).faults == ()
    return again


def test_a_killed_reception_receives_nothing_and_the_next_press_all(walk: Walk) -> None:
    officer, own = PEOPLE[RECEPTION], walk.form(SampleStep.FIRST_UNIT)["unit"]["name"]
    unit = Person(account="don.vi", name="Lê Thị Đơn Vị", roles=(Role.DON_VI,), unit=own)
    walk.take(SampleStep.OPEN_ROUND, officer, closes_on=None)
    codes = walk.take(SampleStep.FIRST_UNIT, unit).dossiers
    form = {"round": ROUND, "received_by": "", "dossiers": list(codes)}
    killed(walk.services, "reception", form, officer)
    with walk.services.register.read_tx() as ledger:
        assert {each.received_by for each in ledger.dossiers()} == {""}
        assert ledger.documents(round=ROUND) == ()
    assert not pressed(walk.services, "reception", form, officer)
    assert pressed(walk.services, "reception", form, officer)
    with walk.services.register.read_tx() as ledger:
        numbers = [each.number for each in ledger.documents(round=ROUND)]
    assert numbers == ["01/TNHS", "02/TNHS", "03/TNHS"]


def test_a_killed_hand_in_of_a_signed_copy_ties_nothing_and_the_next_press_once(
    walk_at: Callable[[int], Walk],
) -> None:
    services, who = walk_at(SampleStep.ISSUANCE).services, PEOPLE["van.thu"]
    key, file = "da-ky/qd.pdf", services.settings.folder / "tep"
    file.write_bytes(text_pdf("Số: 01/QĐ-UBND", "ngày 16 tháng 11 năm 2026"))
    put_file(services, file, key)
    form = {"round": ROUND, "kind": "QUYET_DINH", "file": key, "by": ""}
    killed(services, "signed_copy", form, who)
    with services.register.read_tx() as ledger:
        assert (ledger.signed_copies(ROUND), ledger.file(key).locked) == ((), False)
    assert not pressed(services, "signed_copy", form, who)
    assert pressed(services, "signed_copy", form, who)
    with services.register.read_tx() as ledger:
        assert len(ledger.signed_copies(ROUND)) == 1
