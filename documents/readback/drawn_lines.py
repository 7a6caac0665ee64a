"""Horizontal lines that are drawn: Word's shapes, new and old."""

import re

from lxml.etree import _Element

from documents.readback.word_xml import EMU_PER_MM, POINTS_PER_MM, WP, A, O, V, W

_CONNECTOR = "#_x0000_t32"
_POINTS = re.compile(r"(-?[\d.]+)(?:pt)?,")
_MAX_LINE_EMU = 40_000
"""The height of a rectangle that is a line, in English Metric Units: 1.1 mm."""


def drawn_lines(paragraph: _Element) -> tuple[float | None, ...]:
    """Return the straight lines that hang on a paragraph: their lengths in millimetres if stated.

    Where Word keeps an old drawing beside the new one, only the new one counts.
    """
    drawings = [each for each in paragraph.iter(f"{W}drawing") if _is_line(each)]
    pictures = [each for each in paragraph.iter(f"{W}pict") if _is_old_line(each)]
    return tuple(map(_length, drawings) if drawings else map(_old_length, pictures))


def _length(drawing: _Element) -> float:
    widths = (int(extent.get("cx", "0")) for extent in drawing.iter(f"{WP}extent"))
    return max(widths, default=0) / EMU_PER_MM


def _old_length(picture: _Element) -> float | None:
    lines = [(line.get("from", ""), line.get("to", "")) for line in picture.iter(f"{V}line")]
    start, end = (_POINTS.match(place) for place in lines[0]) if len(lines) == 1 else (None, None)
    return abs(float(end[1]) - float(start[1])) / POINTS_PER_MM if start and end else None


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
