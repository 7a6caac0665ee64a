"""The receipts that a unit takes home, one a dossier, each with a number."""

from collections.abc import Iterator, Sequence

from documents.contexts import Context
from documents.papers.receipt_slip import GIAY_TIEP_NHAN, compose_receipt_slip
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from dossiers.plan.deadlines import result_due_on
from storage.schema.batches import batches
from workflow.documents.drafts import Draft
from workflow.step import StepContext


def make_receipts(
    round_: Round, received: Sequence[Dossier], first: int | None, step: StepContext
) -> None:
    """Make a receipt for each dossier; of many, tell how far they have come.

    `first` is the number given by hand to the first one, from which the others count on.
    """
    numbers = iter(_numbers(received, first, step))
    made = 0
    for piece in batches(received, BATCH_SIZE):
        papers = [_receipt(round_, each, next(numbers), step) for each in piece]
        step.make_all(GIAY_TIEP_NHAN, papers)
        made += len(piece)
        if len(received) > BATCH_SIZE:
            step.services.tell(f"Đã lập giấy tiếp nhận {made}/{len(received)} hồ sơ")


BATCH_SIZE = 100
"""Receipts between two words on progress: about half a second's work."""


def _numbers(received: Sequence[Dossier], first: int | None, step: StepContext) -> Iterator[int]:
    """Yield a number for each receipt, from their own book; all are of one day."""
    if received:
        purposes = [f"{GIAY_TIEP_NHAN.title}, hồ sơ {each.code}" for each in received]
        yield from step.draw_numbers(GIAY_TIEP_NHAN, received[0].received_on, purposes, first)


def _receipt(
    round_: Round, dossier: Dossier, number: int, step: StepContext
) -> tuple[Context, Draft]:
    """Return a numbered receipt; it says what is missing."""
    name = f"Giấy tiếp nhận hồ sơ {dossier.code}"
    draft = Draft(
        round_.code,
        title=f"{name}: {dossier.nominee.name}",
        file_name=f"{name} {dossier.nominee.name}",
        dossiers=(dossier.code,),
        by=dossier.received_by,
        number=GIAY_TIEP_NHAN.numbered(number),
        dated=dossier.received_on,
        subject=dossier.code,
    )
    due_on = result_due_on(step.services.plan, round_, dossier.received_on)
    return compose_receipt_slip(step.services.facts(round_), dossier, number, due_on), draft
