"""The form check of one document: every component that its type has, looked at in turn."""

from collections.abc import Iterator
from datetime import date

from documents.form_check.annex_check import annex_findings
from documents.form_check.bases_check import base_findings
from documents.form_check.body_check import body_findings
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import ANNEX
from documents.form_check.findings import overall
from documents.form_check.fonts_check import font_findings
from documents.form_check.heading_check import heading_findings
from documents.form_check.line_length_check import line_length_findings
from documents.form_check.page_check import page_findings
from documents.form_check.parts_finder import find_parts
from documents.form_check.recipients_check import recipient_findings
from documents.form_check.signature_check import signature_findings
from documents.form_check.title_check import title_findings
from documents.readback import read_back
from dossiers.model.finding import Finding, Passage, Severity, TextFinding
from dossiers.model.names import fold
from dossiers.plan.award import Award
from dossiers.plan.plan import Plan


def check_form(data: bytes, plan: Plan, on: date | None = None) -> tuple[TextFinding, ...]:
    """Read a .docx against Decree 30/2020, annex I; raises DamagedDocument if it is none.

    `on` is the day by which legal bases are judged; without it, the day that the document bears.
    """
    return check_components(find_parts(read_back(data)), plan, on)


def check_components(
    parts: DocumentParts, plan: Plan, on: date | None = None
) -> tuple[TextFinding, ...]:
    """Check a document that has been read; otherwise as `check_form`."""
    if not parts.type.administrative:
        return (_certificate("Giấy khen"),)
    if titled := _titled_by(parts, plan):
        return (_certificate(titled[0].short_name),)
    return tuple(_findings(parts, plan, on))


def _titled_by(parts: DocumentParts, plan: Plan) -> list[Award]:
    """Return the award whose own certificate it is, by the title on a broadside; else none."""
    titled = {fold(each.certificate.title): each for each in plan.awards if each.certificate}
    lines = [fold(each.text) for each in parts.sheet.pieces if each.text]
    return [titled[line] for line in lines if parts.sheet.landscape and line in titled]


def _certificate(name: str) -> TextFinding:
    sentence = (
        f"{name} không phải là văn bản hành chính; mẫu theo quy định về khen thưởng "
        "(Nghị định số 98/2023/NĐ-CP, Điều 104), không kiểm tra theo Nghị định số 30/2020/NĐ-CP."
    )
    source = "Nghị định số 30/2020/NĐ-CP, Điều 7"
    return Finding(sentence, Passage(), "GIAY_KHEN", source, Severity.NOTE)


def _findings(parts: DocumentParts, plan: Plan, on: date | None) -> Iterator[TextFinding]:
    yield from page_findings(parts.sheet)
    yield from font_findings(parts.sheet)
    if parts.type is not ANNEX:
        yield from _main_findings(parts, plan, on)
    yield from annex_findings(parts)


def _main_findings(parts: DocumentParts, plan: Plan, on: date | None) -> Iterator[TextFinding]:
    if parts.nation is None and parts.motto is None:
        yield overall("QUOC_HIEU", "II.1", "Văn bản không có Quốc hiệu và Tiêu ngữ; hãy bổ sung.")
    yield from heading_findings(parts)
    yield from line_length_findings(parts)
    yield from title_findings(parts)
    yield from base_findings(parts, plan, on or parts.dated)
    yield from body_findings(parts)
    yield from recipient_findings(parts)
    yield from signature_findings(parts)
