"""The digital signatures of a PDF, read and checked by pyHanko."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.keys import pemder
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError, UnacceptableSignerError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from documents.files.signature_report import Signature, SignatureReport, Trust
from dossiers.model.record import tidy

Certificate = Any
"""asn1crypto's, which tells no types."""

BROKEN = "Tệp có chữ ký số nhưng không đọc được: tệp hỏng hoặc bị sửa sau khi ký."
UNREADABLE = (
    PdfError,
    SigningError,
    UnacceptableSignerError,
    ValueError,
    LookupError,
    TypeError,
    RecursionError,
    NotImplementedError,
    OverflowError,
)
"""What pyHanko raises for a file that is damaged or was changed."""


def check_signatures(data: bytes, roots: Iterable[Path], at: datetime) -> SignatureReport:
    """Check every signature of a PDF; `roots` are the files of the trusted certificates.

    Nothing calls out: whether a certificate was revoked is not asked, and the report says so.
    """
    trusted = tuple(_certificates(roots))
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        loose = _loose_end(reader, data)
        found = [_checked(each, trusted, at) for each in reader.embedded_signatures]
    except UNREADABLE:
        return SignatureReport(fault=BROKEN)
    if not found:
        return SignatureReport(fault=BROKEN)
    whole = [each.model_copy(update={"whole": each.whole and not loose}) for each in found]
    return SignatureReport(signatures=tuple(whole))


def _loose_end(reader: Any, data: bytes) -> bool:
    """Tell whether bytes follow the end of the file that belong to no version of the document."""
    last = reader.embedded_signatures[-1]
    if last.signed_revision < reader.xrefs.total_revisions - 1:
        return False  # a later version, which is looked at as such
    *_, start, length = last.byte_range
    return bool(data[int(start) + int(length) :].strip())


def _checked(embedded: Any, roots: tuple[Certificate, ...], at: datetime) -> Signature:
    def context() -> ValidationContext:
        return ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)

    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    status = validate_pdf_signature(embedded, context(), context(), key_usage_settings=usage)
    certificate, stamp = status.signing_cert, status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    subject = certificate.subject.native
    return Signature(
        signer=_text(subject.get("common_name")) or "không rõ",
        organisation=_text(subject.get("organization_name")),
        at=stamp.timestamp if stamp and stamped else status.signer_reported_dt,
        stamped=stamped,
        intact=bool(status.intact and status.valid),
        whole=_whole(status),
        trust=_trust(status, certificate, roots, at),
    )


def _whole(status: Any) -> bool:
    """Tell whether all is signed, or all but later signatures and what belongs to them."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    later = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    entire = status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
    return entire and bool(status.docmdp_ok) and status.modification_level in later


def _trust(status: Any, certificate: Any, roots: tuple[Certificate, ...], at: datetime) -> Trust:
    if status.trusted:
        return Trust.TRUSTED
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        return Trust.EXPIRED
    if certificate.subject == certificate.issuer:
        return Trust.SELF_MADE
    return Trust.UNKNOWN if roots else Trust.NO_ROOTS


def _certificates(roots: Iterable[Path]) -> Iterator[Certificate]:
    load: Callable[[list[str]], Iterator[Certificate]] = pemder.load_certs_from_pemder
    for file in roots:
        try:
            yield from load([str(file)])
        except (OSError, ValueError) as error:
            print(f"Bỏ qua chứng thư gốc {file}: {error}", flush=True)  # noqa: T201 - the desk's log


def _text(value: Any) -> str:
    """Return a name of the certificate, which may be given several times."""
    return tidy(", ".join(value) if isinstance(value, list) else str(value or ""))
