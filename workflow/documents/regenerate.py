"""Documents made again from their records alone, to prove that they are what was made.

A record holds the template's version and all that was put into it; the same template with the
same content gives the same bytes, today as in ten years.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dossiers.model.errors import CommendationError, Refused, UnknownObject, UnknownRound
from storage.blobs.port import digest
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.documents.drafts import regenerate_document
from workflow.services import AppServices


class Verdict(StrEnum):
    """What came of making a document again."""

    GIONG = "giống từng byte"
    SUA_TAY = "sửa tay trong Word, không lập lại được từ mẫu"
    KHAC = "KHÁC văn bản đã lập"
    HONG = "KHÔNG lập lại được"
    TIEU_HUY = "đã tiêu hủy khi ẩn danh hồ sơ, không lập lại"


@dataclass(frozen=True)
class Regenerated:
    """A document, what came of it, the bytes that were made; `why` it could not be made."""

    record: DocumentRecord
    verdict: Verdict
    data: bytes = b""
    why: str = ""

    @property
    def proved(self) -> bool:
        """Tell whether nothing is wrong with it."""
        return self.verdict in (Verdict.GIONG, Verdict.SUA_TAY, Verdict.TIEU_HUY)


def regenerate_documents(services: AppServices, name: str) -> Iterator[Regenerated]:
    """Yield every document of a round or year, the superseded too, or the one document of that id.

    Raises UnknownObject for a name of neither, Refused for a document that was destroyed.
    """
    with services.register.read_tx() as ledger:
        for record in _named(ledger, name):
            yield _again(services, ledger, record)


def _named(ledger: Ledger, name: str) -> tuple[DocumentRecord, ...]:
    try:
        return ledger.documents(ledger.owner(name), current_only=False)
    except UnknownRound:
        pass
    try:
        record = ledger.document(name)
    except UnknownObject:
        raise UnknownObject(
            f"Không có đợt hay văn bản nào có mã “{name}”: hãy xem mã ở lệnh status hoặc trên bảng"
            " theo dõi."
        ) from None
    if not record.sha256:
        raise Refused(f"{record.title}: {Verdict.TIEU_HUY}.")
    return (record,)


def _again(services: AppServices, ledger: Ledger, record: DocumentRecord) -> Regenerated:
    """Make a document again; an edited one from the file that was given, which proves that file."""
    if not record.sha256:
        return Regenerated(record, Verdict.TIEU_HUY)
    try:
        data = regenerate_document(services, ledger, record)
    except CommendationError as fault:
        return Regenerated(record, Verdict.HONG, why=str(fault))
    if digest(data) != record.sha256:
        return Regenerated(record, Verdict.KHAC, data)
    return Regenerated(record, Verdict.SUA_TAY if record.edited else Verdict.GIONG, data)
