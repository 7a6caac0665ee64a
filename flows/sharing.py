"""Which rounds share one quota: the plan counts by movement, award, occasion and year (plan IV)."""

from dossiers.dossier import Dossier
from dossiers.plan import Round
from dossiers.rounds import same_quota
from storage.ledger import Ledger


def siblings(ledger: Ledger, round_: Round) -> tuple[Dossier, ...]:
    """The dossiers of every round that shares the quota of this one, itself among them."""
    shared = [each.code for each in ledger.rounds() if same_quota(each, round_)]
    return ledger.dossiers_of_rounds(shared)
