"""Read a .docx back as a reader sees it: paragraphs in order, tables row by row."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table, _Cell


def opened(data: bytes) -> Document:
    """Return the document."""
    return docx.Document(BytesIO(data))


def lines(data: bytes) -> list[str]:
    """Return every paragraph that says something, those of tables too."""
    return [line for line in _lines(opened(data)) if line.strip()]


def text(data: bytes) -> str:
    """Return the whole text, a line each paragraph."""
    return "\n".join(lines(data))


def _lines(part: Document | _Cell) -> Iterator[str]:
    for block in part.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from _row_lines(row.cells)
        else:
            yield block.text


def _row_lines(cells: tuple[_Cell, ...]) -> Iterator[str]:
    """Return the lines of a row, of a merged cell only once."""
    for place, cell in enumerate(cells):
        if place == 0 or cell._tc is not cells[place - 1]._tc:
            yield from _lines(cell)


def rows(data: bytes, table: int) -> list[list[str]]:
    """Return the cells of a table as text."""
    found = opened(data).tables[table]
    return [[cell.text for cell in row.cells] for row in found.rows]
