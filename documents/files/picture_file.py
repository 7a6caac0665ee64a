"""Scans as pictures: JPEG, PNG, TIFF, whole and of a size that a page can have.

Nothing is decoded: a library of pictures would unpack what a stranger has sent.
"""

import struct
import zlib
from collections.abc import Iterator

from dossiers.model.errors import UnusableFile

JPEG, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
MOVIE = b"ftyp"
"""How a film begins, behind its length of four bytes."""

PNG = b"\x89PNG\r\n\x1a\n"
TIFF = {b"II*\0": "<", b"MM\0*": ">"}
"""How a TIFF begins, and the order of bytes that this says."""

MAX_POINTS = 300_000_000
"""Width times height: a page of A2 scanned at 600 dpi has fewer points."""

JPEG_TAIL_BYTES = 64 * 1024
"""How far from the end a JPEG may stop: cameras and phones append their own data."""

FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers under which width and height stand."""

CHUNK_FRAME_BYTES = 12
"""Length, name and checksum around the data of a PNG's chunk."""

WIDTH, HEIGHT = 256, 257
"""The tags of a TIFF under which its size stands."""

SHORT = 3
"""The form of a TIFF's value of two bytes."""


def picture_kind(data: bytes, name: str) -> str:
    """Return "JPEG", "PNG" or "TIFF"; "" for what is no picture of these.

    Raises UnusableFile for a picture that is damaged, cut short or too large to be a page.
    """
    for kind, start, points_of in (("JPEG", JPEG, _jpeg), ("PNG", PNG, _png)):
        if data.startswith(start):
            return _checked(kind, points_of(data), name)
    if data[:4] in TIFF:
        return _checked("TIFF", _tiff(data), name)
    return ""


def _checked(kind: str, points: int, name: str) -> str:
    if not points:
        raise UnusableFile(f"Ảnh {name} bị hỏng hoặc bị cắt cụt; hãy quét hoặc chụp lại")
    if points > MAX_POINTS:
        raise UnusableFile(
            f"Ảnh {name} có {points // 1_000_000} triệu điểm ảnh, quá lớn; hãy quét ở độ phân giải"
            " thấp hơn"
        )
    return kind


def _jpeg(data: bytes) -> int:
    """Return width times height, 0 if the file is not whole."""
    end = _before_movie(data)
    if JPEG_END not in data[max(end - JPEG_TAIL_BYTES, 0) : end]:
        return 0
    place = 2
    while data[place : place + 1] == b"\xff" and place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return int(height * width)
        place += 2 + length
    return 0


def _before_movie(data: bytes) -> int:
    """Return where a picture ends behind which a phone has put some seconds of film."""
    film = data.rfind(MOVIE)
    return film if film > 0 and JPEG_END in data[:film] else len(data)


def _png(data: bytes) -> int:
    """Return width times height, 0 if a chunk is damaged or the last is missing."""
    points, last = 0, b""
    for last, content in _chunks(data):
        if last == b"IHDR" and len(content) > CHUNK_FRAME_BYTES:
            width, height = struct.unpack(">II", content[:8])
            points = width * height
    return points if last == b"IEND" else 0


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG as far as they are whole."""
    place = len(PNG)
    while place + CHUNK_FRAME_BYTES <= len(data):
        end = place + 8 + int.from_bytes(data[place : place + 4])
        content = data[place + 8 : end]
        if zlib.crc32(data[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return
        yield data[place + 4 : place + 8], content
        if data[place + 4 : place + 8] == b"IEND":
            return
        place = end + 4


def _tiff(data: bytes) -> int:
    """Return width times height of the first page, 0 if its directory is outside the file."""
    order = TIFF[data[:4]]
    try:
        (place,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, place)
        sizes = dict(_tiff_entries(data, place + 2, count, order))
    except struct.error:
        return 0
    return sizes.get(WIDTH, 0) * sizes.get(HEIGHT, 0)


def _tiff_entries(data: bytes, place: int, count: int, order: str) -> Iterator[tuple[int, int]]:
    """Yield tag and value of each short entry of a directory."""
    for entry in range(count):
        tag, form, _, long = struct.unpack_from(f"{order}HHII", data, place + 12 * entry)
        short = struct.unpack_from(f"{order}H", data, place + 12 * entry + 8)[0]
        yield tag, short if form == SHORT else long
