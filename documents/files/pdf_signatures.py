"""The digital signatures of a PDF, read and checked by pyHanko."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pyhanko.keys import pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.sign.validation.utils import DEFAULT_WEAK_HASH_ALGORITHMS
from pyhanko_certvalidator import ValidationContext

from documents.files.parser_faults import parser_faults
from documents.files.pdf_changes import additions_since
from documents.files.signature_report import (
    DocumentStamp,
    Revocation,
    Signature,
    SignatureReport,
    Trust,
)
from dossiers.model.errors import UnusableFile
from dossiers.model.record import tidy

Certificate = Any
"""asn1crypto's, which tells no types."""

BROKEN = (
    "Tệp có chữ ký số nhưng không đọc được: tệp hỏng hoặc bị sửa sau khi ký; hãy lấy lại tệp từ nơi"
    " đã ký."
)
KNOWN_KINDS = frozenset(str(each.value) for each in SigSeedSubFilter)
STAMP_KIND = str(SigSeedSubFilter.ETSI_RFC3161.value)


class Trusted(NamedTuple):
    """Who is trusted, at which moment, and whether revocation is looked up on the network."""

    roots: tuple[Certificate, ...]
    at: datetime
    look_up: bool = False

    def context(self, *, look_up: bool = False) -> ValidationContext:
        """Make a context of pyHanko's; one serves for one check."""
        return ValidationContext(
            trust_roots=self.roots,
            allow_fetching=look_up,
            moment=self.at,
            revocation_mode="hard-fail" if look_up else "soft-fail",
        )


def check_signatures(
    data: bytes, roots: Iterable[Path], at: datetime, *, look_up: bool = False
) -> SignatureReport:
    """Check every signature of a PDF; `roots` are the files of the trusted certificates.

    Each is judged at the moment that a trusted time stamp proves, else at `at`. Whether a
    certificate was revoked is asked on the network only if `look_up`, and the report says so.
    """
    trusted = Trusted(tuple(_certificates(roots)), at, look_up)
    try:
        with parser_faults(UnusableFile(BROKEN)):
            return _report(PdfFileReader(BytesIO(data), strict=False), data, trusted)
    except UnusableFile as fault:
        return SignatureReport(fault=str(fault))


def _report(reader: Any, data: bytes, trusted: Trusted) -> SignatureReport:
    fields = list(enumerate_sig_fields(reader))
    found = _embedded(reader, fields)
    stamps, proven = _document_stamps([each for each in found if _is_stamp(each)], trusted)
    people = [each for each in found if not _is_stamp(each)]
    loose = bool(found) and _loose_end(reader, found[-1], data)
    signatures = tuple(_checked(each, proven(each), whole=not loose) for each in people)
    notes = tuple(_notes(reader, fields))
    if not (signatures or stamps or notes):
        return SignatureReport(fault=BROKEN)
    return SignatureReport(signatures=signatures, stamps=stamps, notes=notes)


def _embedded(reader: Any, fields: list[Any]) -> list[Any]:
    """Return the signatures that can be checked, in the order in which they were made."""
    made = [
        EmbeddedPdfSignature(reader, field, name)
        for name, held, field in fields
        if held is not None and _kind(held) in KNOWN_KINDS and _contents(held)
    ]
    return sorted(made, key=lambda each: each.signed_revision)


def _kind(held: Any) -> str:
    return str(held.get_object().get("/SubFilter", ""))


def _contents(held: Any) -> bytes:
    """Return what was signed into a field; nothing but zeros is room that was kept for it."""
    return extract_contents(held.get_object()).strip(b"\0")


def _is_stamp(embedded: Any) -> bool:
    return str(embedded.sig_object.get("/SubFilter", "")) == STAMP_KIND


def _notes(reader: Any, fields: list[Any]) -> Iterator[str]:
    """Tell what stands in the file like a signature and is none that can be checked."""
    for name, held, _ in fields:
        if held is None or not _contents(held):
            yield f"Ô chữ ký “{tidy(name)}” để trống, chưa ai ký."
        elif _kind(held) not in KNOWN_KINDS:
            kind = _kind(held).removeprefix("/") or "không ghi"
            yield f"Ô chữ ký “{tidy(name)}” ký theo kiểu {kind}, chương trình chưa kiểm tra được."
    rights = reader.root.get("/Perms", {})
    if any(key in rights for key in ("/UR", "/UR3")):
        yield "Tệp có dấu quyền sử dụng của phần mềm (usage rights), không phải chữ ký của người."


