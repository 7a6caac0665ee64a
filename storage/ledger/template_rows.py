"""Templates in the register: which versions there are, since when."""

from datetime import date, datetime

from sqlalchemy import insert, select

from dossiers.model.errors import UnknownObject
from storage.ledger.repository import LedgerPart
from storage.schema.records import TemplateRecord
from storage.schema.tables import templates


class TemplateLedger(LedgerPart):
    """The versions of every template. None is ever changed or removed."""

    def add_template(
        self,
        kind: str,
        *,
        sha256: str,
        file_name: str,
        added_at: datetime,
        added_by: str,
        in_force_from: date | None = None,
    ) -> int:
        """Enter the bytes as the kind's next version; return it.

        When the newest version already is these bytes in force from that day, it stays the newest.
        """
        newest = self._newest(kind)
        if newest and (newest.sha256, newest.in_force_from) == (sha256, in_force_from):
            return newest.version
        record = TemplateRecord(
            kind=kind,
            version=newest.version + 1 if newest else 1,
            sha256=sha256,
            file_name=file_name,
            added_at=added_at,
            added_by=added_by,
            in_force_from=in_force_from,
        )
        self._write(insert(templates).values(record.model_dump()))
        return record.version

    def template(self, kind: str, version: int | None = None) -> TemplateRecord:
        """Return the version, or the newest; raise UnknownObject."""
        found = self._newest(kind) if version is None else self._version(kind, version)
        if found is None:
            which = f"“{kind}”" if version is None else f"“{kind}” bản {version}"
            raise UnknownObject(f"Không có mẫu văn bản {which}: hãy thêm mẫu vào kho mẫu trước.")
        return found

    def templates(self) -> tuple[TemplateRecord, ...]:
        """Return every version of every template, by kind and version."""
        found = self._facts(TemplateRecord, select(templates))
        return tuple(sorted(found, key=lambda record: (record.kind, record.version)))

    def _newest(self, kind: str) -> TemplateRecord | None:
        query = select(templates).where(templates.c.kind == kind)
        return self._fact(TemplateRecord, query.order_by(templates.c.version.desc()).limit(1))

    def _version(self, kind: str, version: int) -> TemplateRecord | None:
        query = select(templates).where(templates.c.kind == kind, templates.c.version == version)
        return self._fact(TemplateRecord, query)
