"""Which rounds share one quota: the plan counts by movement, award, occasion and year (plan IV)."""

from collections import Counter
from collections.abc import Iterable

from dossiers.model.dossier import Dossier, Status
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import QuotaCount, quotas_of, same_quota
from storage.ledger.register_ledger import Ledger


def dossiers_in_quota(plan: Plan, ledger: Ledger, round_: Round) -> tuple[Dossier, ...]:
    """Return the dossiers of every round that shares this one's quota, itself among them."""
    return ledger.dossiers_of_rounds(_sharing(plan, ledger.rounds(), round_))


def standings_in_quota(plan: Plan, ledger: Ledger, round_: Round) -> tuple[Standing, ...]:
    """Count the dossiers of every round that shares this one's quota, itself among them."""
    return ledger.standings(rounds=_sharing(plan, ledger.rounds(), round_))


def standing_quotas(
    plan: Plan, round_: Round, rounds: Iterable[Round], standings: Iterable[Standing]
) -> tuple[QuotaCount, ...]:
    """Tell how the round's quotas stand, over all of `rounds` that share them."""
    shared = set(_sharing(plan, rounds, round_))
    counted = Counter[tuple[NomineeKind, Status]]()
    for each in standings:
        if each.round in shared:
            counted[each.kind, each.status] += each.number
    return quotas_of(plan, round_, counted)


def _sharing(plan: Plan, rounds: Iterable[Round], round_: Round) -> list[str]:
    return [each.code for each in rounds if same_quota(plan, each, round_)]
