"""What the board searches, filters and sorts by: derived from a dossier, kept beside it.

All are cut to a length, since a database limits what one entry of an index may hold.
"""

from dossiers.model.dossier import Dossier
from dossiers.model.names import comparable, fold, sort_key
from dossiers.model.nominee import NomineeKind

MAX_UNIT = 150
MAX_NAME = 160
MAX_TEXT = 300


def board_keys(dossier: Dossier) -> dict[str, str]:
    """Return the columns of one dossier: `unit_key`, `name_sorted`, `searched`."""
    nominee = dossier.nominee
    person = nominee.kind is NomineeKind.CA_NHAN
    found_by = (dossier.code, nominee.name, dossier.unit.name, *dossier.former_names)
    return {
        "unit_key": unit_key(dossier.unit.name),
        "name_sorted": sort_key(nominee.name, person=person)[:MAX_NAME],
        "searched": fold(" ".join(found_by))[:MAX_TEXT],
    }


def unit_key(name: str) -> str:
    """Return what is equal for two ways of typing one unit's name."""
    return comparable(name)[:MAX_UNIT]
