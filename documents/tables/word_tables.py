"""The tables of a Word document as grids, merged cells filled."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from documents.files.office_file import OfficeFile
from documents.readback.word_xml import FALLBACK, W
from documents.tables.table_grid import EMPTY, Cell, Grid
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
        found = [_lines(each) for each in body.iter(f"{W}tbl")]
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise InvalidForm(f"Tệp {name} hỏng; hãy mở bằng Word, lưu lại rồi gửi lại") from error
    return tuple(
        Grid(f"Bảng {place}", lines, lettered=False) for place, lines in enumerate(found, start=1)
    )


def _lines(table: Any) -> dict[int, tuple[Cell, ...]]:
    lines: dict[int, tuple[Cell, ...]] = {}
    above: tuple[Cell, ...] = ()
    for number, row in enumerate(_inner(table, "tr"), start=1):
        above = tuple(_cells(row, above))
        if row.find(f"{W}trPr/{W}del") is None:  # taken out by a reviewer, and still shown struck
            lines[number] = above
    return lines


def _cells(row: Any, above: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield a row's cells, one a column of the grid; what is merged from above is said again."""
    column = _value(row.find(f"{W}trPr/{W}gridBefore"), 0)
    yield from (EMPTY for _ in range(column))
    for cell in _inner(row, "tc"):
        width = _value(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        text = _text(cell)
        for _ in range(min(width, MAX_COLUMNS)):
            held = above[column] if continues and column < len(above) else Cell(text)
            yield held
            column += 1


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
