#!/usr/bin/env bash
# What: LibreOffice 7.4.7, "soffice --convert-to txt:Text" of a Word document with tracked changes (number 11
#   struck out, 12 put in), made with python-docx 1.2.0.
# Expected: "Số 12/QĐ-UBND". ECMA-376 part 1, 17.13.5.14 (del): what stands in it was deleted; plain text
#   has no way to mark it. docx2txt 0.9 gives the text without it.
# Instead: "Số 1112/QĐ-UBND": what was deleted is exported like what was not, with nothing between them.
# For a program like ours: a text made by LibreOffice for searching or comparing holds names and numbers
#   that nobody wrote. Tracked changes have to be found in the file before its text is trusted.
# Exits 0 while this is so, 1 when it has changed, 2 without LibreOffice Writer.
set -euo pipefail
export PYTHONUTF8=1
command -v soffice >/dev/null || { echo "needs LibreOffice Writer (soffice)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9
venv/bin/python - <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WHO = 'w:author="Lê Thị Mẫu" w:date="2026-01-05T08:00:00Z"'
document = docx.Document()
paragraph = document.add_paragraph("Số ")
for change in (
    f'<w:del {nsdecls("w")} w:id="1" {WHO}><w:r><w:delText>11</w:delText></w:r></w:del>',
    f'<w:ins {nsdecls("w")} w:id="2" {WHO}><w:r><w:t>12</w:t></w:r></w:ins>',
):
    paragraph._p.append(parse_xml(change))
paragraph.add_run("/QĐ-UBND")
document.save("decision.docx")
PY
soffice --version
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to txt:Text decision.docx >/dev/null 2>&1 || true
[ -s decision.txt ] || { echo "LibreOffice made no text of the document: is Writer installed?"; exit 2; }
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import docx2txt

other = docx2txt.process("decision.docx").strip()
got = Path("decision.txt").read_text(encoding="utf-8-sig").strip()
print("docx2txt", version("docx2txt") + ":", other)
print("LibreOffice:", got)
if other != "Số 12/QĐ-UBND":
    sys.exit("CHANGED: the document reads otherwise, so nothing is shown")
if got != "Số 1112/QĐ-UBND":
    sys.exit("CHANGED: LibreOffice leaves deleted text out of plain text")
print("As described: two numbers have become one that nobody wrote.")
PY
