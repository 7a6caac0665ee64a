"""What waits for a person: in each round, the dossiers that a step of their roles takes up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from dossiers.model.dossier import Status
from dossiers.model.roles import Person
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.model.steps import Step
from dossiers.plan.next_steps import Wait, waits_of
from dossiers.plan.plan import Plan


class Task(NamedTuple):
    """Something to do: how many dossiers of which round wait for a step, and where it is done."""

    step: Step
    round: Round
    number: int
    address: str

    @property
    def text(self) -> str:
        """Return what staff read."""
        return f"{self.step.text}: {self.number} hồ sơ"


def tasks(
    plan: Plan, rounds: Iterable[Round], standings: Iterable[Standing], person: Person
) -> Iterator[Task]:
    """Yield what waits for the person: oldest round first, in the order of work."""
    numbers = Counter[tuple[str, Status]]()
    for each in standings:
        numbers[each.round, each.status] += each.number
    for round_ in rounds:
        for wait in waits_of(plan.award(round_.award)):
            number = numbers[round_.code, wait.status]
            if number and not wait.roles.isdisjoint(person.roles):
                yield Task(wait.step, round_, number, _place(round_, wait))


def _place(round_: Round, wait: Wait) -> str:
    """Return the filled form; for supplements, which come one by one, the dossiers themselves."""
    if wait.step is Step.SUBMISSION:
        narrowed = urlencode({"dot": round_.code, "trang-thai": wait.status.value})
        return f"/?{narrowed}#ho-so"
    return form_address(wait.step, round_.code)


def form_address(step: Step, round_: str, dossier: str = "") -> str:
    """Return where the run form of a step opens, filled with what the register holds then."""
    given = {"dot": round_, **({"ho-so": dossier} if dossier else {})}
    return f"/buoc/{step.value}?{urlencode(given)}"
