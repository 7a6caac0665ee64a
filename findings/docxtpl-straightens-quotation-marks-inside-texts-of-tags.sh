#!/usr/bin/env bash
# What: docxtpl 0.20.2, a tag whose text holds the quotation marks of Vietnamese documents, “ and ”:
#   {% if danh_hieu == 'danh hiệu “Lao động tiên tiến”' %}.
# Expected: that the marks around a text may be typed curly, as Word does by itself, and that marks within
#   a text in straight ones are part of it. Jinja2 3.1.6, given the paragraph's text, compares right.
# Instead: every curly mark anywhere in a tag becomes a straight one before Jinja reads it. The condition is
#   never true, the printed text {{ 'danh hiệu “A”' }} has "A" in straight marks, and with straight double
#   marks around it the tag is a syntax error that the author cannot see in the template.
# For a program like ours: the names of titles stand in these marks in Vietnamese decisions (Word types them),
#   so a template that asks for a title by name takes the other branch without a word.
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
from jinja2 import Environment, TemplateSyntaxError

TITLE = "danh hiệu “Lao động tiên tiến”"


def filled(text):
    document = docx.Document()
    document.add_paragraph(text)
    document.save("template.docx")
    template = DocxTemplate("template.docx")
    try:
        template.render({"danh_hieu": TITLE}, autoescape=True)
    except TemplateSyntaxError as refused:
        return type(refused).__name__
    template.save("filled.docx")
    return docx.Document("filled.docx").paragraphs[0].text


def jinja(text):
    return Environment().from_string(text).render(danh_hieu=TITLE)


TAGS = ["{% if danh_hieu == '" + TITLE + "' %}đúng{% else %}khác{% endif %}", "{{ '" + TITLE + "' }}", '{{ "' + TITLE + '" }}']
print("Jinja2", version("jinja2"), "docxtpl", version("docxtpl"))
for tag in TAGS:
    print(f"{tag}\n  Jinja2: {jinja(tag)}\n  docxtpl: {filled(tag)}")
print("as a value:", filled("{{ danh_hieu }}"))

if [jinja(tag) for tag in TAGS] != ["đúng", TITLE, TITLE] or filled("{{ danh_hieu }}") != TITLE:
    sys.exit("CHANGED: Jinja or plain values print otherwise, so nothing is shown")
if [filled(tag) for tag in TAGS] != ["khác", 'danh hiệu "Lao động tiên tiến"', "TemplateSyntaxError"]:
    sys.exit("CHANGED: docxtpl leaves quotation marks within texts alone")
print("As described: the title is not recognised, and is printed in other marks.")
PY
