"""What the board searches, filters and sorts by: derived from a dossier, kept beside it.

All are cut to a length, since a database limits what one entry of an index may hold.
"""

from dossiers.dossier import Dossier, NomineeKind
from dossiers.names import comparable, fold

LONGEST_UNIT = 150
LONGEST_NAME = 80
LONGEST_TEXT = 300


def board_keys(dossier: Dossier) -> dict[str, str]:
    """The columns of one dossier: `unit_key`, `name_sorted`, `searched`."""
    return {
        "unit_key": unit_key(dossier.unit.name),
        "name_sorted": _name_sorted(dossier),
        "searched": fold(f"{dossier.code} {dossier.nominee.name} {dossier.unit.name}")[
            :LONGEST_TEXT
        ],
    }


def unit_key(name: str) -> str:
    """What is equal for two ways of typing one unit's name."""
    return comparable(name)[:LONGEST_UNIT]


def _name_sorted(dossier: Dossier) -> str:
    """As Vietnamese lists stand: persons by given name (last), then the rest."""
    words = fold(dossier.nominee.name).split()
    if dossier.nominee.kind is NomineeKind.CA_NHAN:
        words = [*words[-1:], *words[:-1]]
    return " ".join(words)[:LONGEST_NAME]
