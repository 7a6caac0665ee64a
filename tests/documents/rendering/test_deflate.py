"""Compression: by zlib-ng, the same bytes each time, one piece after another."""

import zlib
from collections.abc import Iterator

from documents.rendering import deflate


def test_zlib_ng_is_what_this_program_writes_with() -> None:
    assert deflate.NAME == "zlib_ng"


def test_what_is_squeezed_comes_out_again() -> None:
    data, crc, size = deflate.compress([b"Gi", b"", "ấy khen".encode()])
    assert zlib.decompress(data, -15) == "Giấy khen".encode()
    assert (crc, size) == (zlib.crc32("Giấy khen".encode()), 11)


def test_pieces_are_not_held() -> None:
    asked = 0

    def pieces() -> Iterator[bytes]:
        nonlocal asked
        for _ in range(1000):
            asked += 1
            yield b"x"

    batches = deflate.batches(pieces(), 10)
    assert next(batches) == b"x" * 10
    assert asked == 10
    assert sum(map(len, batches)) == 990
