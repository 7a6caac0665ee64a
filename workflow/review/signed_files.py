"""The digital signatures of a file, by the trusted roots and the settings of this installation."""

from datetime import datetime

from documents.files.signature_check import signature_report
from documents.files.signature_report import SignatureReport
from dossiers.model.errors import UnusableFile
from storage.settings import Settings


def signatures(data: bytes, settings: Settings, at: datetime) -> SignatureReport:
    """Tell what a file's signatures prove at a moment, revocation asked if the settings allow."""
    return signature_report(data, settings.trust_folder, at, look_up=settings.revocation_lookup)


def readable_report(data: bytes, name: str, settings: Settings, at: datetime) -> SignatureReport:
    """Tell the same of a file that is about to be stored; `name` is its file name.

    Raises UnusableFile for one that is signed and cannot be read.
    """
    report = signatures(data, settings, at)
    if report.fault:
        raise UnusableFile(f"Tệp {name}: {report.fault}")
    return report
