#!/usr/bin/env bash
# What: num2words 0.5.14, language "vi", a negative number.
# Expected: "âm năm" for -5, as "minus five" in English and a word for minus in the other languages of the
#   package that were tried (fr, de, es); or an exception that says that it cannot be done.
# Instead: another number, positive and well spelled: -5 gives "mười lăm" (15), -15 gives "năm" (5), -1 gives
#   "mười chín" (19). From -21 on an IndexError is raised. The words are looked up in a Python tuple, where
#   a negative index counts from the end.
# For a program like ours: a difference or a correction put into words ("giảm ...") is wrong without a sign
#   of it in the text, for just the small numbers that occur. Signs must be taken off before.
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
export PYTHONUTF8=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check num2words==0.5.14
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
got = {number: num2words(number, lang="vi") for number in (-1, -5, -15, 19, 15, 5)}
others = {lang: num2words(-5, lang=lang) for lang in ("en", "fr", "de", "es")}
try:
    beyond = num2words(-21, lang="vi")
except IndexError as refused:
    beyond = repr(refused)
print(got)
print("-21:", beyond)
print("-5 in other languages:", others)

if others["en"] != "minus five" or any(num2words(5, lang=lang) == words for lang, words in others.items()):
    sys.exit("CHANGED: the other languages no longer say minus, so nothing is shown")
if (got[-1], got[-5], got[-15]) != (got[19], got[15], got[5]):
    sys.exit("CHANGED: negative numbers are no longer read as positive ones in Vietnamese")
print("As described: -5 is read as 15, and -15 as 5.")
PY
