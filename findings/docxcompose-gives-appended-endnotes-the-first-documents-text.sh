#!/usr/bin/env bash
# What: docxcompose 2.2.0, Composer.append() of a document with an endnote to one that has an endnote too;
#   both written by the npm package docx 9.15.2. The same with comments (by python-docx 1.2.0).
# Expected: both notes kept, as docxcompose does for footnotes: it copies and renumbers them, which the
#   script shows with the same two documents.
# Instead: the appended reference keeps its number, and the appended note is not copied. It now points at
#   the note of that number in the first document: a wrong text, in a file that is well-formed and opens
#   without complaint. Comments go the same way; with a first document without any, the references dangle.
# For a program like ours: an annex joined to a decision prints the decision's endnote under the annex, and
#   a reviewer's remark stands under the other author's name. Documents with either must be refused.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check docxcompose==2.2.0 python-docx==1.2.0
npm install --silent --no-audit --no-fund --prefix . docx@9.15.2 >/dev/null
node -e '
const {Document, EndnoteReferenceRun, FootnoteReferenceRun, Packer, Paragraph, TextRun} = require("docx");
for (const name of ["decision", "annex"]) {
  const note = (kind) => ({1: {children: [new Paragraph({children: [new TextRun(`${kind} of the ${name}`)]})]}});
  const children = [new Paragraph({children: [new TextRun(name), new FootnoteReferenceRun(1), new EndnoteReferenceRun(1)]})];
  Packer.toBuffer(new Document({footnotes: note("footnote"), endnotes: note("endnote"), sections: [{children}]}))
    .then((bytes) => require("fs").writeFileSync(name + ".docx", bytes));
}'
venv/bin/python - <<'PY'
import sys
import zipfile
from importlib.metadata import version

import docx
from docx.oxml.ns import qn
from docxcompose.composer import Composer
from lxml import etree


def joined(first, second, result):
    composer = Composer(docx.Document(first))
    composer.append(docx.Document(second))
    composer.save(result)


def notes(kind):
    """What each paragraph of the joined document is given as its note of this kind."""
    package = zipfile.ZipFile("joined.docx")
    part = etree.fromstring(package.read(f"word/{kind}s.xml"))
    texts = {note.get(qn("w:id")): "".join(note.itertext(qn("w:t"))) for note in part}
    body = etree.fromstring(package.read("word/document.xml"))
    return [texts[reference.get(qn("w:id"))] for reference in body.iter(qn(f"w:{kind}Reference"))]


joined("decision.docx", "annex.docx", "joined.docx")
footnotes, endnotes = notes("footnote"), notes("endnote")

for name, author in (("minutes", "Lê Thị Mẫu"), ("report", "Trần Văn Mẫu")):
    document = docx.Document()
    run = document.add_paragraph(name).runs[0]
    document.add_comment(run, text=f"remark on the {name}", author=author)
    document.save(f"{name}.docx")
joined("minutes.docx", "report.docx", "remarked.docx")
remarked = docx.Document("remarked.docx")
ids = [mark.get(qn("w:id")) for mark in remarked.element.body.iter(qn("w:commentReference"))]
comments = {str(comment.comment_id): (comment.author, comment.text) for comment in remarked.comments}

print("docxcompose", version("docxcompose"))
print("footnotes:", footnotes)
print("endnotes: ", endnotes)
print("comments: ", [comments.get(one) for one in ids])

if footnotes != ["footnote of the decision", "footnote of the annex"]:
    sys.exit("CHANGED: footnotes are no longer copied, so nothing is shown")
wrong = ("Lê Thị Mẫu", "remark on the minutes")
if endnotes != ["endnote of the decision"] * 2 or [comments.get(one) for one in ids] != [wrong] * 2:
    sys.exit("CHANGED: docxcompose treats endnotes or comments otherwise")
print("As described: the annex has the decision's endnote, the report the remark on the minutes.")
PY
