#!/usr/bin/env bash
# What: openpyxl 3.1.5, load_workbook() and save() of a workbook (written by XlsxWriter 3.3.1) in which
#   cells under a merged range still hold numbers.
# Expected: what is in the file. ECMA-376 part 1, 18.3.1.54 (mergeCell) hides the other cells of a range,
#   it does not empty them; spreadsheets keep such values (LibreOffice asks whether the hidden cells shall
#   keep their contents when cells are merged), and sums count them. python-calamine 0.9.1 gives them,
#   and so does openpyxl itself with read_only=True.
# Instead: in its ordinary mode openpyxl puts None in their place while loading, and a save writes the
#   file without them. The same library, the same file: two modes, two answers.
# For a program like ours: a total checked against the rows differs by the mode in which the rows were
#   read, and a workbook given back with a column of remarks has lost the unit's numbers, whose sum
#   becomes another one at the next calculation.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
  openpyxl==3.1.5 XlsxWriter==3.3.1 python-calamine==0.9.1
venv/bin/python - <<'PY'
import sys
import zipfile
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("votes.xlsx")
sheet = book.add_worksheet("Phiếu")
sheet.write(0, 0, "Số phiếu")
sheet.merge_range(1, 0, 3, 0, 5)
sheet.write_number(2, 0, 7)
sheet.write_number(3, 0, 9)
sheet.write_formula(4, 0, "=SUM(A2:A4)", None, 21)
book.close()


def column(**how):
    sheet = openpyxl.load_workbook("votes.xlsx", data_only=True, **how).active
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


def stored(path):
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    return [number for number in (5, 7, 9) if f"<v>{number}</v>" in text]


ordinary, read_only, before = column(), column(read_only=True), stored("votes.xlsx")
other = [row[0] for row in CalamineWorkbook.from_path("votes.xlsx").get_sheet_by_index(0).to_python()]
openpyxl.load_workbook("votes.xlsx").save("again.xlsx")
after = stored("again.xlsx")

print("openpyxl", version("openpyxl"), "ordinary mode: ", ordinary)
print("openpyxl", version("openpyxl"), "read-only mode:", read_only)
print("python-calamine", version("python-calamine") + ":        ", other[1:])
print("numbers in the file:", before, "and after openpyxl's save:", after)

if read_only != [5, 7, 9, 21] or other[1:] != [5, 7, 9, 21] or before != [5, 7, 9]:
    sys.exit("CHANGED: the numbers are no longer in the file or no longer read, so nothing is shown")
if ordinary != [5, None, None, 21] or after != [5]:
    sys.exit("CHANGED: openpyxl keeps the numbers under a merged range")
print("As described: 7 and 9, which the sum of 21 counts, are gone after load and save.")
PY
