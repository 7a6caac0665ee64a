"""Compression of a package's parts: zlib-ng, the same build on every machine that we ship to.

Deflate's bytes depend on who wrote the compressor. zlib-ng comes as a wheel with its own pinned
code, while the zlib below Python differs between distributions: docs/adr/0004-mau-dich-mot-lan.md.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol

try:
    from zlib_ng import zlib_ng as engine
except ImportError:  # no wheel for this machine: slower, and other bytes, but the same documents
    import zlib as engine  # type: ignore[no-redef]

NAME: str = getattr(engine, "__name__", "zlib").rpartition(".")[2]
"""Which compressor this process writes with: "zlib_ng", or "zlib" without it."""

crc32: Callable[..., int] = engine.crc32

LEVEL = 6
"""The best that costs little: level 9 takes 3 times as long for 2 % less."""
BEST = 9
"""For what is compressed once and copied ever after."""

_RAW = -15  # a zip member has no zlib header


class Compressed(NamedTuple):
    """Compressed bytes with what a zip directory says of them."""

    data: bytes
    crc: int
    size: int


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def compressor(level: int = LEVEL) -> _Compressor:
    """Return a new stream of raw deflate."""
    stream: _Compressor = engine.compressobj(level, engine.DEFLATED, _RAW)
    return stream


def compress(pieces: Iterable[bytes], level: int = LEVEL) -> Compressed:
    """Compress `pieces` one after another, holding none of them.

    The same pieces, cut in the same places, give the same bytes.
    """
    stream = compressor(level)
    crc, size, out = 0, 0, []
    for piece in pieces:
        crc = crc32(piece, crc)
        size += len(piece)
        out.append(stream.compress(piece))
    out.append(stream.flush())
    return Compressed(b"".join(out), crc, size)


def batches(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    """Join every `count` of many small pieces: the compressor is called less often."""
    while batch := list(islice(pieces, count)):
        yield b"".join(batch)
