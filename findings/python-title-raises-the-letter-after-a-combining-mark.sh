#!/usr/bin/env bash
# What: str.title() of Python (seen with 3.11) on Vietnamese text with combining marks (Unicode form NFD),
#   as files and clipboards from macOS and several converters bring it.
# Expected: the same letters in capitals for the composed and the decomposed spelling: the two are
#   canonically equivalent (Unicode Standard, chapter 3.7), and a word does not end at a combining mark
#   (UAX #29, rule WB4). The title filter of Jinja2 3.1.6 gives "Nguyễn Đoàn Thị Mẫu" for both.
# Instead: the letter after each combining mark becomes a capital: "NguyễN ĐoàN Thị MẫU" as soon as the name
#   is decomposed. On paper and on the screen the input of the two looks the same.
# For a program like ours: names in capitals from a list, put right with .title(), are printed wrong for
#   some units only. Text must be composed (NFC) before anything is done to its letters.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check jinja2==3.1.6
venv/bin/python - <<'PY'
import platform
import sys
from importlib.metadata import version
from unicodedata import normalize

from jinja2 import Environment

NAME = "NGUYỄN ĐOÀN THỊ MẪU"
title = Environment().from_string("{{ name|title }}")
python = {form: normalize("NFC", normalize(form, NAME).title()) for form in ("NFC", "NFD")}
jinja = {form: normalize("NFC", title.render(name=normalize(form, NAME))) for form in ("NFC", "NFD")}
print("Python", platform.python_version(), python)
print("Jinja2", version("jinja2"), jinja)

if set(jinja.values()) != {"Nguyễn Đoàn Thị Mẫu"} or python["NFC"] != "Nguyễn Đoàn Thị Mẫu":
    sys.exit("CHANGED: the composed name or the other tool is no longer right, so nothing is shown")
if python["NFD"] != "NguyễN ĐoàN Thị MẫU":
    sys.exit("CHANGED: str.title() treats a decomposed name like a composed one")
print("As described: the same name, decomposed, gets capitals inside its words.")
PY
