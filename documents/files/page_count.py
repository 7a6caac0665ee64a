"""How many pages a file has, as far as the file itself tells."""

from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


def page_count(data: bytes) -> int | None:
    """Return the number of pages of a PDF or a picture; None for a file that does not tell.

    A Word document has as many pages as the program that lays it out gives it.
    """
    if data.startswith(_PICTURES):
        return 1
    if not data.startswith(b"%PDF"):
        return None
    try:
        return int(PdfFileReader(BytesIO(data), strict=False).root["/Pages"]["/Count"])
    except (PdfError, KeyError, ValueError, TypeError):
        return None
