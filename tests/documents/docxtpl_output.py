"""docxtpl as it comes, and how a document compares with one of its making."""

from io import BytesIO

import docx
from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from lxml import etree

from documents.rendering.reproducible_zip import parts_of


def stock(template: bytes, blanks: dict[str, object]) -> bytes:
    """Fill a template by docxtpl alone."""
    document = DocxTemplate(BytesIO(template))
    document.render(blanks, Environment(autoescape=True, undefined=StrictUndefined))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def canonical(data: bytes) -> dict[str, bytes]:
    """Return the parts of a document, XML in canonical form."""
    return {name: _canonical(part) for name, part in parts_of(data).items()}


def _canonical(part: bytes) -> bytes:
    try:
        canonical: bytes = etree.tostring(etree.fromstring(part), method="c14n", exclusive=True)
    except etree.XMLSyntaxError:
        return part  # a picture
    return canonical


def a_template(*paragraphs: str) -> bytes:
    """Return a template with a paragraph for each text."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def a_table(*rows: tuple[str, ...]) -> bytes:
    """Return a template with one table."""
    document = docx.Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return saved(document)


def saved(document: Document | DocxTemplate) -> bytes:
    """Return the file of a document."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()
