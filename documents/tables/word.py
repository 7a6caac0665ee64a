"""The tables of a Word document as grids, merged cells filled."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from documents.tables.grid import EMPTY, Cell, Grid
from dossiers.errors import InvalidForm

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(data: bytes, name: str) -> tuple[Grid, ...]:
    """The tables in a document's body that `attachments.inspect` has passed, in order."""
    from docx import Document  # noqa: PLC0415 - only submissions by Word table pay for it

    try:
        body = Document(BytesIO(data)).element.body
        found = [_lines(each) for each in body.iter(f"{W}tbl")]
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise InvalidForm(f"Tệp {name} hỏng; hãy mở bằng Word, lưu lại rồi gửi lại") from error
    return tuple(
        Grid(f"Bảng {place}", lines, lettered=False) for place, lines in enumerate(found, start=1)
    )


def _lines(table: Any) -> dict[int, tuple[Cell, ...]]:
    lines: dict[int, tuple[Cell, ...]] = {}
    above: tuple[Cell, ...] = ()
    for number, row in enumerate(table.iterchildren(f"{W}tr"), start=1):
        above = lines[number] = tuple(_cells(row, above))
    return lines


def _cells(row: Any, above: tuple[Cell, ...]) -> Iterator[Cell]:
    """A row's cells, one a column of the grid; what is merged from above is said again."""
    column = _value(row.find(f"{W}trPr/{W}gridBefore"), 0)
    yield from (EMPTY for _ in range(column))
    for cell in row.iterchildren(f"{W}tc"):
        width = _value(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        text = _text(cell)
        for _ in range(min(width, MOST_COLUMNS)):
            held = above[column] if continues and column < len(above) else Cell(text)
            yield held
            column += 1


MOST_COLUMNS = 63
"""Word makes no table with more columns."""


def _value(element: Any, usual: int) -> int:
    """The number that an element holds, or what is usual where it is left out."""
    return usual if element is None else int(element.get(f"{W}val", usual))


def _text(cell: Any) -> str:
    """A cell's text, its paragraphs as lines; without those of tables inside it."""
    paragraphs = cell.iterchildren(f"{W}p")
    lines = ("".join(each.text or "" for each in p.iter(f"{W}t")) for p in paragraphs)
    return "\n".join(lines).strip()
