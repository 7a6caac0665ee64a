#!/usr/bin/env bash
# What: LibreOffice 7.4.7 (and pdftotext of Poppler 22.12) on a Word document in an old Vietnamese font of
#   the TCVN3 kind (.VnTime), made with python-docx 1.2.0.
# Expected: that saving as .docx keeps the characters of the text. TCVN 5712:1993 (VN3) gives the letter "ư"
#   the code AD; documents in these fonts hold it as U+00AD, like the other letters an ordinary character
#   in w:t, for which the font has a drawing. A converter to Unicode turns "H", U+00AD, "¬ng" into "Hương".
# Instead: U+00AD is taken for an optional hyphen, as Unicode has it. Saved as .docx by LibreOffice it is an
#   element w:softHyphen and no text any more, so that python-docx gives "H¬ng" ("Hơng" after conversion);
#   in a PDF it is not drawn at all, and its text lacks it too. All the other letters stay.
# For a program like ours: a list in .VnTime must be converted from the file as it came. After LibreOffice
#   has saved it, each "ư" is lost without a trace, and "Trương" cannot be told from "Trơng".
# Exits 0 while this is so, 1 when it has changed, 2 without LibreOffice Writer and pdftotext.
set -euo pipefail
export PYTHONUTF8=1
command -v soffice >/dev/null || { echo "needs LibreOffice Writer (soffice)"; exit 2; }
command -v pdftotext >/dev/null || { echo "needs pdftotext (poppler-utils)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check python-docx==1.2.0
cat >text.py <<'PY'
# "Trần Thị Hương" in TCVN3: ư is U+00AD, ơ is U+00AC, ầ is U+00C7, ị is U+00DE.
TEXT = "Tr\u00c7n Th\u00de H\u00ad\u00acng"
PY
venv/bin/python - <<'PY'
import docx
from text import TEXT

document = docx.Document()
document.add_paragraph().add_run(TEXT).font.name = ".VnTime"
document.save("list.docx")
PY
soffice --version
pdftotext -v 2>&1 | sed -n 1p
mkdir again
office=(soffice --headless "-env:UserInstallation=file://$work/profile")
"${office[@]}" --convert-to docx --outdir again list.docx >/dev/null 2>&1 || true
"${office[@]}" --convert-to pdf list.docx >/dev/null 2>&1 || true
[ -s again/list.docx ] && [ -s list.pdf ] || { echo "LibreOffice converted nothing: is Writer installed?"; exit 2; }
pdftotext -enc UTF-8 list.pdf pdf.txt
venv/bin/python - <<'PY'
import sys
from pathlib import Path

import docx
from text import TEXT

before = docx.Document("list.docx").paragraphs[0].text
again = docx.Document("again/list.docx").paragraphs[0]
optional = again._p.xpath(".//w:softHyphen")
pdf = Path("pdf.txt").read_text().strip()
print("before:              ", ascii(before))
print("saved by LibreOffice:", ascii(again.text), "and elements w:softHyphen:", len(optional))
print("text of the PDF:     ", ascii(pdf))

lost = TEXT.replace("\u00ad", "")
if before != TEXT:
    sys.exit("CHANGED: the document reads otherwise, so nothing is shown")
if again.text != lost or len(optional) != 1 or pdf != lost:
    sys.exit("CHANGED: LibreOffice keeps U+00AD in text")
print("As described: one letter of the name is gone, the others are as they were.")
PY
