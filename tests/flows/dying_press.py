"""A process that presses a step and is killed in the middle of it."""

import os
import signal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dossiers.model.roles import Person
from flows.step_list import STEPS
from storage.ledger.repository import LedgerPart
from storage.settings import Settings
from tests.walks import sample_clock
from workflow.services import open_services
from workflow.step import StepRun
from workflow.step_engine import carry_out


def press_and_die(folder: Path, flow: str, form: dict[str, Any], who: Person, writes: int) -> None:
    """Press the step; die like by SIGKILL when it has written so often, in its transaction."""
    written, original = [0], LedgerPart._enter

    def counting(self: LedgerPart, *given: Any) -> int:
        done = original(self, *given)
        written[0] += 1
        if written[0] == writes:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    dying = patch.object(LedgerPart, "_enter", counting)
    with dying, open_services(Settings(folder), sample_clock) as services:
        carry_out(STEPS[flow], form, services, StepRun(actor=who))
