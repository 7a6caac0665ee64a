"""Build the templates: `python -m templates.build` writes each .docx beside its module.

The same code gives the same bytes: fixed dates and order, and parts stored, not deflated, since
deflate differs between builds of zlib.
"""

from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED

from docx.document import Document

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.rendering.reproducible_zip import repack

_WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001 - core.xml knows no zone but UTC


def build_template(kind: DocumentKind) -> bytes:
    """Make the template of a kind anew; raise ModuleNotFoundError if it has no builder."""
    document: Document = import_module(f"templates.{kind.template}").build()
    _name(document, kind.title)
    package = BytesIO()
    document.save(package)
    return repack(package.getvalue(), ZIP_STORED)


def _name(document: Document, title: str) -> None:
    """Say in the file's properties what it is, and no person's name or true date."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = _WRITTEN


def write_all(folder: Path) -> None:
    """Write every template into a folder."""
    for kind in document_kinds():
        (folder / kind.template_file).write_bytes(build_template(kind))


if __name__ == "__main__":
    write_all(Path(__file__).parent)
