#!/usr/bin/env bash
# What: openpyxl 3.1.5, load_workbook() and save() of a workbook with a picture placed in a cell (Excel 365,
#   "Place in Cell"), written by XlsxWriter 3.3.1 (worksheet.embed_image).
# Expected: the picture kept, or a warning that something was left out, as openpyxl gives for other
#   extensions that it cannot keep. Such a cell stores the error value "#VALUE!" only for programs that do
#   not follow its attribute vm (ECMA-376 part 1, 18.3.1.4, value metadata) to the picture.
# Instead: no warning; the cell is read as an error cell with the value "#VALUE!", and the saved file holds
#   this error alone: vm, the metadata and the picture are gone.
# For a program like ours: a portrait in a nominee's row looks like a failed formula, so "the cell has an
#   error, mend the formula" is wrong advice, and the workbook given back with remarks has lost the photos.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import io
import struct
import sys
import warnings
import zipfile
import zlib
from importlib.metadata import version

import openpyxl
import xlsxwriter


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"\x20\x60\xa0" * 16 for _ in range(16))
png = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(rows))
    + chunk(b"IEND", b"")
)
book = xlsxwriter.Workbook("photo.xlsx")
sheet = book.add_worksheet("DS")
sheet.write_row(0, 0, ["Họ tên", "Ảnh"])
sheet.write(1, 0, "Nguyễn Văn Mẫu")
sheet.embed_image(1, 1, "photo.png", {"image_data": io.BytesIO(png), "description": "Ảnh chân dung"})
book.close()

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    book = openpyxl.load_workbook("photo.xlsx")
    cell = book.active["B2"]
    book.save("again.xlsx")


def pictures(path):
    return [name for name in zipfile.ZipFile(path).namelist() if "media" in name]


def stored(path):
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    return text[text.index('<c r="B2"') :].split("</c>")[0]


print("XlsxWriter", version("XlsxWriter"), "wrote:", stored("photo.xlsx"), pictures("photo.xlsx"))
print("openpyxl", version("openpyxl"), "read:", repr(cell.value), "of type", cell.data_type, "- warnings:", len(said))
print("openpyxl wrote:", stored("again.xlsx"), pictures("again.xlsx"))

if 'vm="1"' not in stored("photo.xlsx") or not pictures("photo.xlsx"):
    sys.exit("CHANGED: the writer stores such pictures in another way, so nothing is shown")
if (cell.value, cell.data_type) != ("#VALUE!", "e") or pictures("again.xlsx") or said:
    sys.exit("CHANGED: openpyxl keeps or tells of a picture in a cell")
print("As described: the picture was read as an error, and lost on saving.")
PY
