"""The list attached to a decision: from its awardees to its context."""

from collections.abc import Iterator, Sequence
from datetime import date

from documents.contexts import AwardeeRow, CommendationListContext, ListPart
from documents.kinds import DocumentKind
from documents.naming import decider, numbered
from documents.papers.awardees import amounts, counts, kinds, listed, post, subjects
from documents.wording import OPEN_DATE, document_date, grouped, money_in_words
from dossiers.decision.award_decision import Medium, Proposal
from dossiers.model.dossier import Dossier, NomineeKind
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan

_ROMAN = ("I", "II", "III")


def commendation_list(
    plan: Plan,
    movement: Movement,  # noqa: ARG001 - all kinds are composed from the same facts
    round_: Round,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    number: int | None,
    signed_on: date | None,
) -> CommendationListContext:
    """The context of the list; raises UnknownDossier if it names a dossier not given."""
    awarded = listed(proposal.dossiers, dossiers)
    sums = amounts(plan, round_, awarded, signed_on or proposal.proposed_on)
    return CommendationListContext(
        subjects=subjects(awarded).upper(),
        granted=f"được {plan.award(round_.award).granting}".upper(),
        attached_to=_attached_to(decider(plan, round_), proposal, number, signed_on),
        parts=tuple(_parts(awarded, sums)),
        counts=counts(awarded, plan.ward.linh),
        total=grouped(sum(sums)),
        total_in_words=money_in_words(sum(sums), plan.ward.linh),
    )


def _attached_to(by: str, proposal: Proposal, number: int | None, signed_on: date | None) -> str:
    """The decision it belongs to; left open in an electronic document (annex III, form 2.2)."""
    if proposal.medium is Medium.DIEN_TU:
        cited = f"{numbered(DocumentKind.QUYET_DINH, None)} {OPEN_DATE}"
    else:
        dated = document_date(signed_on, proposal.proposed_on)
        cited = f"{numbered(DocumentKind.QUYET_DINH, number)} {dated}"
    return f"(Kèm theo Quyết định số {cited} của {by})"


def _parts(awarded: Sequence[Dossier], sums: Sequence[int]) -> Iterator[ListPart]:
    rows = [_row(place, *pair) for place, pair in enumerate(zip(awarded, sums, strict=True), 1)]
    for numeral, kind in zip(_ROMAN, kinds(awarded), strict=False):
        yield ListPart(
            heading=f"{numeral}. {kind.text.upper()}", rows=_of_kind(kind, awarded, rows)
        )


def _row(ordinal: int, dossier: Dossier, amount: int) -> AwardeeRow:
    return AwardeeRow(
        ordinal=ordinal,
        name=dossier.nominee.addressed,
        post=post(dossier),
        achievement=dossier.nominee.achievement,
        bonus=grouped(amount),
    )


def _of_kind(
    kind: NomineeKind, awarded: Sequence[Dossier], rows: Sequence[AwardeeRow]
) -> tuple[AwardeeRow, ...]:
    pairs = zip(awarded, rows, strict=True)
    return tuple(row for dossier, row in pairs if dossier.nominee.kind is kind)
