"""How many dossiers stand where: what a rule needs that counts and names nobody."""

from typing import NamedTuple

from dossiers.model.dossier import Status
from dossiers.model.nominee import NomineeKind


class Standing(NamedTuple):
    """How many dossiers of a round and a kind of nominee have a status."""

    round: str
    status: Status
    kind: NomineeKind
    number: int
