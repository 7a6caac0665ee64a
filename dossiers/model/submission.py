"""What a unit hands in at once, and whether two nominations mean the same nominee."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dossiers.model.citizen_ids import comparable_ids
from dossiers.model.dossier import Component, Dossier, Status, Unit
from dossiers.model.names import comparable, same_name
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round

TAKING_PAPERS = frozenset({Status.DA_NOP, Status.DA_TIEP_NHAN, Status.CHO_BO_SUNG})
"""Where a unit may hand in more, or otherwise."""


class Submission(FrozenModel):
    """What a unit hands in at once: nominees and the papers for all of them.

    `by_unit`: its own person hands it in, who learns nothing of what other units put forward.
    """

    round: Round
    unit: Unit
    nominees: tuple[Nominee, ...]
    components: tuple[Component, ...] = ()
    received_on: date
    late_reason: Text = ""
    by_unit: bool = False


class ByNominee:
    """Dossiers of a round, found by nominee at once however many there are."""

    def __init__(self, round_: Round, dossiers: Sequence[Dossier]) -> None:
        own = [each for each in dossiers if each.round == round_.code]
        self._corrected = [each for each in own if each.former_names]
        self._named: dict[tuple[NomineeKind, str], list[Dossier]] = defaultdict(list)
        self._numbered: dict[tuple[NomineeKind, str], list[Dossier]] = defaultdict(list)
        for each in own:
            self._named[name_key(each.nominee)].append(each)
            self._numbered[each.nominee.kind, each.nominee.citizen_id].append(each)

    def same(self, nominee: Nominee) -> list[Dossier]:
        """Return the dossiers of this very nominee."""
        named = self._named.get(name_key(nominee), [])
        return [each for each in named if same_nominee(each.nominee, nominee)]

    def namesakes(self, nominee: Nominee, unit: str) -> list[Dossier]:
        """Return the unit's dossiers that still take papers and that this nominee may be."""
        return [
            each
            for each in self.same(nominee)
            if each.status in TAKING_PAPERS and same_name(each.unit.name, unit)
        ]

    def formerly(self, nominee: Nominee) -> list[Dossier]:
        """Return the dossiers that had this nominee's name before it was corrected."""
        return [
            each
            for each in self._corrected
            if any(same_nominee(_called(each.nominee, name), nominee) for name in each.former_names)
        ]

    def sharing_number(self, nominee: Nominee) -> list[Dossier]:
        """Return the dossiers of others under the same citizen number."""
        if not nominee.citizen_id:
            return []
        numbered = self._numbered.get((nominee.kind, nominee.citizen_id), [])
        return [each for each in numbered if not same_name(each.nominee.name, nominee.name)]


def with_known_numbers(submission: Submission, held: ByNominee) -> Submission:
    """Return the submission, each nominee without a citizen number under the one that is held.

    A form to be sent again shows no number; left empty, it stays (Luật số 91/2025/QH15).
    """
    unit = submission.unit.name
    nominees = tuple(_with_number(each, held.namesakes(each, unit)) for each in submission.nominees)
    return submission.model_copy(update={"nominees": nominees})


def _with_number(nominee: Nominee, known: Sequence[Dossier]) -> Nominee:
    if nominee.citizen_id or len(known) != 1:
        return nominee
    return nominee.model_copy(update={"citizen_id": known[0].nominee.citizen_id})


def _called(nominee: Nominee, name: str) -> Nominee:
    return nominee.model_copy(update={"name": name})


def name_key(nominee: Nominee) -> tuple[NomineeKind, str]:
    """Return what two nominations of one nominee share."""
    return nominee.kind, comparable(nominee.name)


def same_nominee(one: Nominee, other: Nominee) -> bool:
    """Compare two nominations: kind, name, and citizen number where both have it."""
    if name_key(one) != name_key(other):
        return False
    numbers = one.citizen_id, other.citizen_id
    return one.citizen_id == other.citizen_id or not comparable_ids(*numbers)
