"""Certificates of a round as one file to print, from the register and without touching it."""

from collections.abc import Sequence

from documents.binding import merge_documents
from documents.kind_registry import kind_of
from documents.overlay import offset_document, printer_named
from documents.render import render
from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.labels import LabelledEnum
from dossiers.plan.award import Award
from dossiers.plan.plan import Plan
from storage.blobs.port import Objects, digest
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord


class PrintMode(LabelledEnum):
    """How a certificate is printed: onto a blank that has the rest already, or the whole page."""

    PHOI = "phoi", "In trên phôi có sẵn"
    TRANG = "trang", "In cả trang"


def print_mode(code: str) -> PrintMode:
    """Return the mode with this code; raise InvalidForm for another."""
    try:
        return PrintMode(code)
    except ValueError:
        known = ", ".join(PrintMode)
        raise InvalidForm(f"Không có cách in “{code}”; hãy chọn: {known}.") from None


def certificates_to_print(
    plan: Plan, ledger: Ledger, objects: Objects, round_: str, mode: PrintMode, printer: str = ""
) -> bytes:
    """Return the certificates of a round in the order of the list, a page each, as one .docx.

    `printer` names one of the ward's printers, whose offset the texts on a blank are moved by.
    Raises UnknownRound, InvalidForm for an unknown printer, Refused where nothing can be printed.
    """
    award = plan.award(ledger.round(round_).award)
    certificates = _certificates(ledger, objects, round_, award)
    if mode is PrintMode.TRANG:
        return merge_documents([objects.get(each.sha256) for each in certificates])
    moved_by = printer_named(plan, printer)
    preprinted = award.certificate.preprinted if award.certificate else ""
    if not preprinted:
        raise Refused(f"{award.short_name} không có mẫu in trên phôi; hãy in cả trang.")
    template, kind = _template(ledger, objects, preprinted), kind_of(preprinted)
    pages = [render(template, kind.completed(each.context)) for each in certificates]
    return offset_document(merge_documents(pages), moved_by)


def _certificates(
    ledger: Ledger, objects: Objects, round_: str, award: Award
) -> Sequence[DocumentRecord]:
    kind, name = award.certificate.paper if award.certificate else "", award.short_name
    found = sorted(
        (each for each in ledger.documents(round=round_) if each.kind == kind), key=_place_in_list
    )
    if not found:
        raise Refused(f"Đợt {round_} chưa có {name}; hãy ban hành quyết định trước khi in.")
    if left := len(ledger.pending(round_, kind)):
        raise Refused(f"Đợt {round_} còn {left} {name} chưa lập xong; hãy lập xong rồi in.")
    versions = {each.template_version for each in found}
    templates = {version: _template(ledger, objects, kind, version) for version in versions}
    for each in found:
        if digest(render(templates[each.template_version], each.context)) != each.sha256:
            raise Refused(f"{each.title} đã được sửa tay; hãy tải và in riêng tệp đó.")
    if len(versions) > 1:
        raise Refused(
            f"{name} của đợt {round_} làm từ nhiều bản mẫu; hãy tải và in riêng từng tệp."
        )
    return found


def _template(ledger: Ledger, objects: Objects, kind: str, version: int | None = None) -> bytes:
    return objects.get(ledger.template(kind, version).sha256)


def _place_in_list(certificate: DocumentRecord) -> tuple[str, str, int]:
    """Return the decision's day and number, then the number in its golden book."""
    dated = certificate.dated.isoformat() if certificate.dated else ""
    return dated, certificate.number, int(certificate.context["so_so_vang"])
