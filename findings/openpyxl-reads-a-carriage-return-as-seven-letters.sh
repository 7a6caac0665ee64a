#!/usr/bin/env bash
# What: openpyxl 3.1.5 reading a cell whose text holds a carriage return, written by XlsxWriter 3.3.1 in the
#   way of the standard.
# Expected: the text as it was given to the writer. ECMA-376 part 1, 22.9.2.19 (ST_Xstring): characters
#   that XML cannot carry are written as _xHHHH_, and a reader turns them back; a text that really says
#   "_x000D_" is written with its own underscore escaped (_x005F_x000D_). python-calamine 0.9.1 does so.
# Instead: openpyxl gives the carriage return as the seven letters "_x000D_", while it does take the escape
#   of the underscore away. Two different texts, one with a carriage return and one with the letters,
#   become the same, and there is no way left to tell them apart.
# For a program like ours: lists exported by other systems put "Nguyễn Văn Mẫu_x000D_" into dossiers and
#   onto certificates, and a name compared with the same name from elsewhere is another one.
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
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

GIVEN = ["Nguyễn Văn Mẫu\rTổ trưởng", "Nguyễn Văn Mẫu_x000D_Tổ trưởng"]
book = xlsxwriter.Workbook("names.xlsx")
sheet = book.add_worksheet("DS")
for row, text in enumerate(GIVEN):
    sheet.write_string(row, 0, text)
book.close()

read = [cell.value for cell in openpyxl.load_workbook("names.xlsx").active["A"]]
other = [row[0] for row in CalamineWorkbook.from_path("names.xlsx").get_sheet_by_index(0).to_python()]
print("given to XlsxWriter", version("XlsxWriter") + ":", GIVEN)
print("python-calamine", version("python-calamine"), "read: ", other)
print("openpyxl", version("openpyxl"), "read:       ", read)

if other != GIVEN:
    sys.exit("CHANGED: the other reader no longer gives the texts back, so nothing is shown")
if read != [GIVEN[1], GIVEN[1]]:
    sys.exit("CHANGED: openpyxl tells a carriage return from the letters _x000D_")
print("As described: two different texts are one.")
PY
