"""Word files in the strict form of Office Open XML, turned into the one that all programs read.

Both conformance classes of ISO/IEC 29500 hold the same elements under other names of their
namespaces; python-docx knows those of the transitional class alone.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

STRICT = b"http://purl.oclc.org/ooxml/"
_OPEN = b"http://schemas.openxmlformats.org/"
_NAMES = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"officeDocument/docPropsVTypes": b"officeDocument/2006/docPropsVTypes",
    b"officeDocument/customXml": b"officeDocument/2006/customXml",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
}
"""How each namespace is called in the strict class, and in the transitional one."""

RELATIONS = "_rels/.rels"
"""The part that names a package's main part."""

TEXTS = (".xml", ".rels")
QUICK = 1
"""How hard it is compressed, as it is read at once."""


def is_strict(package: ZipFile) -> bool:
    """Tell whether a package is of the strict class, by the names of its relations."""
    return RELATIONS in package.namelist() and STRICT in package.read(RELATIONS)


def transitional(data: bytes) -> bytes:
    """Return a package as it is, or one of the strict class with the other names.

    Raises what reading a damaged package raises.
    """
    made = BytesIO()
    with ZipFile(BytesIO(data)) as package:
        if not is_strict(package):
            return data
        with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=QUICK) as written:
            for name in package.namelist():
                part = package.read(name)
                written.writestr(name, _renamed(part) if name.endswith(TEXTS) else part)
    return made.getvalue()


def _renamed(part: bytes) -> bytes:
    for strict, usual in _NAMES.items():
        part = part.replace(STRICT + strict + b"/", _OPEN + usual + b"/")
        part = part.replace(STRICT + strict + b'"', _OPEN + usual + b'"')
    return part
