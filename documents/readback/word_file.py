"""A Word file opened to be written to, and saved as the same bytes each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from documents.files.strict_office import transitional
from documents.readback.word_parts import damage_in_vietnamese
from documents.rendering.reproducible_zip import repack

if TYPE_CHECKING:
    from docx.document import Document


@contextmanager
def open_word(data: bytes) -> "Iterator[Document]":
    """Open the document in a .docx; raises DamagedDocument, also for what docx trips over later."""
    import docx  # noqa: PLC0415 - docx costs 100 ms, and most packets are only read

    with damage_in_vietnamese():
        yield docx.Document(BytesIO(transitional(data)))


def save_word(document: "Document") -> bytes:
    """Return the bytes of a document."""
    target = BytesIO()
    document.save(target)
    return repack(target.getvalue())
