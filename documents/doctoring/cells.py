"""Tables of a template: what would be lost or leave a damaged file when it is filled.

A row with a tag for rows ({%tr … %}) vanishes, and whatever else is in it. A paragraph that only
holds a tag ({%p … %}) vanishes too, and what stands in a loop may not stand at all: a cell left
without a paragraph is damage to Word.
"""

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element

from dossiers.model.finding import Finding, Passage, TextFinding

_ROW_TAG = re.compile(r"\{%tr\s.*?%\}")
_TAG = re.compile(r"^\s*\{%p\s+(\w+)[^%]*%\}\s*$")


def empty_cells(cells: Sequence[Sequence[str]]) -> Iterator[TextFinding]:
    """Find each cell, given as the texts of its paragraphs, that may end up without one."""
    for cell in cells:
        if cell and not _stands(cell):
            yield Finding(
                "ô này của bảng có thể không còn đoạn nào khi điền, Word sẽ báo tệp hỏng; hãy thêm "
                "một đoạn thường (có thể để trống) vào ô, ngoài các thẻ {%p … %}",
                Passage(next((each for each in cell if each.strip()), "")),
            )


def lost_rows(rows: Sequence[str], outside: Sequence[str]) -> Iterator[TextFinding]:
    """Find rows that hold more than their tag for rows, and such tags `outside` of tables."""
    for row in rows:
        tag = _ROW_TAG.search(row)
        if tag and row.strip() != tag.group():
            yield Finding(
                f"thẻ “{tag.group()}” phải đứng một mình trong một hàng, nếu không chữ cùng hàng "
                "sẽ mất",
                Passage(row.strip()),
            )
    for text in outside:
        if (tag := _ROW_TAG.search(text)) is not None:
            yield Finding(
                f"thẻ “{tag.group()}” chỉ dùng trong bảng; ở đây hãy dùng {{%p … %}}", Passage(text)
            )


def _stands(cell: Sequence[str]) -> bool:
    """Tell whether a paragraph stands whatever the data: outside of blocks, or in both branches."""
    depth, branches = 0, False
    for text in cell:
        tag = _TAG.match(text)
        if tag is None:
            if depth == 0:
                return True
        elif tag[1].startswith("end"):
            depth -= 1
        elif tag[1] in ("for", "if"):
            depth += 1
        elif tag[1] == "else" and depth == 1:
            branches = True
    return branches


def rows_of(root: _Element) -> tuple[str, ...]:
    """Return all that each row says."""
    return tuple(_text(row) for row in root.iter(qn("w:tr")))


def outside_of(root: _Element) -> tuple[str, ...]:
    """Return what each paragraph outside of tables says."""
    paragraphs = root.iter(qn("w:p"))
    loose = (each for each in paragraphs if next(each.iterancestors(qn("w:tr")), None) is None)
    return tuple(_text(each) for each in loose)


def _text(element: _Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def cells_of(root: _Element) -> tuple[tuple[str, ...], ...]:
    """Return the texts of each cell's own paragraphs, those of tables within it left out."""
    cells = root.iter(qn("w:tc"))
    return tuple(tuple(_text(each) for each in cell.findall(qn("w:p"))) for cell in cells)
