"""Documents that a step promised and that are still to be made."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select

from dossiers.model.movement_year import Owner
from storage.ledger.document_rows import belongs_to
from storage.ledger.repository import LedgerPart
from storage.schema.records import PendingDocument
from storage.schema.tables import owed_documents


class OwedLedger(LedgerPart):
    """What is owed. A document leaves in the transaction that enters it as made."""

    def enqueue(self, promised: Sequence[PendingDocument]) -> None:
        """Promise documents, to be made in this order."""
        rows = [
            {
                "id": each.id,
                "round": each.round,
                "movement_year": each.movement_year,
                "kind": each.kind,
                "body": each.model_dump(mode="json"),
            }
            for each in promised
        ]
        if rows:
            self._write(insert(owed_documents), rows)

    def pending(self, owner: Owner, kind: str) -> tuple[str, ...]:
        """Return the ids of what is owed of a kind to an owner, in the order of the promise."""
        query = select(owed_documents.c.id).where(
            belongs_to(owed_documents, owner), owed_documents.c.kind == kind
        )
        return tuple(self._bodies(query.order_by(owed_documents.c.ordinal)))

    def pending_number(self, owner: Owner, kind: str) -> int:
        """Count what is owed of a kind to an owner."""
        owed = select(func.count()).select_from(owed_documents)
        of_kind = belongs_to(owed_documents, owner), owed_documents.c.kind == kind
        return int(self._bodies(owed.where(*of_kind))[0])

    def owed_document(self, id: str) -> PendingDocument | None:  # noqa: A002 - as in the record
        """Return what is owed under this id; None once it is made."""
        found = self._row(select(owed_documents.c.body).where(owed_documents.c.id == id))
        return None if found is None else PendingDocument.model_validate(found.body)

    def mark_generated(self, id: str) -> bool:  # noqa: A002 - as in the record
        """Strike it off; False if another run made it meanwhile."""
        return bool(self._write(delete(owed_documents).where(owed_documents.c.id == id)))
