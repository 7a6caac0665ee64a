"""The form check of one document: every component that its type has, looked at in turn."""

from collections.abc import Iterator
from datetime import date

from documents.form_check.anatomy import Anatomy, anatomy
from documents.form_check.annex import annex_findings
from documents.form_check.bases import base_findings
from documents.form_check.body import body_findings
from documents.form_check.findings import overall
from documents.form_check.fonts import font_findings
from documents.form_check.heading import heading_findings
from documents.form_check.page import page_findings
from documents.form_check.recipients import recipient_findings
from documents.form_check.rule_lengths import rule_length_findings
from documents.form_check.signature import signature_findings
from documents.form_check.title import title_findings
from documents.form_check.types import ANNEX
from documents.readback import read_back
from dossiers.model.finding import Finding, Passage, Severity, TextFinding
from dossiers.plan.plan import Plan


def check_form(data: bytes, plan: Plan, on: date | None = None) -> tuple[TextFinding, ...]:
    """Read a .docx against Decree 30/2020, annex I; raises DamagedDocument if it is none.

    `on` is the day by which legal bases are judged; without it, the day that the document bears.
    """
    return check_components(anatomy(read_back(data)), plan, on)


def check_components(found: Anatomy, plan: Plan, on: date | None = None) -> tuple[TextFinding, ...]:
    """The same of a document that has been read."""
    if not found.type.administrative:
        return (_certificate(),)
    return tuple(_findings(found, plan, on))


def _certificate() -> TextFinding:
    sentence = (
        "Giấy khen không phải là văn bản hành chính; mẫu theo quy định về khen thưởng "
        "(Nghị định số 98/2023/NĐ-CP, Điều 104), không kiểm tra theo Nghị định số 30/2020/NĐ-CP."
    )
    source = "Nghị định số 30/2020/NĐ-CP, Điều 7"
    return Finding(sentence, Passage(), "GIAY_KHEN", source, Severity.NOTE)


def _findings(found: Anatomy, plan: Plan, on: date | None) -> Iterator[TextFinding]:
    yield from page_findings(found.sheet)
    yield from font_findings(found.sheet)
    if found.type is not ANNEX:
        yield from _main_findings(found, plan, on)
    yield from annex_findings(found)


def _main_findings(found: Anatomy, plan: Plan, on: date | None) -> Iterator[TextFinding]:
    if found.nation is None and found.motto is None:
        yield overall("QUOC_HIEU", "II.1", "Văn bản không có Quốc hiệu và Tiêu ngữ; hãy bổ sung.")
    yield from heading_findings(found)
    yield from rule_length_findings(found)
    yield from title_findings(found)
    yield from base_findings(found, plan, on or found.dated)
    yield from body_findings(found)
    yield from recipient_findings(found)
    yield from signature_findings(found)
