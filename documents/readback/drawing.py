"""Rules that are drawn: Word's shapes, new and old."""

from lxml.etree import _Element

from documents.readback.styles import A, W

_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CONNECTOR = "#_x0000_t32"
_FLAT = 40_000
"""The height of a rectangle that is a rule, in English Metric Units: 1.1 mm."""


def drawn_lines(paragraph: _Element) -> int:
    """How many straight lines hang on a paragraph."""
    new = sum(_is_line(each) for each in paragraph.iter(f"{W}drawing"))
    return new or sum(_is_old_line(each) for each in paragraph.iter(f"{W}pict"))


def _is_line(drawing: _Element) -> bool:
    shapes = [each.get("prst", "") for each in drawing.iter(f"{A}prstGeom")]
    if any(shape == "line" or "Connector" in shape for shape in shapes):
        return True
    heights = [int(each.get("cy", "0")) for each in drawing.iter(f"{_WP}extent")]
    return bool(shapes) and bool(heights) and max(heights) <= _FLAT


def _is_old_line(picture: _Element) -> bool:
    if next(picture.iter(f"{_V}line"), None) is not None:
        return True
    shapes = [*picture.iter(f"{_V}shape"), *picture.iter(f"{_V}rect")]
    return any(each.get("type") == _CONNECTOR or each.get(f"{_O}hr") == "t" for each in shapes)
