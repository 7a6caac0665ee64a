"""Documents in the register: what was made, from what, and which one is current."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, insert, literal_column, select, true, update

from dossiers.model.errors import UnknownObject
from dossiers.model.movement_year import MovementYear, Owner
from storage.ledger.repository import LedgerPart
from storage.schema.batches import batches
from storage.schema.records import DocumentRecord
from storage.schema.tables import document_dossiers, documents

_FACT = [column for column in documents.c if column.name != "ordinal"]

CURRENT: ColumnElement[bool] = literal_column("NOT documents.superseded")
"""As the partial indexes say it: SQLite takes them for no other wording, e.g. `superseded = 0`."""


def belongs_to(table: Table, owner: Owner) -> ColumnElement[bool]:
    """Return the condition that a row of documents belongs to a round or to a year."""
    if isinstance(owner, MovementYear):
        return table.c.movement_year == owner.code
    return table.c.round == owner


def _place(record: DocumentRecord) -> tuple[Owner, str, str]:
    return record.owner, record.kind, record.subject


class DocumentLedger(LedgerPart):
    """The documents that were made. None is ever removed; a newer one supersedes it."""

    def add_document(self, record: DocumentRecord) -> None:
        """Enter one document, see `add_documents`."""
        self.add_documents([record])

    def add_documents(self, records: Sequence[DocumentRecord]) -> None:
        """Enter documents, superseding the current ones of their owners, kinds and subjects."""
        newest = {_place(each): each.id for each in records}
        subjects: dict[tuple[Owner, str], list[str]] = defaultdict(list)
        for owner, kind, subject in newest:
            subjects[owner, kind].append(subject)
        for of_kind, own in subjects.items():
            self.supersede(*of_kind, own)
        rows = [
            {
                **each.model_dump(exclude={"dossiers"}),
                "superseded": each.superseded or newest[_place(each)] != each.id,
            }
            for each in records
        ]
        links = [
            {"document": each.id, "position": position, "dossier": dossier}
            for each in records
            for position, dossier in enumerate(each.dossiers)
        ]
        for table, added in ((documents, rows), (document_dossiers, links)):
            if added:
                self._write(insert(table), added)

    def supersede(self, owner: Owner, kind: str, subjects: Collection[str]) -> None:
        """Let the current documents of an owner and kind on these subjects be so no longer."""
        of_kind = (belongs_to(documents, owner), documents.c.kind == kind, CURRENT)
        for some in batches(subjects):
            current = (*of_kind, documents.c.subject.in_(some))
            self._write(update(documents).where(*current).values(superseded=True))

    def documents(
        self,
        round: Owner | None = None,  # noqa: A002 - the office's word
        dossier: str | None = None,
        current_only: bool = True,
    ) -> tuple[DocumentRecord, ...]:
        """Return the documents, in the order of making.

        Those of a round or of a movement's year, those that name a dossier, or all.
        """
        conditions: list[ColumnElement[bool]] = [true()]
        if round is not None:
            conditions.append(belongs_to(documents, round))
        if dossier is not None:
            links = select(document_dossiers.c.document)
            naming = links.where(document_dossiers.c.dossier == dossier)
            conditions.append(documents.c.id.in_(naming))
        if current_only:
            conditions.append(CURRENT)
        return self._documents_where(and_(*conditions))

    def movement_years(self) -> tuple[MovementYear, ...]:
        """Return the years of movements that documents belong to, the latest first."""
        year = documents.c.movement_year
        codes = self._bodies(select(year).where(year.is_not(None)).distinct())
        found = map(MovementYear.of_code, codes)
        return tuple(sorted(found, key=lambda each: (-each.year, each.movement)))

    def numbered_documents(self, kinds: Collection[str], year: int) -> tuple[DocumentRecord, ...]:
        """Return the documents of these kinds with a number and a day of the year, as made."""
        of_year = documents.c.dated.between(date(year, 1, 1), date(year, 12, 31))
        numbered = documents.c.kind.in_(kinds) & (documents.c.number != "")
        return self._documents_where(numbered & of_year)

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
