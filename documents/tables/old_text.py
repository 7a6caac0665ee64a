"""Cells typed in an encoding of before Unicode: which of two it is, and what is said of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.old_encodings import Encoding, Typed
from documents.tables.table_grid import Cell, Grid


def settled(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return the grids, cells that may be in either encoding read by the one of the others."""
    typed = [cell.typed for cell in _cells(grids) if cell.typed]
    if not any(each.other for each in typed):
        return tuple(grids)
    counted = Counter(each.encoding for each in typed if each.sure)
    if len(counted) != 1:
        return tuple(grids)
    (used,) = counted
    return tuple(
        replace(
            grid,
            lines={
                line: tuple(_settled(cell, used) for cell in cells)
                for line, cells in grid.lines.items()
            },
        )
        for grid in grids
    )


def typed_notes(grids: Sequence[Grid], *, convert: bool) -> Iterator[str]:
    """Yield how many cells are typed in each old encoding, and whether they were converted."""
    counted = Counter(cell.typed.encoding for cell in _cells(grids) if cell.typed)
    for encoding, count in counted.items():
        done = (
            "đã chuyển sang Unicode"
            if convert
            else "chưa nhận như vậy; chọn “Chuyển phông chữ cũ” để chuyển sang Unicode"
        )
        yield f"{count} ô gõ bằng phông cũ {encoding.value}: {done}."


def _cells(grids: Sequence[Grid]) -> Iterator[Cell]:
    return (cell for grid in grids for cells in grid.lines.values() for cell in cells)


def _settled(cell: Cell, used: Encoding) -> Cell:
    typed = cell.typed
    if typed is None or not typed.other:
        return cell
    text = typed.text if typed.encoding is used else typed.other
    return cell._replace(text=text.strip(), typed=Typed(typed.original, used, text))
