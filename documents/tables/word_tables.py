"""The tables of a Word document as grids, merged cells filled."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from documents.files.office_file import OfficeFile
from documents.readback.word_xml import FALLBACK, OFF, W
from documents.tables.table_grid import EMPTY, Cell, Grid, Merged
from dossiers.model.errors import InvalidForm

MAX_COLUMNS = 63
"""Word makes no table with more columns."""

WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins"))
"""What Word lays around rows, cells and text without changing what is read: content controls,
marks, what a reviewer has put in."""

SPACES = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
LEFT_OUT = frozenset({f"{W}pPr", f"{W}rPr", f"{W}moveFrom", FALLBACK})
"""Settings, in which tabs are stops, and text that stands elsewhere too."""


def read_tables(document: OfficeFile, name: str) -> tuple[Grid, ...]:
    """Return the tables in a document's body, in order; `name` is its file's.

    Raises InvalidForm if Word's parts in it are damaged.
    """
    from docx import Document  # noqa: PLC0415 - only submissions by Word table pay for it

    try:
        body = Document(BytesIO(document.data)).element.body
        found = [(*_lines(each), _caption(each)) for each in body.iter(f"{W}tbl")]
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise InvalidForm(f"Tệp {name} hỏng; hãy mở bằng Word, lưu lại rồi gửi lại") from error
    return tuple(
        Grid(f"Bảng {place}", lines, lettered=False, merged=merged, caption=caption)
        for place, (lines, merged, caption) in enumerate(found, start=1)
    )


def _lines(table: Any) -> tuple[dict[int, tuple[Cell, ...]], tuple[Merged, ...]]:
    lines: dict[int, tuple[Cell, ...]] = {}
    merged: list[Merged] = []
    above: tuple[Cell, ...] = ()
    for number, row in enumerate(_inner(table, "tr"), start=1):
        above = tuple(_cells(row, above))
        if row.find(f"{W}trPr/{W}del") is None:  # taken out by a reviewer, and still shown struck
            lines[number] = above
            merged += (Merged(number, first, last) for first, last in _spans(row) if last > first)
    return lines, tuple(merged)


def _cells(row: Any, above: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield a row's cells, one a column of the grid; what is merged from above is said again."""
    column = 0
    for cell, (first, last) in zip(_inner(row, "tc"), _spans(row), strict=True):
        yield from (EMPTY for _ in range(first - 1 - column))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        told = above[first - 1] if continues and first <= len(above) else _cell(cell)
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


def _cell(cell: Any) -> Cell:
    runs = [run for run in cell.iter(f"{W}r") if run.find(f"{W}t") is not None]
    struck = bool(runs) and all(_is_struck(run) for run in runs)
    return Cell(_text(cell), struck=struck)


def _is_struck(run: Any) -> bool:
    marks = [run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike")]
    return any(mark is not None and mark.get(f"{W}val", "1") not in OFF for mark in marks)


def _caption(table: Any) -> str:
    """Return the paragraph that stands above a table, if it is no other table's end."""
    above = table.getprevious()
    while above is not None and above.tag == f"{W}p":
        if text := "".join(_pieces(above)).strip():
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


def _text(cell: Any) -> str:
    """Return a cell's text, its paragraphs as lines; without those of tables inside it."""
    return "\n".join("".join(_pieces(each)) for each in _inner(cell, "p")).strip()


def _pieces(element: Any) -> Iterator[str]:
    """Yield text in order, a break of the line as one; not what a reviewer has moved away."""
    for child in element.iterchildren():
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SPACES:
            yield SPACES[child.tag]
        elif child.tag not in LEFT_OUT:
            yield from _pieces(child)
