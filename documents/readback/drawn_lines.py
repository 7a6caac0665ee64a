"""Rules that are drawn: Word's shapes, new and old."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from documents.readback.resolved_styles import A, W

_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CONNECTOR = "#_x0000_t32"
_EMU = 36_000
"""A millimetre in English Metric Units."""
_POINTS = re.compile(r"(-?[\d.]+)(?:pt)?,")
_FLAT = 40_000
"""The height of a rectangle that is a rule, in English Metric Units: 1.1 mm."""


def drawn_lengths(paragraph: _Element) -> tuple[float, ...]:
    """Return how long the lines on a paragraph are that say so, in millimetres."""
    new = [_width(each) for each in paragraph.iter(f"{W}drawing") if _is_line(each)]
    return tuple(new or _old_widths(paragraph))


def _width(drawing: _Element) -> float:
    return max((int(each.get("cx", "0")) for each in drawing.iter(f"{_WP}extent")), default=0) / (
        _EMU
    )


def _old_widths(paragraph: _Element) -> Iterator[float]:
    for line in paragraph.iter(f"{_V}line"):
        ends = [_POINTS.match(line.get(name, "")) for name in ("from", "to")]
        if all(ends):
            start, end = (float(each[1]) for each in ends if each)
            yield abs(end - start) * 25.4 / 72


def drawn_lines(paragraph: _Element) -> int:
    """Count straight lines hang on a paragraph."""
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
