"""A file's signatures, checked against the trusted roots of a folder; reports are remembered."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from documents.files.pdf_bounds import HEADER, without_surroundings
from documents.files.signature_report import SignatureReport

ENDINGS = {".pem", ".crt", ".cer", ".der"}
CACHE_SIZE = 256
"""Reports that are remembered, without the bytes that they are of, which never change."""

SIGNED = (b"/ByteRange", b"/FT/Sig", b"/FT /Sig")
"""What a PDF holds that is signed, or has room for a signature."""

Roots = tuple[tuple[Path, float], ...]
"""The files of trusted roots, and when each was changed."""


def signature_report(
    data: bytes, folder: Path, at: datetime, *, look_up: bool = False
) -> SignatureReport:
    """Tell what a file's signatures prove at this moment; `folder` holds the trusted roots.

    Whether a certificate was revoked is asked on the network only if `look_up`.
    """
    data = without_surroundings(data)
    if not data.startswith(HEADER) or not any(each in data for each in SIGNED):
        return SignatureReport()
    roots, hour = tuple(_root_files(folder)), at.replace(minute=0, second=0, microsecond=0)
    key = (sha256(data).digest(), roots, hour, look_up)
    if (known := _known.get(key)) is not None:
        return known
    # pyHanko takes half a second to import, which who sends a scan should not wait for.
    from documents.files.pdf_signatures import check_signatures  # noqa: PLC0415

    files = [file for file, _ in roots]
    return _remembered(key, check_signatures(data, files, hour, look_up=look_up))


Key = tuple[bytes, Roots, datetime, bool]
_known: dict[Key, SignatureReport] = {}
_remembering = Lock()


def _remembered(key: Key, report: SignatureReport) -> SignatureReport:
    """Keep the report, in the place of the oldest one."""
    with _remembering:
        _known[key] = report
        while len(_known) > CACHE_SIZE:
            del _known[next(iter(_known))]
    return report


def _root_files(folder: Path) -> Iterator[tuple[Path, float]]:
    """Yield the files and when they were changed: another file is another answer."""
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in ENDINGS:
                yield file, file.stat().st_mtime
