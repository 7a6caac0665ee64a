"""What an attached file is: told by its content, never by its name, and refused when unsafe.

A unit hands in papers as scans (PDF, JPEG, PNG, TIFF), Word documents and Excel workbooks; nothing
else can be printed and archived with a dossier, and nothing else is let into the store.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from documents.files import office_file, picture_file
from documents.files.office_file import OfficeFile
from documents.files.pdf_bounds import HEADER, without_surroundings
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
}
"""Of each kind: what staff read, its media type, the endings that its name may have."""

STRANGERS = {
    "là chương trình chạy được": (b"MZ", b"\x7fELF", b"#!"),
    "là tệp nén RAR": (b"Rar!",),
    "là tệp nén 7z": (b"7z\xbc\xaf\x27\x1c",),
    "là văn bản RTF": (b"{\\rtf",),
    "là ảnh GIF": (b"GIF8",),
    "là ảnh BMP": (b"BM",),
}
"""What to call a file of another kind, and what it begins with."""

SIGNED_KINDS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.TIFF})
"""What a signed paper may be handed in as."""

MARKUP = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<script")
"""What a page that a browser would run begins with."""


UNKNOWN = "không rõ là tệp gì"


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
    pdf = data if _stranger(data) else without_surroundings(data)
    if pdf.startswith(HEADER):
        _check_pdf(pdf, name)
        return Attachment(FileKind.PDF)
    if data.startswith(office_file.MAGIC):
        office = office_file.open_office(data, name)
        return Attachment(FileKind(office.kind), office)
    if picture := picture_file.picture_kind(data, name):
        return Attachment(FileKind(picture))
    if data.startswith(office_file.COMPOUND):
        raise office_file.compound_fault(data, name)
    raise UnusableFile(
        f"Tệp {name} {_stranger(data) or UNKNOWN}; chỉ nhận PDF, Word .docx, Excel .xlsx, ảnh JPEG,"
        " PNG, TIFF"
    )


def _stranger(data: bytes) -> str:
    """Tell what a file of another kind is; "" for one that is not known."""
    for what, starts in STRANGERS.items():
        if data.startswith(starts):
            return what
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "là trang web hoặc ảnh SVG" if head.startswith(MARKUP) else ""


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
