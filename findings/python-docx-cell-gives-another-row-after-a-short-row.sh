#!/usr/bin/env bash
# What: python-docx 1.2.0, Table.cell(row, column), Table.columns[...].cells and Table.column_cells() of a
#   table in which one row ends before the last column (w:gridAfter), as Word leaves a row after a cell at
#   its end was deleted.
# Expected: the cell of that row, or an exception where the row has none. ECMA-376 part 1, 17.4.14
#   (gridAfter): columns of the grid that stand empty behind the last cell of this one row. The same
#   library's Table.rows[...].cells reads it right and tells the gap by grid_cols_after.
# Instead: the cells of the whole table are counted through as if each row had all of them. From the short
#   row on, cell(row, 0) is a cell one place too far: of the short row itself the third cell is the first of
#   the next row, and each later row is shifted by one.
# For a program like ours: a name in column 1 is read together with the achievement in column 2 of its
#   neighbour, without any exception until the last cell. Tables must be read by rows only.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check python-docx==1.2.0
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TEXTS = [["TT", "Họ tên", "Thành tích"], ["I", "Tổ Tự nhiên"], ["1", "Nguyễn Văn Mẫu", "A"], ["2", "Trần Thị Mẫu", "B"]]
document = docx.Document()
table = document.add_table(len(TEXTS), 3)
for row, texts in zip(table.rows, TEXTS):
    for cell, text in zip(row.cells, texts):
        cell.text = text
short = table.rows[1]._tr
short.remove(short.tc_lst[-1])
gap = OxmlElement("w:gridAfter")
gap.set(qn("w:val"), "1")
short.get_or_add_trPr().append(gap)
document.save("list.docx")

table = docx.Document("list.docx").tables[0]
by_rows = [[cell.text for cell in row.cells] for row in table.rows]
by_cell = [[table.cell(row, column).text for column in range(3)] for row in range(3)]
second = [cell.text for cell in table.columns[1].cells]
try:
    last = table.cell(3, 2).text
except IndexError as refused:
    last = repr(refused)
print("python-docx", version("python-docx"))
print("by rows:        ", by_rows, "- empty columns behind row 1:", table.rows[1].grid_cols_after)
print("by cell():      ", by_cell, "- cell(3, 2):", last)
print("by columns[1]:  ", second)

if by_rows != TEXTS or table.rows[1].grid_cols_after != 1:
    sys.exit("CHANGED: rows no longer read as they were written, so nothing is shown")
shifted = [TEXTS[0], ["I", "Tổ Tự nhiên", "1"], ["Nguyễn Văn Mẫu", "A", "2"]]
if by_cell != shifted or second != ["Họ tên", "Tổ Tự nhiên", "A", "B"]:
    sys.exit("CHANGED: cell() and columns take account of rows that end early")
print("As described: cell(2, 0) is the name, not the number, and columns[1] mixes two columns.")
PY
