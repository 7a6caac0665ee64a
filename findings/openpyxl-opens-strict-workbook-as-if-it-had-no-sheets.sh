#!/usr/bin/env bash
# What: openpyxl 3.1.5, load_workbook() on a Strict Open XML workbook ("Strict Open XML Spreadsheet
#   (*.xlsx)" in Excel's Save As dialogue).
# Expected: the sheets and cells, or an exception. Strict is one of the two conformance classes of
#   ISO/IEC 29500; the file has the same name ending and content types as any other .xlsx.
#   python-calamine 0.9.1 reads it.
# Instead: load_workbook() succeeds and gives a workbook with no sheet at all: sheetnames is [] and active
#   is None. All that it says is a warning of "an invalid specification for 0", which names neither the
#   sheet nor Strict.
# For a program like ours: "no sheet" or "the list is empty" must not be said to a unit that sent a full
#   list. The namespace of xl/workbook.xml has to be looked at before openpyxl's answer is believed.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
venv/bin/python - <<'PY'
import sys
import warnings
import zipfile
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

parts = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{REL}" conformance="strict">
<sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""",
    "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{MAIN}"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Nguyễn Văn Mẫu</t></is></c></row></sheetData></worksheet>""",
}
with zipfile.ZipFile("strict.xlsx", "w") as package:
    for name, text in parts.items():
        package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    book = openpyxl.load_workbook("strict.xlsx")
calamine = CalamineWorkbook.from_path("strict.xlsx")
rows = calamine.get_sheet_by_index(0).to_python()

print("openpyxl", version("openpyxl"), "- sheets:", book.sheetnames, "active:", book.active)
print("  warnings:", [str(one.message) for one in said])
print("python-calamine", version("python-calamine"), "- sheets:", calamine.sheet_names, "rows:", rows)

if rows != [["Họ và tên"], ["Nguyễn Văn Mẫu"]]:
    sys.exit("CHANGED: calamine no longer reads the file, so nothing is shown")
if book.sheetnames or book.active is not None or any("trict" in str(one.message) for one in said):
    sys.exit("CHANGED: openpyxl no longer passes the workbook off as one without sheets")
print("As described: a full Strict workbook opens as one without sheets.")
PY
