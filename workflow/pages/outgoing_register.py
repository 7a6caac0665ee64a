"""The register of outgoing documents (sổ đăng ký văn bản đi) of Decree 30/2020, annex IV."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from documents.kind_registry import kind_of
from dossiers.books.book_lines import BookLine, LineKind
from dossiers.plan.office_day import office_time
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.book_keeping import KeptBook, numbered_kinds

COLUMNS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
"""The ten columns of the annex; number of copies, day of passing on and receipt are written in by
hand."""

AS_ABOVE = "Như trên"
"""What the recipients say of whom the document is addressed to."""

KEPT = "Lưu:"
"""How the line of the recipients begins that says where the kept copy goes."""


class RegisterRow(NamedTuple):
    """A line of the register: a document, or numbers that none has with the reason as its note."""

    number: str
    on: date | None = None
    subject: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: str = ""
    passed_on: str = ""
    received: str = ""
    note: str = ""


def register_rows(ledger: Ledger, kept: KeptBook) -> tuple[RegisterRow, ...]:
    """Return the lines of a book as the register has them, every number explained."""
    records = ledger.numbered_documents(numbered_kinds(kept.state.book), kept.state.year)
    newest = {each.number: each for each in records}
    return tuple(_row(line, newest) for line in kept.lines)


def _row(line: BookLine, documents: Mapping[str, DocumentRecord]) -> RegisterRow:
    note = "; ".join(_notes(line))
    record = documents.get(line.text) if line.symbol else None
    if record is None:
        return RegisterRow(line.text, line.on, line.purpose, note=note)
    blanks = kind_of(record.kind).completed(record.context)
    recipients, kept_by = _recipients(blanks)
    return RegisterRow(
        number=line.text,
        on=record.dated,
        subject=_subject(record, blanks),
        signer=str(blanks.get("nguoi_ky") or record.made_by),
        recipients=recipients,
        kept_by=kept_by,
        note=note,
    )


def _subject(record: DocumentRecord, blanks: Mapping[str, object]) -> str:
    title = kind_of(record.kind).title
    subject = str(blanks.get("trich_yeu") or "")
    return f"{title}. {subject}" if subject else title


def _recipients(blanks: Mapping[str, object]) -> tuple[str, str]:
    """Return who receives the document, and where the kept copy goes."""
    said = blanks.get("noi_nhan")
    lines = [str(each).strip("-;. ") for each in said] if isinstance(said, list | tuple) else []
    addressee = str(blanks.get("kinh_gui") or AS_ABOVE)
    lines = [addressee if each == AS_ABOVE else each for each in lines]
    kept = [each.removeprefix(KEPT).strip() for each in lines if each.startswith(KEPT)]
    return "; ".join(each for each in lines if not each.startswith(KEPT)), "; ".join(kept)


def _notes(line: BookLine) -> Iterator[str]:
    if line.kind is not LineKind.USED:
        said = line.said
        why = f" ({said.reason}; {said.by}, {office_time(said.at):%d/%m/%Y})" if said else ""
        yield f"{line.kind.text}{why}"
    if line.backwards:
        yield "Ngày trước ngày của số đứng trên"
