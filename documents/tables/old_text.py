"""Cells typed in an encoding of before Unicode: which of two it is, and what is said of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from documents.old_encodings import LATIN_1, Encoding, Typed, could_be_old
from documents.tables.table_grid import Cell, Grid
from documents.tables.table_headings import plain


def settled(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return the grids with what may be read in several ways read by what stands around it.

    What may be in either encoding is in that of the other cells; what makes sense as Unicode, too,
    is in an old encoding only if other cells of its line are, or none of the line is Unicode.
    """
    typed = [cell.typed for cell in _cells(grids) if cell.typed]
    if not typed:
        return tuple(grids)
    counted = Counter(each.encoding for each in typed if each.sure and not each.doubtful)
    used = next(iter(counted)) if len(counted) == 1 else None
    return tuple(
        replace(
            grid,
            lines={
                line: _line_settled(cells, used, known=bool(counted))
                for line, cells in grid.lines.items()
            },
        )
        for grid in grids
    )


def _line_settled(
    cells: tuple[Cell, ...], used: Encoding | None, *, known: bool
) -> tuple[Cell, ...]:
    typed = [cell.typed for cell in cells if cell.typed]
    if typed and all(each.doubtful for each in typed):
        unicode = any(max(cell.text, default="") > LATIN_1 for cell in cells if not cell.typed)
        if unicode or not known:
            return tuple(_as_typed(cell) for cell in cells)
    return tuple(_settled(cell, used) for cell in cells)


def _as_typed(cell: Cell) -> Cell:
    return cell._replace(text=cell.typed.original.strip(), typed=None) if cell.typed else cell


def old_faults(
    fields: Sequence[tuple[str, Cell]],
    line: Sequence[Cell],
    chosen: Collection[str],
    *,
    convert: bool,
) -> dict[str, str]:
    """Return what is wrong with the fields of a line in which an old encoding was typed.

    What can be converted is no fault with `convert`. In a line that lost its old font, a text that
    makes sense in Unicode and in that encoding is asked about, unless it is one of those `chosen`.
    """
    typed = {name: cell.typed for name, cell in fields if cell.typed}
    if not typed:
        return {}
    found = {name: each.fault for name, each in typed.items() if not (convert and each.sure)}
    return found | {
        name: f"“{cell.text}” có thể là Unicode, có thể là phông cũ; hãy gõ lại bằng Unicode"
        for name, cell in (fields if _lost_fonts(line) else ())
        if name not in typed and plain(cell.text) not in chosen and could_be_old(cell.text)
    }


def _lost_fonts(line: Sequence[Cell]) -> bool:
    """Tell whether a whole line was typed in an old font that was changed afterwards."""
    cells = [cell for cell in line if not cell.text.isascii()]
    unicode = (not cell.typed and max(cell.text) > LATIN_1 for cell in cells)
    return not any(unicode) and not any(cell.typed.by_font for cell in cells if cell.typed)


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


def _settled(cell: Cell, used: Encoding | None) -> Cell:
    typed = cell.typed
    if used is None or typed is None or not typed.other:
        return cell
    text = typed.text if typed.encoding is used else typed.other
    return cell._replace(text=text.strip(), typed=Typed(typed.original, used, text))
