"""The tables of a Word document as grids, merged cells filled."""

from collections.abc import Iterator
from typing import Any

from documents.files.office_file import OfficeFile
from documents.files.parser_faults import parser_faults
from documents.readback.resolved_styles import Styles
from documents.readback.word_parts import WEB_PAGE, holds_web_page, open_parts
from documents.readback.word_xml import FALLBACK, OFF, W
from documents.tables.shown_cells import Run, text_cell
from documents.tables.table_grid import EMPTY, Cell, Grid, Merged
from dossiers.model.errors import DamagedDocument, InvalidForm

MAX_COLUMNS = 63
"""Word makes no table with more columns."""

WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins"))
"""What Word lays around rows, cells and text without changing what is read: content controls,
marks, what a reviewer has put in."""

SPACES = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
"""What is no text in the file; LibreOffice makes the letter "ư" of TCVN3 an optional hyphen."""

LEFT_OUT = frozenset({f"{W}pPr", f"{W}rPr", f"{W}moveFrom", FALLBACK})
"""Settings, in which tabs are stops, and text that stands elsewhere too."""


def read_tables(document: OfficeFile, name: str) -> tuple[Grid, ...]:
    """Return the tables in a document's body, in order; `name` is its file's.

    Raises InvalidForm if Word's parts in it are damaged, or hold a page of the web as it was.
    """
    damaged = InvalidForm(f"Tệp {name} hỏng; hãy mở bằng Word, lưu lại rồi gửi lại")
    with parser_faults(damaged):
        try:
            parts = open_parts(document.data)
        except DamagedDocument as fault:
            raise damaged from fault
        body, styles = parts.document, Styles(parts.first("styles"), parts.first("theme"))
        found = [(*_lines(each, styles), _caption(each)) for each in body.iter(f"{W}tbl")]
        if not found and holds_web_page(body):
            raise InvalidForm(f"Tệp {name} {WEB_PAGE}")
    return tuple(
        Grid(f"Bảng {place}", lines, lettered=False, merged=merged, caption=caption)
        for place, (lines, merged, caption) in enumerate(found, start=1)
    )


def _lines(table: Any, styles: Styles) -> tuple[dict[int, tuple[Cell, ...]], tuple[Merged, ...]]:
    lines: dict[int, tuple[Cell, ...]] = {}
    merged: list[Merged] = []
    above: tuple[Cell, ...] = ()
    for number, row in enumerate(_inner(table, "tr"), start=1):
        above = tuple(_cells(row, above, styles))
        if row.find(f"{W}trPr/{W}del") is None:  # taken out by a reviewer, and still shown struck
            lines[number] = above
            merged += (Merged(number, first, last) for first, last in _spans(row) if last > first)
    return lines, tuple(merged)


def _cells(row: Any, above: tuple[Cell, ...], styles: Styles) -> Iterator[Cell]:
    """Yield a row's cells, one a column of the grid; what is merged from above is said again."""
    column = 0
    for cell, (first, last) in zip(_inner(row, "tc"), _spans(row), strict=True):
        yield from (EMPTY for _ in range(first - 1 - column))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        told = above[first - 1] if continues and first <= len(above) else _cell(cell, styles)
        yield told
        yield from (EMPTY for _ in range(last - first))
        column = last


def _spans(row: Any) -> Iterator[tuple[int, int]]:
    """Yield the first and last column of each cell of a row, from 1."""
    column = _value(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _inner(row, "tc"):
        width = min(_value(cell.find(f"{W}tcPr/{W}gridSpan"), 1), MAX_COLUMNS)
        yield column + 1, column + max(width, 1)
        column += max(width, 1)


def _cell(cell: Any, styles: Styles) -> Cell:
    runs = [run for run in cell.iter(f"{W}r") if run.find(f"{W}t") is not None]
    struck = bool(runs) and all(_is_struck(run) for run in runs)
    return text_cell(tuple(_text(cell, styles)), struck=struck)


def _is_struck(run: Any) -> bool:
    marks = [run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike")]
    return any(mark is not None and mark.get(f"{W}val", "1") not in OFF for mark in marks)


def _caption(table: Any) -> str:
    """Return the paragraph that stands above a table, if it is no other table's end."""
    above = table.getprevious()
    while above is not None and above.tag == f"{W}p":
        if text := "".join(piece for piece, _ in _pieces(above)).strip():
            return text
        above = above.getprevious()
    return ""


def _inner(element: Any, name: str) -> Iterator[Any]:
    """Yield the parts of an element, also those that something is laid around."""
    for child in element.iterchildren():
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in WRAPPERS:
            yield from _inner(child, name)


def _value(element: Any, usual: int) -> int:
    """Return the number that an element holds, or what is usual where it is left out."""
    return usual if element is None else int(element.get(f"{W}val", usual))


def _text(cell: Any, styles: Styles) -> Iterator[Run]:
    """Yield a cell's text by font, its paragraphs as lines; without that of tables inside it."""
    for number, paragraph in enumerate(_inner(cell, "p")):
        if number:
            yield Run("\n")
        for text, run in _pieces(paragraph):
            yield Run(text, "" if text.isascii() else _font(run, paragraph, styles))


def _font(run: Any, paragraph: Any, styles: Styles) -> str:
    """Return the font of a run's letters beyond ASCII."""
    own = styles.run_values(run.find(f"{W}rPr"))
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    style = "" if named is None else named.get(f"{W}val", "")
    return styles.look(style, "", own).fonts[-1]


def _pieces(element: Any, run: Any = None) -> Iterator[tuple[str, Any]]:
    """Yield text in order, each with its run; not what a reviewer has moved away."""
    for child in element.iterchildren():
        if child.tag == f"{W}t":
            yield child.text or "", run
        elif child.tag in SPACES:
            yield SPACES[child.tag], run
        elif child.tag not in LEFT_OUT:
            yield from _pieces(child, child if child.tag == f"{W}r" else run)
