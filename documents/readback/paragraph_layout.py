"""How a paragraph is laid out, from its resolved properties."""

from math import inf

from documents.readback.resolved_styles import Values
from documents.readback.sheet import ParagraphLayout
from documents.readback.word_xml import ON, TWIPS_PER_MM, TWIPS_PER_POINT

_SINGLE = 240
"""Single spacing, as w:spacing counts it."""


def layout_of(values: Values) -> ParagraphLayout:
    """Return the paragraph's indents and gaps."""
    return ParagraphLayout(
        left=_length(values, "left") or _length(values, "start"),
        right=_length(values, "right") or _length(values, "end"),
        first=_first(values),
        before=_gap(values, "before"),
        after=_gap(values, "after"),
        line=_line(values),
        listed=values.get("numPr") == "1",
    )


def _length(values: Values, side: str) -> float:
    return _number(values.get(f"ind.{side}")) / TWIPS_PER_MM


def _first(values: Values) -> float | None:
    in_letters = _number(values.get("ind.firstLineChars")) or _number(
        values.get("ind.hangingChars")
    )
    stated = {"ind.firstLine", "ind.hanging"} & set(values)
    if in_letters or not stated:
        return None
    return _length(values, "firstLine") - _length(values, "hanging")


def _gap(values: Values, side: str) -> float | None:
    """Return a gap in points: None if unstated, infinite if lines or neighbours decide it."""
    automatic = values.get(f"spacing.{side}Autospacing") in ON
    if automatic or values.get("contextualSpacing") == "1" or f"spacing.{side}Lines" in values:
        return inf
    if f"spacing.{side}" not in values:
        return None
    return _number(values.get(f"spacing.{side}")) / TWIPS_PER_POINT


def _line(values: Values) -> float | None:
    """Return the spacing as a multiple of single; None where lines have a height in points."""
    if values.get("spacing.lineRule", "auto") != "auto":
        return None
    return _number(values.get("spacing.line", str(_SINGLE))) / _SINGLE


def _number(written: str | None) -> float:
    try:
        return float(written or 0)
    except ValueError:
        return 0.0
