"""One build of the program at work on a register of its own: started by `bench.flat`, by path.

Reads what to do from its input, a word a line, and writes the processor seconds that it took.
"""

import runpy
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dossiers.model.steps import Step
from flows.step_list import STEPS
from samples import steps
from storage.settings import Settings
from workflow.pages.status_board import board
from workflow.services import AppServices, open_services
from workflow.step_engine import carry_out

ROUND = "2026-HN-LON"
SYLLABLES = (
    *("An", "Bách", "Cảnh", "Dũng", "Giang", "Hải", "Khoa", "Lâm"),
    *("Mạnh", "Nam", "Oanh", "Phúc", "Quân", "Sơn", "Tùng", "Uyên"),
)
BUTTONS = dict.fromkeys(Step, "id")
REGISTERS = Path(__file__).with_name("registers.py")


def clock() -> datetime:
    """Tell a moment in which the round takes dossiers."""
    return datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def _form(first: int, count: int) -> dict[str, Any]:
    sample = next(each["form"] for each in steps("vong-2026") if each["flow"] == "submission")
    person = next(each for each in sample["nominees"] if each.get("honorific"))
    nominees = [
        {**person, "name": _name(number), "achievement": f"Việc thứ {number}"}
        for number in range(first, first + count)
    ]
    for each in nominees:
        each.pop("citizen_id", None)
    unit = {**sample["unit"], "proposal_number": f"{first}/TTr"}
    said = {"round": ROUND, "unit": unit, "nominees": nominees, "components": []}
    return {**sample, **said, "received_on": "2026-11-20", "late_reason": "đo"}


def _name(number: int) -> str:
    places = (number % 16, number // 16 % 16, number // 256 % 16, number // 4096 % 16)
    return "Ngô " + " ".join(SYLLABLES[each] for each in places)


class Office:
    """An office with a round of `count` dossiers, and what it is asked to do."""

    def __init__(self, services: AppServices, count: int) -> None:
        self._services = services
        self._next = 0
        fill: Callable[..., None] = runpy.run_path(str(REGISTERS))["fill_register"]
        fill(services, count, years=(2026,))

    def receive(self, count: int) -> None:
        """Receive dossiers of nominees that were never seen."""
        form = _form(self._next, count)
        self._next += count
        carry_out(STEPS["submission"], form, self._services)

    def show(self) -> None:
        """Make the board's page."""
        with self._services.register.read_tx() as ledger:
            board(self._services, ledger, BUTTONS)


def main() -> None:
    """Fill the register of the folder, then do as told until the input ends."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    with open_services(Settings(folder=folder), clock) as services:
        office = Office(services, count)
        print("ready", flush=True)
        for line in sys.stdin:
            word, _, number = line.strip().partition(" ")
            began = time.process_time()
            if word == "receive":
                office.receive(int(number))
            else:
                office.show()
            print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main()
