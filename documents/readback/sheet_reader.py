"""From a .docx to a `Sheet`: which text stands where, in which look."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from documents.old_encodings import LATIN_1, Typed, decode, in_font, recognised
from documents.readback.drawn_lines import drawn_lines
from documents.readback.page_layout import sections
from documents.readback.paragraph_layout import layout_of
from documents.readback.resolved_styles import Styles, Values, paragraph_values
from documents.readback.sheet import Cell, Paragraph, Sheet, Stretch
from documents.readback.word_parts import (
    WEB_PAGE,
    WordParts,
    damage_in_vietnamese,
    holds_web_page,
    open_parts,
)
from documents.readback.word_xml import FALLBACK, TWIPS_PER_MM, W
from dossiers.model.errors import DamagedDocument
from dossiers.model.record import ETH

_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": "□",
    f"{W}softHyphen": "\u00ad",
}
_TYPED = str.maketrans(
    dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {chr(strange): chr(meant) for strange, meant in ETH.items()}
)
"""Hyphens that hold a line together read as hyphens; marks that nobody sees are not read; the
Icelandic letter of old converters and keyboards reads as the Vietnamese one."""
_UNREAD = (f"{W}del", f"{W}moveFrom")
"""What a reader no longer sees: deletions that are tracked."""
_TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


def read_back(data: bytes) -> Sheet:
    """Read a .docx, ours or typed by hand; raises DamagedDocument."""
    package = open_parts(data)
    if holds_web_page(package.document):
        raise DamagedDocument(f"Tệp {WEB_PAGE}")
    with damage_in_vietnamese():
        styles = Styles(package.first("styles"), package.first("theme"))
        return Sheet(
            paragraphs=tuple(_paragraphs(package.document, styles)),
            aside=tuple(_aside(package, styles)),
            sections=sections(package, styles),
            pages=package.pages,
            tracked=next(package.document.iter(*_TRACKED), None) is not None,
            commented=next(package.document.iter(f"{W}commentReference"), None) is not None,
        )


def _aside(package: WordParts, styles: Styles) -> Iterator[Paragraph]:
    for part in package.related.values():
        if part.kind in ("header", "footer", "footnotes", "endnotes"):
            for element in part.root.iter(f"{W}p"):
                yield _paragraph(element, -1, None, styles)


def _paragraphs(document: _Element, styles: Styles) -> Iterator[Paragraph]:
    cells = _cells(document)
    for place, element in enumerate(document.iter(f"{W}p")):
        if not _within(element, (FALLBACK,)):
            cell = next(iter(element.iterancestors(f"{W}tc")), None)
            yield _paragraph(element, place, None if cell is None else cells[cell], styles)


def _cells(document: _Element) -> dict[_Element, Cell]:
    """Return where each cell stands."""
    found: dict[_Element, Cell] = {}
    for table, element in enumerate(document.iter(f"{W}tbl")):
        for number, row in enumerate(_own(element, "tr")):
            column = 0
            for cell in _own(row, "tc"):
                found[cell] = Cell(table, number, column, _cell_width(cell))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                column += int(span.get(f"{W}val", "1")) if span is not None else 1
    return found


def _cell_width(cell: _Element) -> float | None:
    written = cell.find(f"{W}tcPr/{W}tcW")
    if written is None or written.get(f"{W}type", "dxa") != "dxa":
        return None
    return float(written.get(f"{W}w", "0")) / TWIPS_PER_MM or None


def _own(element: _Element, name: str) -> Iterator[_Element]:
    """Yield its rows or cells, those in content controls too, not those of inner tables."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _own(child, name)


def _paragraph(element: _Element, place: int, cell: Cell | None, styles: Styles) -> Paragraph:
    own = paragraph_values(element.find(f"{W}pPr"))
    table = _table_style(element)
    values = styles.paragraph(own.get("pStyle", ""), table, own)
    return Paragraph(
        place=place,
        cell=cell,
        stretches=_read(tuple(_stretches(element, own.get("pStyle", ""), table, styles))),
        align=_align(values),
        borders=_borders(values),
        drawn=drawn_lines(element),
        layout=layout_of(values),
    )


def _table_style(element: _Element) -> str:
    for table in element.iterancestors(f"{W}tbl"):
        named = table.find(f"{W}tblPr/{W}tblStyle")
        return "" if named is None else named.get(f"{W}val", "")
    return ""


def _align(values: Values) -> str:
    named = values.get("jc", "left")
    return {"start": "left", "end": "right"}.get(named, named)


def _borders(values: Values) -> frozenset[str]:
    edges = {name: kind for name, kind in values.items() if name.startswith("border.")}
    drawn = (name for name, kind in edges.items() if kind not in ("", "nil", "none"))
    return frozenset(name.removeprefix("border.") for name in drawn)


def _stretches(element: _Element, style: str, table: str, styles: Styles) -> Iterator[Stretch]:
    for run in element.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is element and not _within(run, _UNREAD, element):
            own = styles.run_values(run.find(f"{W}rPr"))
            text = _text(run)
            if text and own.get("vanish") != "1":
                yield Stretch(text, styles.look(style, table, own))


def _text(run: _Element) -> str:
    return "".join(
        (each.text or "") if each.tag == f"{W}t" else _TEXTS.get(str(each.tag), "") for each in run
    )


def _read(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return stretches as they read: those in an old encoding in Unicode."""
    text = "".join(each.text for each in stretches)
    shaped = recognised(text) if text and max(text) <= LATIN_1 else None
    return tuple(_one_read(each, shaped if shaped and shaped.sure else None) for each in stretches)


def _one_read(stretch: Stretch, shaped: Typed | None) -> Stretch:
    """Return a stretch as it reads; `shaped` is how its paragraph was typed by its shape."""
    if stretch.text.isascii():
        return stretch
    typed = in_font(stretch.text, stretch.look.fonts[-1])
    if typed is None and shaped and (text := decode(stretch.text, shaped.encoding)):
        typed = Typed(stretch.text, shaped.encoding, text)
    return Stretch((typed.text if typed else stretch.text).translate(_TYPED), stretch.look, typed)


def _within(element: _Element, tags: Iterable[str], top: _Element | None = None) -> bool:
    """Tell whether an element stands in one of these, below `top`."""
    for ancestor in element.iterancestors():
        if ancestor is top:
            return False
        if ancestor.tag in tags:
            return True
    return False
