"""Which rounds share one quota: the plan counts by movement, award, occasion and year (plan IV)."""

from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import QuotaCount, quota_counts, same_quota
from storage.ledger.register_ledger import Ledger


def dossiers_in_quota(plan: Plan, ledger: Ledger, round_: Round) -> tuple[Dossier, ...]:
    """Return the dossiers of every round that shares the quota of this one, itself among them."""
    shared = [each.code for each in ledger.rounds() if same_quota(plan, each, round_)]
    return ledger.dossiers_of_rounds(shared)


def standing_quotas(plan: Plan, ledger: Ledger, round_: Round) -> tuple[QuotaCount, ...]:
    """Return how the round's quotas stand now, over all rounds that share them."""
    return quota_counts(plan, round_, dossiers_in_quota(plan, ledger, round_))
