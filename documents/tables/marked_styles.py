"""The styles of a workbook, with more of them in the colours of a check."""

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from documents.tables.workbook_parts import local_name

CELL, SAID, HEADING = "FFC7CE", "FFF2CC", "C00000"
"""Colours: of a faulty cell, of what is said of it, of the column's heading."""


class MarkedStyles:
    """The part of a workbook that holds its styles, to be added to."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._space = str(root.tag).rpartition("}")[0] + "}"
        self._forms = self._held("cellXfs")
        self._made: dict[tuple[int, str], int] = {}
        fills = self._held("fills")
        colours = {place: _colour(fill) for place, fill in enumerate(fills)}
        self.marks: dict[int, str] = {
            place: colours[fill]
            for place, form in enumerate(self._forms)
            if colours.get(fill := int(form.get("fillId", "0")), "") in (CELL, SAID, HEADING)
        }
        """The styles that an earlier check has made, and their colours."""

    def coloured(self, style: int, colour: str) -> int:
        """Return the number of a style like this one in a colour."""
        return self._like(style, colour)

    def plain(self, style: int) -> int:
        """Return the number of a style like this one without a colour."""
        return self._like(style, "")

    def _like(self, style: int, colour: str) -> int:
        if (style, colour) not in self._made:
            found = self._forms[style] if style < len(self._forms) else self._element("xf")
            form = deepcopy(found)
            form.set("fillId", str(self._fill(colour) if colour else 0))
            form.set("applyFill", "1")
            if colour == SAID:
                self._align(form)
            if colour == HEADING:
                form.set("fontId", str(self._font()))
                form.set("applyFont", "1")
            self._made[style, colour] = _added(self._forms, form)
        return self._made[style, colour]

    def _fill(self, colour: str) -> int:
        fills = self._held("fills")
        known = next((place for place, each in enumerate(fills) if _colour(each) == colour), None)
        if known is not None:
            return known
        fill = self._element("fill")
        pattern = etree.SubElement(fill, f"{self._space}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{self._space}fgColor", rgb=f"FF{colour}")
        return _added(fills, fill)

    def _font(self) -> int:
        """Return the number of a bold white font."""
        font = self._element("font")
        etree.SubElement(font, f"{self._space}b")
        etree.SubElement(font, f"{self._space}color", rgb="FFFFFFFF")
        return _added(self._held("fonts"), font)

    def _align(self, form: _Element) -> None:
        for old in form.findall("{*}alignment"):
            form.remove(old)
        form.insert(0, self._element("alignment", wrapText="1", vertical="top"))
        form.set("applyAlignment", "1")

    def _held(self, name: str) -> _Element:
        found = self.root.find(f"{{*}}{name}")
        if found is None:
            raise KeyError(name)
        return found

    def _element(self, name: str, **given: str) -> _Element:
        return etree.Element(f"{self._space}{name}", given)


def _added(held: _Element, element: _Element) -> int:
    """Add an element to those of its kind; the number under which it is known."""
    held.append(element)
    number = sum(1 for each in held if local_name(each.tag) == local_name(element.tag)) - 1
    held.set("count", str(number + 1))
    return number


def _colour(fill: _Element) -> str:
    """Return the colour of a solid fill without its transparency, "" of any other."""
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = pattern.find("{*}fgColor")
    return "" if colour is None else colour.get("rgb", "")[-6:].upper()
