"""Attached files are told by their content, and refused with the reason when they are unsafe."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from docx import Document
from openpyxl import Workbook

from documents.files import attachments, office_file
from documents.files.attachments import Attachment, FileKind, inspect
from dossiers.model.errors import Refused, UnusableFile

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n31\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\0\4\0\0\xff\xc0\0\x0b\x08\0\x10\0\x20\1\1\x11\0" + bytes(40) + b"\xff\xd9"


def chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + check


def png(width: int = 20, height: int = 10) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(630))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def tiff(order: str = "<", width: int = 20) -> bytes:
    entries = struct.pack(f"{order}HHII", 256, 4, 1, width)
    entries += struct.pack(f"{order}HHIHH", 257, 3, 1, 10, 0)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}IH", 8, 2) + entries + bytes(4)


def saved(made: object) -> bytes:
    filled = io.BytesIO()
    made.save(filled)  # type: ignore[attr-defined]
    return filled.getvalue()


DOCX, XLSX = saved(Document()), saved(Workbook())


def packed(parts: dict[str, bytes], base: bytes = b"") -> bytes:
    """A package of these parts, those of `base` first."""
    made = io.BytesIO(base)
    with zipfile.ZipFile(made, "a" if base else "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def types(main: str) -> dict[str, bytes]:
    return {"[Content_Types].xml": f'<Override ContentType="application/{main}+xml"/>'.encode()}


@pytest.mark.parametrize(
    ("name", "data", "kind", "extension"),
    [
        ("a.pdf", PDF, FileKind.PDF, ".pdf"),
        ("inbox/Báo cáo.DOCX", DOCX, FileKind.DOCX, ".docx"),
        ("a.xlsx", XLSX, FileKind.XLSX, ".xlsx"),
        ("a.jpeg", JPEG, FileKind.JPEG, ".jpg"),
        ("a.jpg", JPEG + b"GPS", FileKind.JPEG, ".jpg"),
        ("a.png", png(), FileKind.PNG, ".png"),
        ("a.tif", tiff(), FileKind.TIFF, ".tif"),
        ("a.tiff", tiff(">"), FileKind.TIFF, ".tif"),
        ("khong-duoi", PDF, FileKind.PDF, ".pdf"),
    ],
)
def test_a_usable_file_is_known_by_its_content(
    name: str, data: bytes, kind: FileKind, extension: str
) -> None:
    found = inspect(data, name)
    assert isinstance(found, Attachment)
    assert (found.kind, found.extension) == (kind, extension)
    assert "/" in found.media_type


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def declared(data: bytes, size: int) -> bytes:
    """The package, its last part declared to unpack to `size` bytes."""
    place = data.rindex(b"PK\1\2") + 24
    return data[:place] + struct.pack("<I", size) + data[place + 4 :]


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


COMPOUND = office_file.COMPOUND + bytes(500)
MACRO_TYPE = types("vnd.ms-word.document.macroEnabled.main")
LARGE = packed({"word/media/image1.png": bytes(2**20)}, DOCX)

REFUSED = {
    "empty": ("a.pdf", b"", "rỗng"),
    "nothing known": ("a.pdf", b"Danh sach de nghi", "không rõ là tệp gì"),
    "a page": ("a.pdf", b"\xef\xbb\xbf <!DOCTYPE html><script>", "trang web hoặc ảnh SVG"),
    "a drawing": ("a.svg", b'<?xml version="1.0"?><svg onload="x()"/>', "trang web hoặc ảnh SVG"),
    "a program": ("hoa-don.pdf", b"MZ\x90\0", "chương trình chạy được"),
    "another program": ("a.docx", b"\x7fELF", "chương trình chạy được"),
    "a script": ("a.pdf", b"#!/bin/sh\nrm", "chương trình chạy được"),
    "an archive": ("a.rar", b"Rar!\x1a\7", "tệp nén RAR"),
    "a zip": ("a.zip", packed({"a.pdf": PDF}), "tệp nén"),
    "an open document": (
        "ds.xlsx",
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        r"là tệp OpenDocument .* lưu dưới dạng \.docx hoặc \.xlsx",
    ),
    "a presentation": ("a.pptx", packed(types("presentationml.main")), "không phải văn bản Word"),
    "other than its name": ("a.pdf", JPEG, "thực ra là ảnh JPEG; hãy đổi đuôi tên tệp thành .jpg"),
    "word as excel": ("a.xlsx", DOCX, "thực ra là tệp Word"),
    "pdf behind something": ("a.pdf", b"GIF89a" + PDF, "ảnh GIF"),
    "pdf cut": ("a.pdf", PDF[:-8], "bị hỏng hoặc bị cắt cụt"),
    "pdf pointing outside": ("a.pdf", PDF.replace(b"\n31\n", b"\n9999\n"), "bị hỏng"),
    "pdf pointing at words": ("a.pdf", PDF.replace(b"\n31\n", b"\nabc\n"), "bị hỏng"),
    "pdf locked": ("a.pdf", PDF.replace(b"trailer\n<<", b"trailer\n<</Encrypt 5 0 R"), "mật khẩu"),
    "docx cut": ("a.docx", DOCX[: len(DOCX) // 2], "bị hỏng hoặc bị cắt cụt"),
    "docx overwritten": ("a.docx", flipped(DOCX, 900), "bị hỏng"),
    "docx no zip": ("a.docx", b"PK\3\4 hong", "bị hỏng"),
    "office locked": ("a.docx", COMPOUND + wide("EncryptedPackage"), "có mật khẩu"),
    "old word": ("a.doc", COMPOUND + wide("WordDocument"), "tệp Word kiểu cũ"),
    "old excel": ("a.xls", COMPOUND + wide("Workbook"), "tệp Excel kiểu cũ"),
    "old, unknown": ("a.doc", COMPOUND, "kiểu cũ hoặc có mật khẩu"),
    "macros by part": ("a.docx", packed({"word/vbaProject.bin": b"x"}, DOCX), "có macro"),
    "macros by type": ("a.docm", packed(MACRO_TYPE), "có macro"),
    "old macros": ("a.xlsx", packed({"xl/macrosheets/sheet1.xml": b"x"}, XLSX), "có macro"),
    "controls": ("a.docx", packed({"word/activeX/activeX1.bin": b"x"}, DOCX), "có macro"),
    "a way out": ("a.docx", packed({"../../a.sh": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "another way out": ("a.docx", packed({"C:\\a.exe": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "absolute": ("a.docx", packed({"/etc/a": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "a declared bomb": ("a.docx", declared(LARGE, 2**31), "lớn bất thường"),
    "an undeclared bomb": ("a.docx", declared(LARGE, 4096), "lớn bất thường"),
    "growing text": ("a.docx", packed({"a.xml": b'<!ENTITY a "aaaa">'}, DOCX), "lớn bất thường"),
    "jpeg cut": ("a.jpg", JPEG[:-2], "bị hỏng"),
    "jpeg without picture": ("a.jpg", b"\xff\xd8\xff\xd9", "bị hỏng"),
    "png cut": ("a.png", png()[:-12], "bị hỏng"),
    "png overwritten": ("a.png", flipped(png(), 45), "bị hỏng"),
    "png too large": ("a.png", png(60_000, 60_000), "3600 triệu điểm ảnh"),
    "tiff cut": ("a.tif", tiff()[:20], "bị hỏng"),
    "a name with a trick": ("bao-cao\u202efdp.exe", PDF, "không in được"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_unsafe_or_unknown_is_refused_with_the_reason(
    name: str, data: bytes, said: str
) -> None:
    with pytest.raises(UnusableFile, match=said) as caught:
        inspect(data, name)
    assert isinstance(caught.value, Refused)
    assert name in str(caught.value) or not name.isprintable()


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES", 2**20)
    with pytest.raises(UnusableFile, match="nặng 2 MB, quá 1 MB"):
        inspect(PDF + bytes(2**21), "a.pdf")


def test_a_package_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_file, "MAX_MEMBERS", 3)
    with pytest.raises(UnusableFile, match="lớn bất thường"):
        inspect(DOCX, "a.docx")


def test_a_locked_member_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        first = package.infolist()[0]
    place = DOCX.index(b"PK\1\2") + 8
    locked = DOCX[:place] + struct.pack("<H", first.flag_bits | 1) + DOCX[place + 2 :]
    with pytest.raises(UnusableFile, match="có mật khẩu"):
        inspect(locked, "a.docx")


@pytest.mark.parametrize("made", [lambda: DOCX, lambda: XLSX, png, tiff, lambda: JPEG, lambda: PDF])
def test_a_spoiled_file_is_taken_or_refused_never_more(made: Callable[[], bytes]) -> None:
    data = made()
    for place in range(0, len(data), max(1, len(data) // 150)):
        for spoiled in (flipped(data, place), data[:place]):
            with suppress(UnusableFile):
                assert inspect(spoiled, "khong-duoi").kind in FileKind
