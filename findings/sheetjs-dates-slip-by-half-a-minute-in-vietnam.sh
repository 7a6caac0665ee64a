#!/usr/bin/env bash
# What: SheetJS (npm xlsx 0.18.5, the newest on npm) together with the time zone of Vietnam
#   (TZ=Asia/Ho_Chi_Minh); dates read with cellDates and dates written from JavaScript's Date.
# Expected: 5 January 2026, 00:00, for the cell that holds the whole number 46027, and a whole number for
#   new Date(1990, 9, 5). Dates in workbooks know no zone (ECMA-376 part 1, 18.17.4); with TZ=UTC both
#   come out so, and openpyxl 3.1.5 reads both files right to the second.
# Instead: read, the date is 4 January 2026, 23:59:30, a day earlier by its date; written, it is
#   33151.000347, half a minute past midnight. Saigon's zone was 7:06:30 ahead of Greenwich in 1899, where
#   SheetJS counts its days from, and JavaScript's offset of a zone knows whole minutes only.
# For a program like ours: forms and web systems of schools write lists with SheetJS in browsers in Vietnam.
#   "A date with a time of day" must not be refused as a fault of the unit, and a day read in JavaScript
#   cannot be taken from the date alone without rounding.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
npm install --silent --no-audit --no-fund --prefix . xlsx@0.18.5 >/dev/null
venv/bin/python - <<'PY'
import datetime

import xlsxwriter

book = xlsxwriter.Workbook("day.xlsx")
day = book.add_format({"num_format": "dd/mm/yyyy"})
book.add_worksheet("DS").write_datetime(0, 0, datetime.datetime(2026, 1, 5), day)
book.close()
PY
cat >dates.js <<'JS'
const xlsx = require("xlsx");
const read = xlsx.readFile("day.xlsx", {cellDates: true}).Sheets.DS.A1.v;
const two = (n) => String(n).padStart(2, "0");
const day = [read.getFullYear(), two(read.getMonth() + 1), two(read.getDate())].join("-");
const time = [read.getHours(), read.getMinutes(), read.getSeconds()].map(two).join(":");
const sheet = xlsx.utils.aoa_to_sheet([[new Date(1990, 9, 5)]]);
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, sheet, "DS");
xlsx.writeFile(book, process.argv[2]);
console.log(day + " " + time);
JS
utc=$(TZ=UTC node dates.js utc.xlsx)
vietnam=$(TZ=Asia/Ho_Chi_Minh node dates.js vietnam.xlsx)
echo "node $(node --version), time zones $(node -p process.versions.tz), xlsx $(node -p 'require("xlsx").version')"
UTC_READ=$utc VIETNAM_READ=$vietnam venv/bin/python - <<'PY'
import os
import sys

import openpyxl


def value(path):
    return openpyxl.load_workbook(path).active["A1"].value.isoformat(sep=" ")


got = {
    "read in UTC": os.environ["UTC_READ"],
    "read in Vietnam": os.environ["VIETNAM_READ"],
    "written in UTC": value("utc.xlsx"),
    "written in Vietnam": value("vietnam.xlsx"),
}
for what, when in got.items():
    print(what.ljust(20), when)
if value("day.xlsx") != "2026-01-05 00:00:00" or got["read in UTC"] != "2026-01-05 00:00:00":
    sys.exit("CHANGED: the date is no longer read right in UTC, so nothing is shown")
if got["written in UTC"] != "1990-10-05 00:00:00":
    sys.exit("CHANGED: the date is no longer written right in UTC, so nothing is shown")
if got["read in Vietnam"] != "2026-01-04 23:59:30" or got["written in Vietnam"] != "1990-10-05 00:00:30":
    sys.exit("CHANGED: dates no longer slip by half a minute in the time zone of Vietnam")
print("As described: in Vietnam each day is half a minute off, read on the day before.")
PY
