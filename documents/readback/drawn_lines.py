"""Horizontal lines that are drawn: Word's shapes, new and old."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from documents.readback.word_xml import EMU_PER_MM, POINTS_PER_MM, WP, A, O, V, W

_CONNECTOR = "#_x0000_t32"
_POINTS = re.compile(r"(-?[\d.]+)(?:pt)?,")
_MAX_LINE_EMU = 40_000
"""The height of a rectangle that is a line, in English Metric Units: 1.1 mm."""


def drawn_lengths(paragraph: _Element) -> tuple[float, ...]:
    """Return the lengths in millimetres of the lines on a paragraph, of those that state one."""
    new = [_width(drawing) for drawing in paragraph.iter(f"{W}drawing") if _is_line(drawing)]
    return tuple(new or _old_widths(paragraph))


def _width(drawing: _Element) -> float:
    widths = (int(extent.get("cx", "0")) for extent in drawing.iter(f"{WP}extent"))
    return max(widths, default=0) / EMU_PER_MM


def _old_widths(paragraph: _Element) -> Iterator[float]:
    for line in paragraph.iter(f"{V}line"):
        ends = [_POINTS.match(line.get(name, "")) for name in ("from", "to")]
        if all(ends):
            start, end = (float(place[1]) for place in ends if place)
            yield abs(end - start) / POINTS_PER_MM


def drawn_lines(paragraph: _Element) -> int:
    """Count the straight lines that hang on a paragraph."""
    new = sum(_is_line(drawing) for drawing in paragraph.iter(f"{W}drawing"))
    return new or sum(_is_old_line(picture) for picture in paragraph.iter(f"{W}pict"))


def _is_line(drawing: _Element) -> bool:
    shapes = [shape.get("prst", "") for shape in drawing.iter(f"{A}prstGeom")]
    if any(shape == "line" or "Connector" in shape for shape in shapes):
        return True
    heights = [int(extent.get("cy", "0")) for extent in drawing.iter(f"{WP}extent")]
    return bool(shapes) and bool(heights) and max(heights) <= _MAX_LINE_EMU


def _is_old_line(picture: _Element) -> bool:
    if next(picture.iter(f"{V}line"), None) is not None:
        return True
    shapes = [*picture.iter(f"{V}shape"), *picture.iter(f"{V}rect")]
    return any(shape.get("type") == _CONNECTOR or shape.get(f"{O}hr") == "t" for shape in shapes)
