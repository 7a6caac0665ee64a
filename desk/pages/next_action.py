"""What waits for whom: in each round, the dossiers that a step of one's role may take up now."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from dossiers.model.dossier import Status
from dossiers.model.events import Step
from dossiers.model.round import AwardForm, Round
from storage.ledger.board_rows import Standing

WAITS = {
    Status.CHO_BO_SUNG: Step.SUBMISSION,
    Status.DA_TIEP_NHAN: Step.APPRAISAL,
    Status.DU_DIEU_KIEN: Step.COUNCIL,
    Status.HOI_DONG_DE_NGHI: Step.SIGNATURE,
    Status.TRINH_KY: Step.ISSUANCE,
}
"""The step that a dossier of a status waits for (design, §2)."""


BEFORE = {Step.COUNCIL: Step.INVITATION}
"""What comes before a step, for the same dossiers, and may be done or not."""


class Task(NamedTuple):
    """Something to do: how many dossiers of which round wait for a step, and where it is done."""

    step: Step
    round: Round
    number: int
    address: str

    @property
    def text(self) -> str:
        """What staff read."""
        return f"{self.step.text}: {self.number} hồ sơ"


def step_for(round_: Round, status: Status) -> Step | None:
    """The step that takes a dossier on; None where the way ends or leads to the province."""
    step = WAITS.get(status)
    if step is Step.SIGNATURE and round_.award is not AwardForm.GIAY_KHEN:
        return None
    return step


def tasks(
    rounds: Iterable[Round], standings: Iterable[Standing], may: Callable[[Step], bool]
) -> Iterator[Task]:
    """What waits for someone who may take these steps: oldest round first, in the order of work."""
    numbers: dict[tuple[str, Status], int] = {}
    for each in standings:
        numbers[each.round, each.status] = numbers.get((each.round, each.status), 0) + each.number
    for round_ in rounds:
        for status in WAITS:
            number, step = numbers.get((round_.code, status), 0), step_for(round_, status)
            for one in (BEFORE.get(step), step) if step else ():
                if number and one and may(one):
                    yield Task(one, round_, number, _place(round_, status, one))


def _place(round_: Round, status: Status, step: Step) -> str:
    """The filled form; for supplements, which come one by one, the dossiers themselves."""
    if step is Step.SUBMISSION:
        narrowed = urlencode({"dot": round_.code, "trang-thai": status.value})
        return f"/?{narrowed}#ho-so"
    return form_address(step, round_.code)


def form_address(step: Step, round_: str, dossier: str = "") -> str:
    """Where the run form of a step opens, filled from what the register holds at that moment."""
    given = {"dot": round_, **({"ho-so": dossier} if dossier else {})}
    return f"/buoc/{step.value}?{urlencode(given)}"
