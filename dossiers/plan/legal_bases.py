"""The legal bases (căn cứ) that a document cites: in force on its day, in rank order."""

from datetime import date

from dossiers.plan.plan import LegalBasis, Plan


def bases(plan: Plan, document: str, on: date) -> tuple[LegalBasis, ...]:
    """Return what a `document` (a kind code such as "QUYET_DINH") dated `on` cites.

    The plan's file keeps them in rank order (Decree 30, annex I: higher before lower). A lapsed
    document is never cited: Decree 98/2023 not after 30/6/2025 (Decree 152/2025, article 59).
    """
    return tuple(
        each for each in plan.legal_bases if document in each.cited_in and in_force(each, on)
    )


def in_force(basis: LegalBasis, on: date) -> bool:
    """Tell whether the document holds on that day; the day on which it lapses no longer counts."""
    return basis.in_force_from <= on and (basis.lapsed_on is None or on < basis.lapsed_on)
