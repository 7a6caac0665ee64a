"""Look at how a template is laid out, from its XML."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN
from documents.papers.commendation_list import DANH_SACH
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU
from documents.papers.dossier_index import MUC_LUC_HO_SO
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from templates import template_bytes

CERTIFICATES = (GIAY_KHEN, GIAY_KHEN_PHOI)
OFFICIAL = [kind for kind in document_kinds() if kind not in CERTIFICATES]
"""What follows Decree 30's layout; a certificate has its own."""
BROADSIDE = (DANH_SACH_TINH, MUC_LUC_HO_SO)
ANNEXES = (DANH_SACH, *BROADSIDE)
HEADED = [kind for kind in OFFICIAL if kind not in ANNEXES]
MINUTES = (BIEN_BAN_HOP, BIEN_BAN_KIEM_PHIEU, TRICH_BIEN_BAN)
"""What has no place and date on top (annex III, form 1.9)."""
SENT = [kind for kind in HEADED if kind is not GIAY_TIEP_NHAN]
"""What names its recipients; a receipt is handed over."""


def template(kind: DocumentKind) -> Document:
    """Return the built template, opened."""
    return docx.Document(BytesIO(template_bytes(kind)))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Return every paragraph of the body, those in tables too, in order."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def saying(document: Document, text: str) -> Paragraph:
    """Return the first paragraph that holds a text."""
    return next(each for each in paragraphs(document) if text in each.text)


def look(run: Run) -> tuple[float | None, bool, bool]:
    """Return size in points, bold, italic."""
    size = run.font.size.pt if run.font.size else None
    return size, bool(run.font.bold), bool(run.font.italic)


def runs(document: Document) -> Iterator[_Element]:
    """Return every run of body, header and footer."""
    parts = [document.element, document.sections[0].header._element]
    for part in parts:
        yield from part.iter(qn("w:r"))


def ruled(paragraph: Paragraph) -> bool:
    """Tell whether a line is drawn along the top of a paragraph."""
    return paragraph._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}") is not None


def after(document: Document, text: str) -> Paragraph:
    """Return the paragraph below the first that holds a text."""
    found = list(paragraphs(document))
    place = next(place for place, each in enumerate(found) if text in each.text)
    return found[place + 1]


def width(paragraph: Paragraph, room: float) -> float:
    """Return how long a rule is, in centimetres, in a column `room` wide."""
    form = paragraph.paragraph_format
    assert form.left_indent is not None
    assert form.right_indent is not None
    return room - float(form.left_indent.cm + form.right_indent.cm)


def grid(made: Table) -> list[float]:
    """Return the widths of a table's columns in its grid, in centimetres."""
    columns = made._tbl.tblGrid.findall(qn("w:gridCol"))
    return [int(column.get(qn("w:w")) or 0) / 567 for column in columns]
