#!/usr/bin/env bash
# What: docxtpl 0.20.2, a tag with "&" in a text: {% if to == "Đội Thi đua & Khen thưởng" %}, in a template
#   saved by python-docx 1.2.0 (Word saves the same XML).
# Expected: the text that the author sees in the tag. In the file "&" stands as "&amp;" because it is XML;
#   docxtpl turns "&lt;" and "&gt;" in tags back before Jinja reads them, and Jinja2 3.1.6 alone, given
#   the paragraph's text, compares right.
# Instead: "&amp;" is left as it is, so the tag compares with "Đội Thi đua &amp; Khen thưởng" and is never
#   true; a printed text {{ "A & B" }} comes out as "A &amp; B" (with autoescape).
# For a program like ours: a condition on the name of a department takes the other branch in silence. A
#   check of templates has to look for ampersands within tags.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check docxtpl==0.20.2 python-docx==1.2.0 jinja2==3.1.6
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment

TAGS = [
    '{% if to == "Đội Thi đua & Khen thưởng" %}đúng tổ{% else %}tổ khác{% endif %}',
    '{{ "A & B" }}',
    "{% if diem < 10 %}dưới 10{% else %}từ 10{% endif %}",
]
CONTEXT = {"to": "Đội Thi đua & Khen thưởng", "diem": 9}
document = docx.Document()
for tag in TAGS:
    document.add_paragraph(tag)
document.save("template.docx")

template = DocxTemplate("template.docx")
template.render(CONTEXT, autoescape=True)
template.save("filled.docx")
printed = [paragraph.text for paragraph in docx.Document("filled.docx").paragraphs]
seen = [paragraph.text for paragraph in docx.Document("template.docx").paragraphs]
alone = [Environment().from_string(text).render(CONTEXT) for text in seen]
print("Jinja2", version("jinja2"), "on the text: ", alone)
print("docxtpl", version("docxtpl"), "on the file:", printed)

if seen != TAGS or alone != ["đúng tổ", "A & B", "dưới 10"] or printed[2] != alone[2]:
    sys.exit("CHANGED: the template or the other signs read otherwise, so nothing is shown")
if printed[:2] != ["tổ khác", "A &amp; B"]:
    sys.exit("CHANGED: docxtpl turns the ampersand in a tag back")
print("As described: the department is not recognised by its own name.")
PY
