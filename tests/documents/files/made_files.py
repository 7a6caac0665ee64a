"""Files as units hand them in, sound and unsound."""

import io
import struct
import zipfile
import zlib

from docx import Document
from openpyxl import Workbook

from documents.files import office_file

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
    """Return a package of these parts, those of `base` first."""
    made = io.BytesIO(base)
    with zipfile.ZipFile(made, "a" if base else "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def types(main: str) -> dict[str, bytes]:
    return {"[Content_Types].xml": f'<Override ContentType="application/{main}+xml"/>'.encode()}


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def declared(data: bytes, size: int) -> bytes:
    """Return the package, its last part declared to unpack to `size` bytes."""
    place = data.rindex(b"PK\1\2") + 24
    return data[:place] + struct.pack("<I", size) + data[place + 4 :]


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


COMPOUND = office_file.COMPOUND + bytes(500)
MACRO_TYPE = types("vnd.ms-word.document.macroEnabled.main")
LARGE = packed({"word/media/image1.png": bytes(2**20)}, DOCX)
