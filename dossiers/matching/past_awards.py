"""Awards from before this program (khen thưởng trước đây): lines of a workbook, kept once each."""

import hashlib

from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.names import comparable

PREFIX = "KT-"
"""How the codes of imported awards begin; those of dossiers begin otherwise."""


def past_code(ordinal: int) -> str:
    """Return the code of the `ordinal`-th award imported: "KT-000001"."""
    return f"{PREFIX}{ordinal:06d}"


def award_digest(award: EarlierAward) -> str:
    """Return what two lines share that tell of one award, however they were typed."""
    told = (
        award.kind,
        comparable(award.name),
        award.citizen_id,
        comparable(award.unit),
        comparable(award.award),
        comparable(award.decision),
        f"{award.decided_on}",
        comparable(award.achievement),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
