"""The parts of an Excel workbook that every sheet shares: sheets, texts, styles; by their content.

Read here and not by openpyxl, which refuses whole workbooks over a style, takes a Strict workbook
for an empty one, and needs a second pass for formulas; python-calamine tells no error from an empty
cell and makes millions of cells around a stray one. Elements go by their local names, so that both
conformance classes of ISO/IEC 29500 and any prefix are the same.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from documents.tables.shown_cells import Run

STYLES, STRINGS = "styles", "sharedStrings"
"""The kinds of relation under which a workbook names its styles and texts."""

DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of Excel's own formats that show a day or an hour (ECMA-376 part 1, 18.8.30)."""

NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What in a format of one's own is no place for a digit."""

GENERAL = "General"
OFF = frozenset({"0", "false", "off", "none"})


class Style(NamedTuple):
    """How a cell is shown: its number format, whether that is a day's, its font."""

    pattern: str = GENERAL
    is_day: bool = False
    struck: bool = False
    font: str = ""


class SheetPart(NamedTuple):
    """A sheet: its name, whether it is shown, the part that holds its cells."""

    name: str
    shown: bool
    part: str


class WorkbookParts:
    """An open package as a workbook. Raises whatever its parser does when a part is damaged."""

    def __init__(self, package: ZipFile) -> None:
        self.package = package
        self._held = {name.casefold(): name for name in package.namelist()}
        self.main = self._main()

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """Return the sheets of cells, in their order; charts are none."""
        targets = {each: part for each, _, part in self.relations(self.main)}
        found = self.root.iterfind("{*}sheets/{*}sheet")
        named = ((each, targets.get(_relation(each), "")) for each in found)
        return tuple(
            SheetPart(each.get("name", ""), each.get("state", "visible") == "visible", part)
            for each, part in named
            if part and "chartsheet" not in part
        )

    @cached_property
    def root(self) -> _Element:
        """Return the workbook's own part."""
        return self.parsed(self.main)

    @cached_property
    def counts_from_1904(self) -> bool:
        """Tell whether day 0 is 01/01/1904, as on old Macs."""
        found = self.root.find("{*}workbookPr")
        return found is not None and found.get("date1904", "0") not in OFF

    @cached_property
    def strings(self) -> tuple[tuple[Run, ...], ...]:
        """Return the texts that cells name by number."""
        part = self.related(STRINGS)
        return tuple(runs_of(each) for each in self.parsed(part)) if part else ()

    @cached_property
    def styles(self) -> tuple[Style, ...]:
        """Return the styles that cells name by number."""
        part = self.related(STYLES)
        return tuple(_styles(self.parsed(part))) if part else ()

    def related(self, kind: str) -> str:
        """Return the part that the workbook names by this kind of relation; "" if none."""
        return next((part for _, each, part in self.relations(self.main) if each == kind), "")

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield each relation of a part to another that exists: its name, kind, and that part.

        Writers leave relations to nowhere ("NULL") and spell names in other cases.
        """
        folder, name = posixpath.split(part)
        listed = self._held.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold())
        for each in self.parsed(listed) if listed else ():
            target = each.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            if found := self._held.get(path.casefold()):
                yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], found

    def parsed(self, part: str) -> _Element:
        """Return a part's root element."""
        return etree.fromstring(self.package.read(part), parser())

    def _main(self) -> str:
        main = (part for _, kind, part in self.relations("") if kind == "officeDocument")
        return next(main, self._held.get("xl/workbook.xml", "xl/workbook.xml"))


def parser() -> etree.XMLParser:
    """Return a parser that fetches nothing and lets nothing grow."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


@lru_cache(1024)
def local_name(tag: object) -> str:
    """Return an element's name without its namespace."""
    return str(tag).rpartition("}")[2]


def runs_of(element: _Element) -> tuple[Run, ...]:
    """Return what a text shows, apart by font; without the reading aids of other scripts."""
    if len(element) == 1 and local_name(element[0].tag) == "t":
        return (Run(element[0].text or ""),)
    found: list[Run] = []
    for child in element:
        if local_name(child.tag) == "t":
            found.append(Run(child.text or ""))
        elif local_name(child.tag) == "r":
            font = child.find("{*}rPr/{*}rFont")
            text = child.findtext("{*}t") or ""
            found.append(Run(text, "" if font is None else font.get("val", "")))
    return tuple(found)


def _relation(sheet: _Element) -> str:
    """Return the name of a sheet's relation, whose attribute has two namespaces."""
    return next((str(value) for name, value in sheet.items() if str(name).endswith("}id")), "")


def _styles(root: _Element) -> Iterator[Style]:
    own = {
        each.get("numFmtId", ""): each.get("formatCode", "")
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = list(root.iterfind("{*}fonts/{*}font"))
    for form in root.iterfind("{*}cellXfs/{*}xf"):
        code = form.get("numFmtId", "0")
        place = int(form.get("fontId", "0"))
        font = fonts[place] if place < len(fonts) else None
        pattern = own.get(code, GENERAL)
        is_day = _shows_day(pattern) if code in own else int(code) in DAYS
        yield Style(pattern, is_day, *_font(font))


def _font(font: _Element | None) -> tuple[bool, str]:
    if font is None:
        return False, ""
    strike, name = font.find("{*}strike"), font.find("{*}name")
    struck = strike is not None and strike.get("val", "1") not in OFF
    return struck, "" if name is None else name.get("val", "")


def _shows_day(pattern: str) -> bool:
    shown = NOT_SHOWN.sub("", pattern.partition(";")[0])
    return shown != GENERAL and re.search("[dmhys]", shown, re.IGNORECASE) is not None
