#!/usr/bin/env bash
# What: SheetJS (npm xlsx 0.18.5), [Content_Types].xml of a plain .xlsx workbook that holds two cells.
# Expected: content types of what is in the package. "macroEnabled" stands in the content types of macro
#   workbooks (.xlsm, .xlsb); XlsxWriter 3.3.1 and openpyxl 3.1.5 do not name it for a plain workbook.
# Instead: each workbook has a default "bin" = application/vnd.ms-excel.sheet.binary.macroEnabled.main,
#   although the package has no such part at all; the workbook itself is declared as a plain one. That is
#   allowed (ECMA-376 part 2 lets defaults name endings that no part has), only unlike all other writers.
# For a program like ours: whoever looks for "macroEnabled" in the content types calls the lists that many
#   web systems export dangerous. What counts is the type of the workbook's own part, and parts that exist.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
npm install --silent --no-audit --no-fund --prefix . xlsx@0.18.5 >/dev/null
node -e '
const xlsx = require("xlsx");
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["Họ tên"], ["Nguyễn Văn Mẫu"]]), "DS");
xlsx.writeFile(book, "sheetjs.xlsx");
console.log("SheetJS", xlsx.version);'
venv/bin/python - <<'PY'
import re
import sys
import zipfile

import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("xlsxwriter.xlsx")
book.add_worksheet("DS").write(0, 0, "Họ tên")
book.close()
openpyxl.Workbook().save("openpyxl.xlsx")

named = {}
for writer in ("sheetjs", "xlsxwriter", "openpyxl"):
    package = zipfile.ZipFile(writer + ".xlsx")
    types = package.read("[Content_Types].xml").decode()
    named[writer] = re.findall(r"<[^<]*macroEnabled[^>]*>", types)
    binary = [name for name in package.namelist() if name.endswith(".bin")]
    own = re.search(r'PartName="/xl/workbook.xml" ContentType="([^"]+)"', types).group(1)
    print(f"{writer}: {named[writer]}\n  parts that end in .bin: {binary}; the workbook is {own}")

if named["xlsxwriter"] or named["openpyxl"]:
    sys.exit("CHANGED: other writers name macros too, so nothing is shown")
if len(named["sheetjs"]) != 1 or 'Extension="bin"' not in named["sheetjs"][0]:
    sys.exit("CHANGED: SheetJS no longer names macros in a plain workbook")
print("As described: macros are named where there are none.")
PY
