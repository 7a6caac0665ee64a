"""The pages of a document: paper, margins, and where page numbers stand."""

from collections.abc import Iterator

from lxml.etree import _Element

from documents.readback.resolved_styles import Styles, paragraph_values
from documents.readback.sheet import PageField, Section
from documents.readback.word_parts import WordParts
from documents.readback.word_xml import OFF, TWIPS_PER_MM, R, W

_LETTER_WIDTH, _LETTER_HEIGHT, _INCH = "12240", "15840", "1440"
"""What Word takes where a section does not say."""
_SLOTS = ("default", "first", "even")
_Slots = dict[tuple[bool, str], _Element]


def sections(package: WordParts, styles: Styles) -> tuple[Section, ...]:
    """Return the sections in order; a header that one lacks is that of the section before it."""
    found: list[Section] = []
    slots: _Slots = {}
    for properties in package.document.iter(f"{W}sectPr"):
        slots = slots | dict(_named(properties, package))
        found.append(_section(properties, slots, styles))
    return tuple(found)


def _named(properties: _Element, package: WordParts) -> Iterator[tuple[tuple[bool, str], _Element]]:
    for footer, name in ((False, "headerReference"), (True, "footerReference")):
        for reference in properties.iterfind(f"{W}{name}"):
            part = package.related.get(reference.get(f"{R}id", ""))
            if part is not None:
                yield (footer, reference.get(f"{W}type", "default")), part.root


def _section(properties: _Element, slots: _Slots, styles: Styles) -> Section:
    size, margin = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    title = properties.find(f"{W}titlePg")
    return Section(
        width=_length(size, "w", _LETTER_WIDTH),
        height=_length(size, "h", _LETTER_HEIGHT),
        margins=(
            _length(margin, "top", _INCH),
            _length(margin, "bottom", _INCH),
            _length(margin, "left", _INCH),
            _length(margin, "right", _INCH),
        ),
        first_differs=title is not None and title.get(f"{W}val", "1") not in OFF,
        page_fields=tuple(_page_fields(slots, styles)),
    )


def _length(element: _Element | None, name: str, otherwise: str) -> float:
    """Return a length in millimetres; a negative margin counts as its amount, as Word holds it."""
    written = otherwise if element is None else element.get(f"{W}{name}", otherwise)
    return abs(float(written)) / TWIPS_PER_MM


def _page_fields(slots: _Slots, styles: Styles) -> Iterator[PageField]:
    for (footer, slot), root in slots.items():
        for paragraph in root.iter(f"{W}p"):
            if slot in _SLOTS and _has_page_number(paragraph):
                look = styles.look(*_style_and_run(paragraph, styles))
                yield PageField(footer, slot, _centred(paragraph, styles), look)


def _has_page_number(paragraph: _Element) -> bool:
    codes = [field.text or "" for field in paragraph.iter(f"{W}instrText")]
    codes += [field.get(f"{W}instr", "") for field in paragraph.iter(f"{W}fldSimple")]
    return any(code.split()[:1] == ["PAGE"] for code in codes)


def _style_and_run(paragraph: _Element, styles: Styles) -> tuple[str, str, dict[str, str]]:
    own = paragraph_values(paragraph.find(f"{W}pPr"))
    return own.get("pStyle", ""), "", styles.run_values(paragraph.find(f".//{W}r/{W}rPr"))


def _centred(paragraph: _Element, styles: Styles) -> bool:
    """Tell whether alignment, a frame as of old Word, or a tab puts it in the middle."""
    own = paragraph_values(paragraph.find(f"{W}pPr"))
    if styles.paragraph(own.get("pStyle", ""), "", own).get("jc") == "center":
        return True
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}xAlign") == "center":
        return True
    tabs = [*paragraph.iter(f"{W}ptab"), *paragraph.iterfind(f".//{W}r/{W}tab")]
    return len(tabs) == 1
