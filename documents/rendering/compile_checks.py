"""What must hold of a template so that filling it needs no parser afterwards.

docxtpl parses what it filled, adjusts tables, numbers pictures and looks for line breaks, for every
document. All of this is a waste if nothing can be found, and that is decided here, once, on the
template's outline, in which every branch stands once:

- Each branch begins and ends inside elements of the same names, and no tag of Jinja stands in a tag
  of XML. Then leaving out or repeating a branch changes nothing for its surroundings: since the
  outline is well-formed, so is every document.
- Each value stands directly in <w:t>: it is text, never a run or a picture.
- docxtpl's own search for line breaks finds none in the outline; values with one are refused by
  `escape_value`.
- docxtpl's own repair of tables changes neither the outline, which has every row there can be, nor
  the outline without the rows that may be missing, and no branch lies between the cells of a row.
- No picture lies in a branch, so that its number is known.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from documents.rendering.open_elements import Elements
from documents.rendering.template_outline import NotCompilable, Outline, Region

if TYPE_CHECKING:
    from documents.rendering.plain_template import PlainTemplate

_BREAK = re.compile(r"[\t\n\a\f]")
_TABLE_PARTS = re.compile(r"<w:(?:tbl|tr|tc|tblGrid|gridCol|gridSpan)[ />]")
_HOLDERS = ("w:tbl", "w:tr", "w:tc")
_UNPARSED = ("<!", "<?")
"""What begins a comment, CDATA, an entity or a processing instruction: none is in a template."""


def check_compilable(
    outline: Outline, elements: Elements, document: "PlainTemplate", around: tuple[str, str]
) -> None:
    """Raise Unprovable unless every document of this template part is what docxtpl would make.

    `elements` are those of the outline, `around` is what the part has before and after it.
    """
    if any(mark in outline.text for mark in _UNPARSED):
        raise NotCompilable("chú thích XML")
    if _BREAK.search(outline.text) and document.resolve_listing(outline.text) != outline.text:
        raise NotCompilable("ngắt dòng trong mẫu")
    _parsed(outline.text.join(around))
    for place in outline.values:
        _check_value(elements, place)
    for region in outline.regions:
        _check_region(outline, elements, region)


def _parsed(text: str) -> etree._Element:
    try:
        return etree.fromstring(text.encode())
    except etree.XMLSyntaxError as fault:
        raise NotCompilable("thẻ đứng sai chỗ") from fault


def _check_value(elements: Elements, place: int) -> None:
    opened = elements.open_at(place)
    if not opened or opened[-1] != "w:t":
        raise NotCompilable("giá trị đứng ngoài <w:t>")


def _check_region(outline: Outline, elements: Elements, region: Region) -> None:
    opened = elements.open_at(region.start)
    if opened is None or opened != elements.open_at(region.end):
        raise NotCompilable("nhánh không khép kín")
    if "docPr" in outline.within(region):
        raise NotCompilable("hình trong nhánh")


def check_tables(
    outline: Outline, elements: Elements, document: "PlainTemplate", around: tuple[str, str]
) -> None:
    """Raise Unprovable unless docxtpl's repair of tables has nothing to do, whatever the data.

    `outline` has passed `check_compilable`.
    """
    dropped = list(_rows_that_may_miss(outline, elements))
    for text in (outline.text, outline.without(dropped)):
        whole = text.join(around)
        if etree.tostring(document.fix_tables(whole.encode())) != etree.tostring(_parsed(whole)):
            raise NotCompilable("bảng có số ô thay đổi")


def _rows_that_may_miss(outline: Outline, elements: Elements) -> Iterator[Region]:
    for region in outline.regions:
        if not _TABLE_PARTS.search(outline.within(region)):
            continue
        around = elements.lowest(region.start, region.end)
        holder = next((name for name in reversed(around) if name in _HOLDERS), None)
        if holder == "w:tr" or around[-1:] == ("w:tblGrid",) or around[-1:] == ("w:tcPr",):
            raise NotCompilable("nhánh giữa các ô của một hàng")
        if holder == "w:tbl":
            yield region
        elif holder == "w:tc":
            raise NotCompilable("bảng trong ô, trong nhánh")