def _document_stamps(
    stamps: list[Any], trusted: Trusted
) -> tuple[tuple[DocumentStamp, ...], Callable[[Any], Trusted]]:
    """Check the document's time stamps, the newest first: each proves the moment of those before.

    Returns what to tell of them, and a function that says at which moment a signature is judged.
    """
    told, moments, at = [], [], trusted
    for each in reversed(stamps):
        status: Any = validate_pdf_timestamp(each, at.context())
        good = bool(status.intact and status.valid and status.trusted)
        told.append(DocumentStamp(at=status.timestamp, good=good))
        if good:
            at = at._replace(at=status.timestamp)
            moments.append((each.signed_revision, at))

    def proven(signature: Any) -> Trusted:
        covering = [held for revision, held in moments if revision >= signature.signed_revision]
        return covering[-1] if covering else trusted

    return tuple(reversed(told)), proven


def _loose_end(reader: Any, last: Any, data: bytes) -> bool:
    """Tell whether bytes follow the end of the file that belong to no version of the document."""
    if last.signed_revision < reader.xrefs.total_revisions - 1:
        return False  # a later version, which is looked at as such
    *_, start, length = last.byte_range
    return bool(data[int(start) + int(length) :].strip(b"\0 \t\r\n\x1a"))


def _checked(embedded: Any, trusted: Trusted, *, whole: bool) -> Signature:
    """Tell what a signature proves, at the moment of its own time stamp if that is trusted."""
    status = _validated(embedded, trusted)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    if stamped and stamp.timestamp != trusted.at:
        trusted = trusted._replace(at=stamp.timestamp)
        status = _validated(embedded, trusted)
    subject = status.signing_cert.subject.native
    covered, added = _coverage(embedded, status)
    return Signature(
        signer=_text(subject.get("common_name")) or "không rõ",
        organisation=_text(subject.get("organization_name")),
        at=stamp.timestamp if stamped else status.signer_reported_dt,
        stamped=stamped,
        intact=bool(status.intact and status.valid),
        whole=covered and whole,
        added=added,
        trust=_trust(embedded, status, trusted),
        revocation=_revocation(embedded, status, trusted),
    )


def _validated(embedded: Any, trusted: Trusted, *, look_up: bool = False) -> Any:
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    made = (trusted.context(look_up=look_up), trusted.context())
    return validate_pdf_signature(embedded, *made, key_usage_settings=usage)


def _coverage(embedded: Any, status: Any) -> tuple[bool, tuple[str, ...]]:
    """Tell whether all is signed, or all but what the law of PDF lets follow, and what followed."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True, ()
    if status.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return False, ()
    later = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    added = additions_since(embedded.reader, embedded.signed_revision)
    return bool(status.docmdp_ok) and status.modification_level in later, added


def _trust(embedded: Any, status: Any, trusted: Trusted) -> Trust:
    if {embedded.md_algorithm, embedded.external_md_algorithm} & DEFAULT_WEAK_HASH_ALGORITHMS:
        return Trust.OLD_ALGORITHM
    if status.trusted:
        return Trust.TRUSTED
    certificate = status.signing_cert
    if not certificate.not_valid_before <= trusted.at <= certificate.not_valid_after:
        return Trust.EXPIRED
    if certificate.subject == certificate.issuer:
        return Trust.SELF_MADE
    return Trust.UNKNOWN if trusted.roots else Trust.NO_ROOTS


def _revocation(embedded: Any, status: Any, trusted: Trusted) -> Revocation:
    """Ask whether the certificate was revoked, where that is allowed and can change the verdict."""
    if not trusted.look_up or not status.trusted:
        return Revocation.NOT_ASKED
    asked = _validated(embedded, trusted, look_up=True)
    if asked.revocation_details:
        return Revocation.REVOKED
    return Revocation.GOOD if asked.trusted else Revocation.NO_ANSWER


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
