#!/usr/bin/env bash
# What: pandas 3.1.1, read_excel() of a column whose cells are text and hold
#   digits only, written by XlsxWriter 3.3.1; engines openpyxl 3.1.5 and python-calamine 0.9.1 alike.
# Expected: text. In a workbook each cell carries its own type; a citizen number with leading zeros is kept
#   as text in the cell exactly so that nothing takes it for a number. Both engines alone give text.
# Instead: pandas looks through the texts of the column as if they came from a CSV file and, when all of
#   them look like numbers, makes integers of them: the leading zeros are gone. Whether it happens depends
#   on the other rows: one cell such as "chưa có" in the column, and all the numbers stay text.
# For a program like ours: "006085001234" becomes 6085001234, which is no citizen number; a trial list in
#   which one number is missing reads well, and the final list does not. dtype=str must be given.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
  pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import openpyxl
import pandas
import xlsxwriter

NUMBERS = ["006085001234", "006190005678"]


def write(path, texts):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("DS")
    as_text = book.add_format({"num_format": "@"})
    for row, text in enumerate(["Số CCCD", *texts]):
        sheet.write_string(row, 0, text, as_text)
    book.close()


write("full.xlsx", NUMBERS)
write("trial.xlsx", [*NUMBERS, "chưa có"])
alone = [cell.value for cell in openpyxl.load_workbook("full.xlsx").active["A"][1:]]
full = {e: pandas.read_excel("full.xlsx", engine=e)["Số CCCD"].tolist() for e in ("openpyxl", "calamine")}
trial = pandas.read_excel("trial.xlsx", engine="openpyxl")["Số CCCD"].tolist()
told = pandas.read_excel("full.xlsx", engine="openpyxl", dtype=str)["Số CCCD"].tolist()
print("openpyxl", version("openpyxl"), "alone:                 ", alone)
for engine, values in full.items():
    print("pandas", version("pandas"), f"by {engine}:".ljust(22), values)
print("pandas, one more row of words: ", trial)
print("pandas with dtype=str:         ", told)

if alone != NUMBERS or told != NUMBERS:
    sys.exit("CHANGED: the cells are no longer read as text, so nothing is shown")
if any(values != [6085001234, 6190005678] for values in full.values()) or trial[:2] != NUMBERS:
    sys.exit("CHANGED: pandas leaves text cells text")
print("As described: text cells became integers, unless another row holds words.")
PY
