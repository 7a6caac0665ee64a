"""A .docx as a package that is the same bytes whenever it holds the same parts.

The standard library's zipfile takes 100 µs for nine small members, more than a whole certificate
may cost; here those that never change are one block of bytes, copied.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from struct import Struct
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from documents.rendering import deflate

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a zip file can say."""

_FIRST = "[Content_Types].xml"
_DATE = 1 << 5 | 1  # EPOCH in a zip's own counting: month 1, day 1, years from 1980
_VERSION = 20  # deflate and folders; all that Word needs
_UTF8 = 0x800
_READABLE = 0o600 << 16
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")


class Member(NamedTuple):
    """A part as it lies in a package."""

    name: str
    method: int
    content: deflate.Compressed


def stored_member(name: str, data: bytes) -> Member:
    """Return a part that is not compressed."""
    return Member(name, ZIP_STORED, deflate.Compressed(data, deflate.crc32(data), len(data)))


def compressed_member(name: str, data: bytes, level: int = deflate.BEST) -> Member:
    """Return a part compressed whole."""
    return Member(name, ZIP_DEFLATED, deflate.compress([data], level))


class Package(NamedTuple):
    """Members that never change, ready to be followed by those that do."""

    block: bytes = b""
    directory: bytes = b""
    held: int = 0

    def with_members(self, members: Sequence[Member]) -> bytes:
        """Return the whole file, `members` last."""
        block, directory, count = self.followed_by(members)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(block), 0)
        return b"".join((block, directory, end))

    def followed_by(self, members: Sequence[Member]) -> "Package":
        """Return this package with more members, in their order."""
        block, directory, place = [self.block], [self.directory], len(self.block)
        for member in members:
            name = member.name.encode()
            facts = _facts(member, name)
            header = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0) + name
            entry = _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, _READABLE, place
            )
            block += (header, member.content.data)
            directory += (entry, name)
            place += len(header) + len(member.content.data)
        return Package(b"".join(block), b"".join(directory), self.held + len(members))


def pack(members: Iterable[Member]) -> Package:
    """Return a package of members, in the one order that they always have."""
    ordered = sorted(members, key=lambda member: (member.name != _FIRST, member.name))
    return Package().followed_by(ordered)


def _facts(member: Member, name: bytes) -> tuple[int, ...]:
    """Return what both of a member's headers say, in their order."""
    data, crc, size = member.content
    flags = 0 if len(name) == len(member.name) else _UTF8
    return flags, member.method, 0, _DATE, crc, len(data), size, len(name)


def parts_of(package: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file by name; raises BadZipFile."""
    with ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def repack(package: bytes, compression: int = ZIP_DEFLATED) -> bytes:
    """Write a zip file's parts anew: fixed order, dates and attributes."""
    wrapped = compressed_member if compression == ZIP_DEFLATED else stored_member
    return pack(wrapped(*part) for part in parts_of(package).items()).with_members([])
