"""The digital signatures of a PDF, checked and told in plain words (Decree 30/2020, Điều 5).

Nothing calls out: whether a certificate was revoked is not asked, and said so. Which certificates
are trusted to issue others is the office's choice: the files of the folder `chung-thu-goc` in the
data folder, or of KHENTHUONG_TRUST_ROOTS.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text, tidy
from dossiers.plan.working_days import VIETNAM
from storage.settings import Settings

Certificate = Any
"""asn1crypto's, which tells no types."""

FOLDER = "chung-thu-goc"
ENDINGS = {".pem", ".crt", ".cer", ".der"}
CACHE_SIZE = 256
"""Reports that are remembered, without the bytes that they are of, which never change."""

Roots = tuple[tuple[Path, float], ...]
"""The files of trusted roots, and when each was changed."""


class Trust(LabelledEnum):
    """What the signer's certificate is worth here."""

    TRUSTED = "TRUSTED", "chứng thư do tổ chức được phường tin cậy cấp"
    UNKNOWN = "UNKNOWN", "chứng thư không do tổ chức được phường tin cậy cấp"
    NO_ROOTS = (
        "NO_ROOTS",
        "chưa biết có tin được chứng thư không, vì phường chưa đặt chứng thư gốc nào vào máy",
    )
    SELF_MADE = "SELF_MADE", "chứng thư tự cấp, không tổ chức nào xác nhận người ký"
    EXPIRED = "EXPIRED", "chứng thư nằm ngoài thời hạn hiệu lực"


class Signature(FrozenModel):
    """One signature: who, when, and what it proves. `at` is proven only when `stamped`."""

    signer: Text
    organisation: Text = ""
    at: datetime | None = None
    stamped: bool = False
    intact: bool
    whole: bool
    trust: Trust

    @property
    def good(self) -> bool:
        """Tell whether it proves that this person signed this very file."""
        return self.intact and self.whole and self.trust is Trust.TRUSTED

    def sentences(self) -> Iterator[str]:
        """Say in plain words what the signature proves."""
        who = f"{self.signer} ({self.organisation})" if self.organisation else self.signer
        yield f"Người ký theo chứng thư: {who}."
        yield f"Thời điểm ký: {self._when()}."
        yield (
            "Nội dung đã ký còn nguyên vẹn."
            if self.intact
            else "Nội dung đã bị sửa sau khi ký, hoặc chữ ký hỏng: chữ ký không có giá trị."
        )
        if self.intact:
            yield (
                "Chữ ký bao trùm toàn bộ văn bản."
                if self.whole
                else "Tệp có phần được thêm sau khi ký, ngoài phạm vi chữ ký."
            )
        yield f"Tin cậy: {self.trust.text}; chưa tra cứu việc thu hồi chứng thư."

    def _when(self) -> str:
        if self.at is None:
            return "không ghi"
        source = "có dấu thời gian xác nhận" if self.stamped else "theo đồng hồ máy của người ký"
        return f"{self.at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}, {source}"


class SignatureReport(FrozenModel):
    """What a file's signatures prove; `fault` when they can't be read."""

    signatures: tuple[Signature, ...] = ()
    fault: str = ""

    @property
    def digital(self) -> bool:
        """Tell whether anything was signed digitally at all."""
        return bool(self.signatures or self.fault)

    @property
    def good(self) -> bool:
        """Tell whether all signatures hold."""
        return bool(self.signatures) and all(each.good for each in self.signatures)

    @property
    def summary(self) -> str:
        """Sum it up in one sentence for staff."""
        if self.fault:
            return self.fault
        if not self.signatures:
            return "Không có chữ ký số: tệp được nhận là bản quét của bản ký tay."
        count = len(self.signatures)
        if self.good:
            return f"Có {count} chữ ký số, đều nguyên vẹn, bao trùm văn bản và tin cậy."
        if all(each.intact and each.whole for each in self.signatures):
            return f"Có {count} chữ ký số nguyên vẹn, nhưng chưa xác nhận được người ký."
        return f"Có {count} chữ ký số, trong đó có chữ ký KHÔNG có giá trị: hãy xem từng chữ ký."


UNREADABLE = "Tệp có chữ ký số nhưng không đọc được: tệp hỏng hoặc bị sửa sau khi ký."
SCAN = SignatureReport()


def signature_report(data: bytes, folder: Path, at: datetime) -> SignatureReport:
    """Tell what a file's signatures prove at this moment; `folder` holds the trusted roots."""
    if not data.startswith(b"%PDF-") or b"/ByteRange" not in data:
        return SCAN
    roots, hour = tuple(_root_files(folder)), at.replace(minute=0, second=0, microsecond=0)
    key = (sha256(data).digest(), roots, hour)
    known = _known.get(key)
    return known or _remembered(key, _report(data, roots, hour))


_known: dict[tuple[bytes, Roots, datetime], SignatureReport] = {}
_remembering = Lock()


def _remembered(key: tuple[bytes, Roots, datetime], report: SignatureReport) -> SignatureReport:
    """Keep the report, in the place of the oldest one."""
    with _remembering:
        _known[key] = report
        while len(_known) > CACHE_SIZE:
            del _known[next(iter(_known))]
    return report


def roots_folder(settings: Settings) -> Path:
    """Tell where the trusted roots lie."""
    return settings.trust_roots or settings.folder / FOLDER


def _root_files(folder: Path) -> Iterator[tuple[Path, float]]:
    """Yield the files and when they were changed: another file is another answer."""
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in ENDINGS:
                yield file, file.stat().st_mtime


def _report(data: bytes, roots: Roots, at: datetime) -> SignatureReport:
    # pyHanko takes half a second to import, which a page without signatures should not wait for.
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.general import SigningError, UnacceptableSignerError  # noqa: PLC0415

    unreadable = (
        IndexError,
        PdfError,
        SigningError,
        UnacceptableSignerError,
        ValueError,
        KeyError,
        TypeError,
    )
    trusted = tuple(_certificates(roots))
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        loose = _loose_end(reader, data)
        found = [_checked(each, trusted, at) for each in reader.embedded_signatures]
    except (*unreadable, RecursionError, NotImplementedError, OverflowError):
        return SignatureReport(fault=UNREADABLE)
    if not found:
        return SignatureReport(fault=UNREADABLE)
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
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

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
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415

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


def _certificates(roots: Roots) -> Iterator[Certificate]:
    from pyhanko.keys import pemder  # noqa: PLC0415

    load: Callable[[list[str]], Iterator[Certificate]] = pemder.load_certs_from_pemder

    for file, _ in roots:
        try:
            yield from load([str(file)])
        except (OSError, ValueError) as error:
            print(f"Bỏ qua chứng thư gốc {file}: {error}", flush=True)  # noqa: T201 - the desk's log


def _text(value: Any) -> str:
    """Return a name of the certificate, which may be given several times."""
    return tidy(", ".join(value) if isinstance(value, list) else str(value or ""))
