"""The text of a PDF, page after page; "" for a scan, which is a picture of text."""

from io import BytesIO

from documents.files.parser_faults import parser_faults
from documents.files.pdf_bounds import HEADER, without_surroundings
from dossiers.model.errors import UnusableFile

MAX_PAGES = 60
"""Pages that are read: a decision with its list on five hundred people has fewer."""


def has_pages(data: bytes) -> bool:
    """Tell whether a PDF opens at a page at all: one that does not shows nobody anything."""
    from pypdf import PdfReader  # noqa: PLC0415 - a tenth of a second that few steps need

    try:
        with parser_faults(UnusableFile("Không mở được trang nào của tệp PDF")):
            return len(PdfReader(BytesIO(without_surroundings(data))).pages) > 0
    except UnusableFile:
        return False


def pdf_text(data: bytes) -> str:
    """Return what a PDF says, its lines as they were set; "" for pictures and what is damaged."""
    data = without_surroundings(data)
    if not data.startswith(HEADER):
        return ""
    from pypdf import PdfReader  # noqa: PLC0415 - a tenth of a second that few steps need

    try:
        with parser_faults(UnusableFile("Không đọc được chữ trong tệp PDF")):
            pages = PdfReader(BytesIO(data)).pages[:MAX_PAGES]
            return "\n".join(each.extract_text() for each in pages)
    except UnusableFile:
        return ""
