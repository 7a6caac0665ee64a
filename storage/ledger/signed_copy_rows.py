"""Signed copies of issued papers, in the register."""

from sqlalchemy import insert, select

from storage.ledger.repository import LedgerPart
from storage.schema.records import SignedCopy
from storage.schema.tables import signed_copies


class SignedCopyLedger(LedgerPart):
    """The files that were handed in as signed copies of issued papers."""

    def add_signed_copy(self, copy: SignedCopy) -> None:
        """Enter a signed copy, whose file is in the register."""
        body = copy.model_dump(mode="json")
        self._write(insert(signed_copies).values(round=copy.round, file=copy.file, body=body))

    def signed_copies(self, round: str) -> tuple[SignedCopy, ...]:  # noqa: A002 - the office's word
        """Return the signed copies of a round's papers, oldest first."""
        query = select(signed_copies.c.body).where(signed_copies.c.round == round)
        return self._whole(SignedCopy, query.order_by(signed_copies.c.id))

    def signed_copies_in(self, file: str) -> tuple[SignedCopy, ...]:
        """Return what a file is the signed copy of."""
        query = select(signed_copies.c.body).where(signed_copies.c.file == file)
        return self._whole(SignedCopy, query.order_by(signed_copies.c.id))
