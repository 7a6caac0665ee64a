"""What an attached file is: told by its content, never by its name, and refused when unsafe.

A unit hands in papers as scans (PDF, JPEG, PNG, TIFF), Word documents and Excel workbooks; nothing
else can be printed and archived with a dossier. A list may also be an old workbook or text with
separators. Nothing else is let into the store.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from documents.files import office_file, picture_file
from documents.files.delimited_text import delimited_rows
from documents.files.office_file import OfficeFile
from documents.files.pdf_bounds import HEADER, without_surroundings
from documents.files.strange_files import TAKEN, UNKNOWN, strange_file
from dossiers.model.errors import UnusableFile

MAX_BYTES = 50 * 1024 * 1024
"""The largest file taken: a hundred pages scanned in colour at 300 dpi are below it."""

TAIL_BYTES = 2048
"""How far from its end a PDF says where its table of contents lies."""


class FileKind(StrEnum):
    """The kinds of file that a dossier may hold."""

    PDF = "PDF"
    DOCX = "DOCX"
    XLSX = "XLSX"
    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    XLS = "XLS"
    CSV = "CSV"

    @property
    def text(self) -> str:
        """Return the Vietnamese text for staff."""
        return _FACTS[self][0]


_FACTS = {
    FileKind.PDF: ("tệp PDF", "application/pdf", (".pdf",)),
    FileKind.DOCX: (
        "tệp Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
    ),
    FileKind.XLSX: (
        "tệp Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (".xlsx",),
    ),
    FileKind.JPEG: ("ảnh JPEG", "image/jpeg", (".jpg", ".jpeg")),
    FileKind.PNG: ("ảnh PNG", "image/png", (".png",)),
    FileKind.TIFF: ("ảnh TIFF", "image/tiff", (".tif", ".tiff")),
    FileKind.XLS: ("tệp Excel kiểu cũ", "application/vnd.ms-excel", (".xls",)),
    FileKind.CSV: ("danh sách dạng chữ (CSV)", "text/csv", (".csv", ".txt", ".tsv")),
}
"""Of each kind: what staff read, its media type, the endings that its name may have."""

LISTS = frozenset({FileKind.XLS, FileKind.CSV})
"""Kinds that only a list may have, no other paper of a dossier."""

SIGNED_KINDS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.TIFF})
"""What a signed paper may be handed in as."""


@dataclass(frozen=True)
class Attachment:
    """A usable file; one of Word or Excel stays open, so that nobody opens it a second time."""

    kind: FileKind
    office: OfficeFile | None = None

    @property
    def media_type(self) -> str:
        """Return the media type of its kind."""
        return _FACTS[self.kind][1]

    @property
    def extension(self) -> str:
        """Return the proper ending of its name, such as ".pdf"."""
        return _FACTS[self.kind][2][0]


def inspect(data: bytes, name: str) -> Attachment:
    """Tell what a file is by its content; `name` is its file name or its key in the store.

    Raises UnusableFile with one sentence when it is empty, too large, of another kind, other than
    its name says, locked by a password, damaged, with macros, or unpacks to more than it should.
    """
    if not name.isprintable():
        raise UnusableFile("Tên tệp có ký tự không in được; hãy đổi tên tệp rồi gửi lại")
    if not data:
        raise UnusableFile(f"Tệp {name} rỗng; hãy lưu lại rồi gửi lại")
    if len(data) > MAX_BYTES:
        raise UnusableFile(
            f"Tệp {name} nặng {len(data) / 2**20:.0f} MB, quá {MAX_BYTES // 2**20} MB;"
            " hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp"
        )
    attachment = _opened(data, name)
    ending = PurePosixPath(name).suffix.lower()
    if ending and ending not in _FACTS[attachment.kind][2]:
        raise UnusableFile(
            f"Tệp {name} thực ra là {attachment.kind.text}; hãy đổi đuôi tên tệp thành"
            f" {attachment.extension}"
        )
    return attachment


def _opened(data: bytes, name: str) -> Attachment:
    """Return a whole, open, harmless file."""
    strange = strange_file(data, name)
    pdf = data if strange else without_surroundings(data)
    if pdf.startswith(HEADER):
        _check_pdf(pdf, name)
        return Attachment(FileKind.PDF)
    if data.startswith(office_file.MAGIC):
        office = office_file.open_office(data, name)
        return Attachment(FileKind(office.kind), office)
    if picture := picture_file.picture_kind(data, name):
        return Attachment(FileKind(picture))
    if data.startswith(office_file.COMPOUND):
        return Attachment(FileKind(office_file.compound_kind(data, name)))
    if strange:
        raise UnusableFile(f"Tệp {name} {strange}")
    if delimited_rows(data):
        return Attachment(FileKind.CSV)
    raise UnusableFile(f"Tệp {name} {UNKNOWN}; {TAKEN}")


def _check_pdf(data: bytes, name: str) -> None:
    """Refuse a PDF that is cut short, points nowhere, or is locked by a password."""
    tail = data[-TAIL_BYTES:]
    if b"%%EOF" not in tail or not _points_inside(data, tail):
        raise UnusableFile(f"Tệp PDF {name} bị hỏng hoặc bị cắt cụt; hãy quét hoặc lưu lại")
    if b"/Encrypt" in data:
        raise UnusableFile(f"Tệp PDF {name} có mật khẩu hoặc bị khóa; hãy gỡ khóa rồi gửi lại")


def _points_inside(data: bytes, tail: bytes) -> bool:
    """Tell whether the table that the file's end names lies in it; scanners are a little off."""
    _, found, place = tail.rpartition(b"startxref")
    number = place.split()[0] if place.split() else b""
    return not found or (number.isdigit() and int(number) < len(data))
