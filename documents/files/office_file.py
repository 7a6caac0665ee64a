"""Word and Excel files as packages: whole, open, without macros, no larger than they say.

What a package unpacks to is counted while it is read in small pieces, so that no bomb is ever
held in memory, whatever sizes it declares.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from documents.files.parser_faults import parser_faults
from dossiers.model.errors import UnusableFile

MAGIC = b"PK\3\4"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Office files of before 2007 begin, and those that a password locks."""

MAX_MEMBERS = 5_000
"""A report with a thousand pictures has fewer parts."""

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
"""What the parts may come to: the largest file taken, its pictures stored, its text at 10 : 1."""

BATCH_BYTES = 256 * 1024
"""How much is unpacked at a time."""

ENTITIES = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
"""What no Office program writes: text that grows when it is read."""

TYPES = "[Content_Types].xml"
"""The part that says what the others are."""

MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": "DOCX",
    b"spreadsheetml.sheet.main+xml": "XLSX",
}
"""The content type of a package's main part, and what it makes the package."""

ACTIVE = ("vbaproject", "vbadata", "activex", "macrosheets")
"""What is found in the names of parts that run."""

LOCAL_HEADER_BYTES = 30
DEFLATED, STORED = zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED


class OfficeFile(NamedTuple):
    """A package that was opened and read through once: "DOCX" or "XLSX", its bytes, its parts."""

    kind: str
    data: bytes
    package: zipfile.ZipFile


def open_office(data: bytes, name: str) -> OfficeFile:
    """Open a Word or Excel file; raises UnusableFile for any other package, or an unsafe one."""
    with parser_faults(_damaged(name)):
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
        _check_members(members, name)
        try:
            for member in members:
                _unpack(data, member)
            typing = next((each for each in members if each.filename == TYPES), None)
            types = package.read(typing) if typing else b""
        except OverflowError as error:
            raise _bomb(name) from error
    return OfficeFile(_kind(types, members, name), data, package)


def compound_kind(data: bytes, name: str) -> str:
    """Return "XLS" for a workbook of before 2007; raise UnusableFile for any other compound file.

    Such a file is one locked by a password, an old letter, slides, mail, or has macros.
    """
    if _wide("EncryptedPackage") in data:
        raise UnusableFile(f"Tệp {name} có mật khẩu; hãy gỡ mật khẩu rồi gửi lại")
    if _wide("_VBA_PROJECT") in data:
        raise _macros(name)
    for stream, said in OLD.items():
        if _wide(stream) in data:
            raise UnusableFile(f"Tệp {name} {said}")
    if any(_wide(stream) in data for stream in OLD_WORKBOOKS):
        return "XLS"
    raise UnusableFile(
        f"Tệp {name} là tệp Office kiểu cũ hoặc có mật khẩu; hãy lưu lại dưới dạng .docx, .xlsx"
    )


OLD = {
    "WordDocument": ("là tệp Word kiểu cũ; hãy mở bằng Word, lưu dưới dạng .docx rồi gửi lại"),
    "PowerPoint Document": "là tệp PowerPoint kiểu cũ; hãy xuất thành PDF rồi gửi lại",
    "__substg1.0_": "là thư của Outlook; hãy lưu tệp kèm theo thư rồi gửi tệp ấy",
}
"""Streams in files of before 2007 that are not taken, what each is and what to do."""

