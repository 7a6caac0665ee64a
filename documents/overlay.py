"""A certificate on a pre-printed blank, moved by what a printer puts it off."""

from docx.oxml.ns import qn
from lxml import etree

from documents.rendering.reproducible_zip import compressed_member, pack, parts_of
from dossiers.model.errors import InvalidForm
from dossiers.plan.plan import Plan, Printer

_BODY = "word/document.xml"
_TWIPS = 1440 / 25.4
"""Of a millimetre."""


def printer_named(plan: Plan, name: str) -> Printer:
    """Return a printer of the ward; raise InvalidForm if the ward's data has none of this name."""
    for printer in plan.printers:
        if printer.name == name:
            return printer
    known = ", ".join(printer.name for printer in plan.printers) or "chưa có"
    raise InvalidForm(f"Không có máy in “{name}” trong dữ liệu của phường; hãy chọn: {known}.")


def offset_document(data: bytes, printer: Printer) -> bytes:
    """Move every frame of a document for a printer; raise InvalidForm beyond the page."""
    parts = parts_of(data)
    body = etree.fromstring(parts[_BODY])
    for frame in body.iter(qn("w:framePr")):
        _move(frame, "w:x", printer.right)
        _move(frame, "w:y", printer.down)
    declared = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts[_BODY] = declared
    return pack(compressed_member(*part) for part in parts.items()).with_members([])


def _move(frame: etree._Element, side: str, millimetres: float) -> None:
    """Move a frame on one axis; it keeps to the page, since Word takes 0 for "anywhere"."""
    place = int(frame.get(qn(side), "0")) + round(millimetres * _TWIPS)
    if place < 1:
        raise InvalidForm("Độ lệch của máy in đẩy chữ ra ngoài tờ giấy; hãy đo lại máy in.")
    frame.set(qn(side), str(place))
