"""Tables of fixed widths, in the grid too: LibreOffice obeys w:tblGrid, Word the cells."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from templates.decree30 import LAYOUT
from templates.text_style import Align, ParagraphLayout, TextStyle, element, write

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(document: Document, widths: Sequence[float], rows: int = 1) -> Table:
    """Add a centred table without lines, its columns `widths` centimetres wide."""
    made: Table = document.add_table(rows=rows, cols=len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _state_width(made, sum(widths))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return made


def _state_width(made: Table, width: float) -> None:
    """Say the table's width and drop its style: the stripped package has none for tables."""
    properties = made._tbl.tblPr
    for name in ("w:tblStyle", "w:tblW", "w:tblLook"):
        for unwanted in properties.findall(qn(name)):
            properties.remove(unwanted)
    properties.insert(0, element("w:tblW", w=str(Cm(width).twips), type="dxa"))


def set_padding(made: Table, left: float, right: float, top: float = 0, bottom: float = 0) -> None:
    """Set the room inside every cell, in centimetres."""
    margins = element("w:tblCellMar")
    room = {"top": top, "left": left, "bottom": bottom, "right": right}
    for side, width in room.items():
        margins.append(element(f"w:{side}", w=str(Cm(width).twips), type="dxa"))
    made._tbl.tblPr.append(margins)


def draw_borders(made: Table) -> None:
    """Draw all lines of a table."""
    borders = element("w:tblBorders")
    for edge in _EDGES:
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color="auto"))
    made._tbl.tblPr.get_or_add_tblLayout().addprevious(borders)


def keep_row_whole(row: _Row) -> None:
    """Never break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def repeat_row(row: _Row) -> None:
    """Repeat a row at the top of each page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def cell_paragraphs(cell: _Cell) -> Iterator[Paragraph]:
    """Return the paragraphs of a cell, one more each time: the first is already there."""
    yield cell.paragraphs[0]
    while True:
        yield cell.add_paragraph()


def fill(cell: _Cell, text: str, align: Align = Align.LEFT, style: TextStyle | None = None) -> None:
    """Write one paragraph into a cell."""
    look = style or TextStyle(size=LAYOUT.sizes.table)
    write(cell.paragraphs[0], ParagraphLayout(align=align), look, text)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def write_row_tag(row: _Row, statement: str) -> None:
    """Make a row that only holds a tag for rows: it vanishes when rendered."""
    write(row.cells[0].paragraphs[0], ParagraphLayout(), TextStyle(), f"{{%tr {statement} %}}")