OLD_WORKBOOKS = ("Workbook", "Book")
"""The stream of a workbook: of Excel 97, of Excel 95."""


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what can be told from the table of contents alone."""
    if len(members) > MAX_MEMBERS or sum(each.file_size for each in members) > MAX_UNPACKED_BYTES:
        raise _bomb(name)
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.filename:
            raise UnusableFile(
                f"Tệp {name} có phần ghi ra ngoài thư mục ({member.filename!a}), không an toàn;"
                " hãy lưu lại bằng Word hoặc Excel"
            )
        if member.flag_bits & 1:
            raise UnusableFile(f"Tệp {name} có mật khẩu; hãy gỡ mật khẩu rồi gửi lại")
        if any(each in member.filename.lower() for each in ACTIVE):
            raise _macros(name)


def _unpack(data: bytes, member: zipfile.ZipInfo) -> None:
    """Read a member through, keeping nothing.

    Raises OverflowError if more comes out than it declares, else whatever zipfile and zlib do.
    """
    count = check = 0
    for piece in _pieces(_packed(data, member), member.compress_type):
        count, check = count + len(piece), zlib.crc32(piece, check)
        if count > member.file_size:
            raise OverflowError(member.filename)
        if any(each in piece for each in ENTITIES):
            raise OverflowError(member.filename)
    if (count, check) != (member.file_size, member.CRC):
        raise zipfile.BadZipFile(member.filename)


def _pieces(packed: bytes, method: int) -> Iterator[bytes]:
    """Yield what a member holds, a piece at a time."""
    if method not in (STORED, DEFLATED):
        raise NotImplementedError(method)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), BATCH_BYTES):
        taken = packed[start : start + BATCH_BYTES]
        if method == STORED:
            yield taken
            continue
        while taken:
            yield stream.decompress(taken, BATCH_BYTES)
            taken = stream.unconsumed_tail


def _packed(data: bytes, member: zipfile.ZipInfo) -> bytes:
    start = member.header_offset
    header = data[start : start + LOCAL_HEADER_BYTES]
    if not header.startswith(MAGIC) or len(header) < LOCAL_HEADER_BYTES:
        raise zipfile.BadZipFile(member.filename)
    begin = start + LOCAL_HEADER_BYTES + int.from_bytes(header[26:28], "little")
    begin += int.from_bytes(header[28:30], "little")
    return data[begin : begin + member.compress_size]


def _kind(types: bytes, members: list[zipfile.ZipInfo], name: str) -> str:
    declared = [each for each in _declared(types, members) if BINARY not in each]
    if any(b"macroEnabled" in each for each in declared):
        raise _macros(name)
    for part, kind in MAIN_PARTS.items():
        if part in types:
            return kind
    held = {member.filename for member in members}
    for sign, said in OTHERS.items():
        if sign.encode() in types or any(each.startswith(sign) for each in held):
            raise UnusableFile(f"Tệp {name} {said}")
    what = "là tệp nén" if not types else "không phải văn bản Word hay bảng tính Excel thông thường"
    count = f" ({len(members)} phần bên trong)" if not types else ""
    raise UnusableFile(
        f"Tệp {name} {what}{count}; hãy giải nén, gửi từng tệp PDF, Word .docx, Excel .xlsx hoặc"
        " ảnh"
    )


BINARY = b"ms-excel.sheet.binary"
"""The type of a binary workbook; it names macros whether it has any or not."""

OTHERS = {
    "mimetype": (
        "là tệp OpenDocument (.odt, .ods); hãy mở, lưu dưới dạng .docx hoặc .xlsx rồi gửi lại"
    ),
    "spreadsheetml.template": "là mẫu của Excel; hãy mở bằng Excel, lưu dưới dạng .xlsx",
    "wordprocessingml.template": "là mẫu của Word; hãy mở bằng Word, lưu dưới dạng .docx",
    "ms-excel.sheet.binary": "là tệp Excel nhị phân; hãy mở bằng Excel, lưu dưới dạng .xlsx",
    "presentationml": (
        "là tệp PowerPoint, không phải văn bản Word hay bảng tính Excel; hãy xuất thành PDF"
    ),
    "Index/": "là tệp của Pages, Numbers; hãy xuất (Export) thành Word .docx hoặc Excel .xlsx",
}
"""Packages that are not taken: what tells them in the content types or the names of parts."""


def _declared(types: bytes, members: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    """Yield the content types of parts that are there.

    A default for an ending that no part has says nothing: SheetJS names macros in every workbook.
    """
    endings = {PurePosixPath(each.filename).suffix.lstrip(".").lower() for each in members}
    for element in re.findall(rb"<[^<>]*>", types):
        ending = re.search(rb"""Extension\s*=\s*["']([^"']*)["']""", element)
        if ending is None or ending[1].decode("utf-8", "replace").lower() in endings:
            yield element


def _damaged(name: str) -> UnusableFile:
    return UnusableFile(
        f"Tệp {name} bị hỏng hoặc bị cắt cụt; hãy mở bằng Word hoặc Excel, lưu lại rồi gửi lại"
    )


def _bomb(name: str) -> UnusableFile:
    return UnusableFile(
        f"Tệp {name} khi mở ra lớn bất thường, không an toàn; hãy lưu lại bằng Word hoặc Excel"
    )


def _macros(name: str) -> UnusableFile:
    return UnusableFile(
        f"Tệp {name} có macro (chương trình bên trong), không an toàn; hãy lưu lại dưới dạng .docx"
        " hoặc .xlsx không có macro"
    )
