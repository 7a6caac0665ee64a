#!/usr/bin/env bash
# What: python-calamine 0.9.1, to_python() and iter_rows() of cells that hold an error value (#N/A, #REF!,
#   #DIV/0!), written by XlsxWriter 3.3.1.
# Expected: something that tells an error cell from an empty one. In the file the error is a value of its
#   own type (ECMA-376 part 1, 18.18.11, ST_CellType "e"); openpyxl 3.1.5 gives "#N/A" with data type "e".
# Instead: an error cell is "", the same as a cell that was never filled and as a formula whose result is
#   the empty text.
# For a program like ours: a VLOOKUP that did not find the nominee's citizen number leaves #N/A; read by
#   calamine, an optional column simply looks unfilled, and the row is taken without a remark.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
  python-calamine==0.9.1 XlsxWriter==3.3.1 openpyxl==3.1.5
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("errors.xlsx")
sheet = book.add_worksheet("DS")
sheet.write_row(0, 0, ["Họ tên", "Số CCCD"])
for row, (formula, value) in enumerate(
    [('=VLOOKUP("x",D1:E9,2,FALSE)', "#N/A"), ("=#REF!", "#REF!"), ("=1/0", "#DIV/0!"), ('=""', "")], start=1
):
    sheet.write(row, 0, f"Nguyễn Văn Mẫu {row}")
    sheet.write_formula(row, 1, formula, None, value)
sheet.write(5, 0, "Nguyễn Văn Mẫu 5")
book.close()

cells = openpyxl.load_workbook("errors.xlsx", data_only=True).active["B"][1:]
other = [(cell.value, cell.data_type) for cell in cells]
table = CalamineWorkbook.from_path("errors.xlsx").get_sheet_by_index(0)
read, walked = [row[1] for row in table.to_python()[1:]], [row[1] for row in list(table.iter_rows())[1:]]
print("openpyxl", version("openpyxl") + ":       ", other)
print("python-calamine", version("python-calamine") + ":", read, walked)

if [value for value, kind in other if kind == "e"] != ["#N/A", "#REF!", "#DIV/0!"]:
    sys.exit("CHANGED: the file no longer holds error values, so nothing is shown")
if read != [""] * 5 or walked != [""] * 5:
    sys.exit("CHANGED: calamine tells error cells from empty ones")
print("As described: three failed formulas, an empty result and an empty cell are all the same.")
PY
