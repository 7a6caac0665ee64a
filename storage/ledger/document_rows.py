"""Documents in the register: what was made, from what, and which one is current."""

from collections import defaultdict

from sqlalchemy import ColumnElement, and_, insert, select, true, update

from dossiers.model.errors import UnknownObject
from storage.ledger.repository import LedgerPart
from storage.schema.records import DocumentRecord
from storage.schema.tables import document_dossiers, documents

_FACT = [column for column in documents.c if column.name != "ordinal"]


class DocumentLedger(LedgerPart):
    """The documents that were made. None is ever removed; a newer one supersedes it."""

    def add_document(self, record: DocumentRecord) -> None:
        """Enter a document, superseding the current one of its round, kind and subject."""
        self.supersede(record.round, record.kind, record.subject)
        self._write(insert(documents).values(record.model_dump(exclude={"dossiers"})))
        links = [
            {"document": record.id, "position": position, "dossier": dossier}
            for position, dossier in enumerate(record.dossiers)
        ]
        if links:
            self._write(insert(document_dossiers), links)

    def supersede(self, round: str, kind: str, subject: str) -> None:  # noqa: A002 - as above
        """Let the current document of a round, kind and subject, if any, be current no longer."""
        of_kind = (documents.c.round == round, documents.c.kind == kind)
        current = (*of_kind, documents.c.subject == subject, ~documents.c.superseded)
        self._write(update(documents).where(*current).values(superseded=True))

    def documents(
        self,
        round: str | None = None,  # noqa: A002 - the office's word
        dossier: str | None = None,
        current_only: bool = True,
    ) -> tuple[DocumentRecord, ...]:
        """Return the documents of a round, that name a dossier, or all; in the order of making."""
        conditions: list[ColumnElement[bool]] = [true()]
        if round is not None:
            conditions.append(documents.c.round == round)
        if dossier is not None:
            links = select(document_dossiers.c.document)
            naming = links.where(document_dossiers.c.dossier == dossier)
            conditions.append(documents.c.id.in_(naming))
        if current_only:
            conditions.append(~documents.c.superseded)
        return self._documents_where(and_(*conditions))

    def document(self, id: str) -> DocumentRecord:  # noqa: A002 - as the record calls it
        """Return the document; raise UnknownObject."""
        found = self._documents_where(documents.c.id == id)
        if not found:
            raise UnknownObject(f"Không có văn bản mã “{id}”: hãy mở lại văn bản từ bảng theo dõi.")
        return found[0]

    def _documents_where(self, condition: ColumnElement[bool]) -> tuple[DocumentRecord, ...]:
        rows = self._rows(select(*_FACT).where(condition).order_by(documents.c.ordinal))
        named = self._dossiers_named(condition)
        found = ({**row._asdict(), "dossiers": tuple(named[row.id])} for row in rows)
        return tuple(map(DocumentRecord.model_validate, found))

    def _dossiers_named(self, condition: ColumnElement[bool]) -> dict[str, list[str]]:
        query = select(document_dossiers).where(
            document_dossiers.c.document.in_(select(documents.c.id).where(condition))
        )
        named: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(query.order_by(document_dossiers.c.position)):
            named[row.document].append(row.dossier)
        return named
