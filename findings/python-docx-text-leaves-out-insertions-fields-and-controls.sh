#!/usr/bin/env bash
# What: python-docx 1.2.0, Paragraph.text, on a document written by the npm package docx 9.15.2 with a
#   tracked insertion (w:ins), a mail-merge field (w:fldSimple) and a text in a content control (w:sdt).
# Expected: the paragraph's text as Word shows it. ECMA-376 part 1: the runs in these elements are content
#   of the paragraph (17.13.5.18, 17.16.19, 17.5.2); since version 1.0 the property includes the text of
#   hyperlinks, which lie in the paragraph in the same way. docx2txt 0.9 gives all three texts.
# Instead: each of them is left out without a trace: "Số 12/QĐ-UBND" is read as "Số /QĐ-UBND".
# For a program like ours: a document read back before it is signed lacks just what was put in last (the
#   number), a check that looks for a name does not find it, and a text compared as equal is not.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9
npm install --silent --no-audit --no-fund --prefix . docx@9.15.2 >/dev/null
node -e '
const {Document, InsertedTextRun, Packer, Paragraph, SimpleField, TextRun} = require("docx");
const paragraph = (...children) => new Paragraph({children});
const document = new Document({sections: [{children: [
  paragraph(new TextRun("Số "), new InsertedTextRun({text: "12", id: 1, author: "Lê Thị Mẫu", date: "2026-01-05T08:00:00Z"}), new TextRun("/QĐ-UBND")),
  paragraph(new TextRun("Tặng Giấy khen cho "), new SimpleField("MERGEFIELD ho_ten", "Nguyễn Văn Mẫu")),
  paragraph(new TextRun("Nơi ở: "), new TextRun("TRONG_O")),
]}]});
Packer.toBuffer(document).then((bytes) => require("fs").writeFileSync("written.docx", bytes));'
venv/bin/python - <<'PY'
import re
import sys
import zipfile
from importlib.metadata import version

import docx
import docx2txt

# docx of npm has no text control of its own: the last run is put into one, as Word does.
with zipfile.ZipFile("written.docx") as written, zipfile.ZipFile("decision.docx", "w") as decision:
    for name in written.namelist():
        data = written.read(name)
        if name == "word/document.xml":
            text = data.decode()
            run = re.search(r"<w:r><w:t[^>]*>TRONG_O</w:t></w:r>", text).group()
            control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
            data = text.replace(run, control).replace("TRONG_O", "tổ 5").encode()
        decision.writestr(name, data)

read = [paragraph.text for paragraph in docx.Document("decision.docx").paragraphs]
other = [line for line in docx2txt.process("decision.docx").split("\n") if line]
print("docx2txt", version("docx2txt") + ":     ", other)
print("python-docx", version("python-docx") + ":", read)

if other != ["Số 12/QĐ-UBND", "Tặng Giấy khen cho Nguyễn Văn Mẫu", "Nơi ở: tổ 5"]:
    sys.exit("CHANGED: the document no longer holds these texts, so nothing is shown")
if read != ["Số /QĐ-UBND", "Tặng Giấy khen cho ", "Nơi ở: "]:
    sys.exit("CHANGED: python-docx gives insertions, fields or controls")
print("As described: number, name and place are missing from Paragraph.text.")
PY
