#!/usr/bin/env bash
# What: python-docx 1.2.0 on a document written by the npm package docx 9.15.2, whose style is named
#   "Heading 1".
# Expected: document.styles["Heading 1"] gives the style that iterating document.styles lists under just
#   that name, and add_heading() works.
# Instead: KeyError "no style with name 'Heading 1'"; python-docx puts "heading 1", the spelling in Word's
#   own files, in place of the name that was asked for and compares letter by letter; and as it shows
#   "heading 1" as "Heading 1", its own list of names does not tell the two kinds of file apart.
# For a program like ours: template and sub-document code that runs on all files saved by Word stops on the
#   files of web systems that use this package, with a message that the list of styles contradicts.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check python-docx==1.2.0
npm install --silent --no-audit --no-fund --prefix . docx@9.15.2 >/dev/null
node -e '
const {Document, HeadingLevel, Packer, Paragraph} = require("docx");
const heading = new Paragraph({text: "Danh sách", heading: HeadingLevel.HEADING_1});
Packer.toBuffer(new Document({sections: [{children: [heading]}]}))
  .then((bytes) => require("fs").writeFileSync("report.docx", bytes));'
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx


def tried(action):
    try:
        return action() and "works"
    except KeyError as refused:
        return f"KeyError: {refused.args[0]}"


print("python-docx", version("python-docx"))
report, own = docx.Document("report.docx"), docx.Document()
names = [style.name for style in report.styles if style.name in ("Title", "Heading 1")]
print("names listed:", names, "- style of the paragraph:", report.paragraphs[0].style.name)
asked = {name: tried(lambda name=name: report.styles[name]) for name in names}
adding = tried(lambda: report.add_heading("Phụ lục", 1))
print("asked for by these names:", asked)
print("add_heading():", adding)

if "Heading 1" not in names or asked["Title"] != "works" or not tried(lambda: own.add_heading("x", 1)) == "works":
    sys.exit("CHANGED: the document's styles are named otherwise, so nothing is shown")
if not asked["Heading 1"].startswith("KeyError") or not adding.startswith("KeyError"):
    sys.exit("CHANGED: python-docx finds the style under the name that it lists")
print("As described: a style that is listed is not found by its name.")
PY
