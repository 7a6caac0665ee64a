"""The legal bases (căn cứ) that a document cites: in force on its day, in rank order."""

from datetime import date

from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.plan import Plan
from dossiers.plan.validity import in_force, lapsed, not_in_force


def bases(
    plan: Plan, document: str, on: date, received: date | None = None
) -> tuple[LegalBasis, ...]:
    """Return what a `document` (a kind code such as "QUYET_DINH") dated `on` cites.

    The plan's file keeps them in rank order (Decree 30, annex I: higher before lower). A lapsed
    document is never cited: Decree 98/2023 not after 30/6/2025 (Decree 152/2025, article 59).
    `received` is the latest day on which a dossier that the document is about was received; what
    holds for later dossiers alone is left out (`LegalBasis.received_from`). Raises NotInForce
    where one that the document has always cited has lapsed and nothing has taken its place.
    """
    cited = [each for each in plan.legal_bases if document in each.cited_in]
    for each in cited:
        if lapsed(each, on) and not replaced(plan, each, on):
            raise not_in_force(each, on, f"căn cứ {each.name}")
    judged_by = received or on
    return tuple(
        each
        for each in cited
        if in_force(each, on) and (each.received_from or judged_by) <= judged_by
    )


def replaced(plan: Plan, basis: LegalBasis, on: date) -> bool:
    """Tell whether a document that has come into force by a day takes the place of this one."""
    return any(
        basis.reference in each.replaces and each.in_force_from <= on for each in plan.legal_bases
    )
