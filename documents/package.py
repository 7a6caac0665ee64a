"""A .docx as a package that is the same bytes whenever it holds the same parts."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a zip file can say."""

_FIRST = "[Content_Types].xml"


def repack(package: bytes, compression: int = ZIP_DEFLATED) -> bytes:
    """Write a zip file's parts anew: fixed order, dates and attributes."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(target, "w", compression) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            new.writestr(_entry(name, compression), old.read(name))
    return target.getvalue()


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = compression
    entry.create_system = 0
    return entry
