#!/usr/bin/env bash
# What: num2words 0.5.14, language "vi", numbers with decimals.
# Expected: "một phẩy không năm" for 1.05, as the English of the same package says "one point zero five",
#   and all three decimals of 2.005.
# Instead: what stands behind the point is read as a whole number of two digits: 1.05 is "một phẩy năm",
#   which is 1.5 in Vietnamese, while 1.5 is "một phẩy năm mươi"; 2.005 is "hai", and 2.125 is 2.12. The
#   exact Decimal("1.05") fares no better.
# For a program like ours: a coefficient or a mark in words names another value: of 1.05 and 1.5 the reader
#   hears the wrong one. Decimals have to be put into words digit by digit by oneself.
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
from decimal import Decimal
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
got = {number: num2words(number, lang="vi") for number in (1.05, 1.5, 2.005, 2.125)}
english = {number: num2words(number, lang="en") for number in got}
for number, words in got.items():
    print(f"{number}: {words!r}, in English {english[number]!r}")
exact = num2words(Decimal("1.05"), lang="vi")
print("Decimal 1.05:", repr(exact))

if english[1.05] != "one point zero five" or english[2.005] != "two point zero zero five":
    sys.exit("CHANGED: English no longer reads the digits one by one, so nothing is shown")
if (got[1.05], exact, got[1.5], got[2.005]) != (*["một phẩy năm"] * 2, "một phẩy năm mươi", "hai"):
    sys.exit("CHANGED: decimals are read otherwise in Vietnamese")
print("As described: 1.05 is said as 1.5, and 2.005 as 2.")
PY
