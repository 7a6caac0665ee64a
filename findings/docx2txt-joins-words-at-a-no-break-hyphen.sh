#!/usr/bin/env bash
# What: docx2txt 0.9 and docx2python 3.7.1, text of a paragraph with a no-break hyphen, which Word puts in at
#   Ctrl+Shift+Hyphen and users type so that "98/2023/NĐ-CP" stays on one line. Written by the npm package
#   docx 9.15.2.
# Expected: a hyphen, as ECMA-376 part 1, 17.3.3.18 (noBreakHyphen) has it shown. python-docx 1.2.0 gives
#   "-", and mammoth 1.13.0 U+2011.
# Instead: nothing at all: "98/2023/NĐCP". Word stores the sign as an element of its own beside the text,
#   and both libraries pass over it.
# For a program like ours: numbers and symbols of documents read from letters ("12/QĐ-UBND", "98/2023/NĐ-CP")
#   are not found in the list of legal bases; and readers that do give the sign differ in which letter.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
  docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
npm install --silent --no-audit --no-fund --prefix . docx@9.15.2 >/dev/null
node -e '
const {Document, NoBreakHyphen, Packer, Paragraph, TextRun} = require("docx");
const children = [new Paragraph({children: [new TextRun({children: ["98/2023/NĐ", new NoBreakHyphen(), "CP"]})]})];
Packer.toBuffer(new Document({sections: [{children}]}))
  .then((bytes) => require("fs").writeFileSync("letter.docx", bytes));'
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx2python import docx2python

with open("letter.docx", "rb") as file:
    mammoths = mammoth.extract_raw_text(file).value.strip()
with docx2python("letter.docx") as content:
    docx2pythons = content.text.strip()
got = {
    "python-docx": docx.Document("letter.docx").paragraphs[0].text,
    "mammoth": mammoths,
    "docx2txt": docx2txt.process("letter.docx").strip(),
    "docx2python": docx2pythons,
}
for name, text in got.items():
    print(name, version(name) + ":", ascii(text))

if got["python-docx"] != "98/2023/NĐ-CP" or got["mammoth"] != "98/2023/NĐ\u2011CP":
    sys.exit("CHANGED: the other readers give another text, so nothing is shown")
if {got["docx2txt"], got["docx2python"]} != {"98/2023/NĐCP"}:
    sys.exit("CHANGED: the no-break hyphen is read")
print("As described: the hyphen is gone, and the symbol is another one.")
PY
