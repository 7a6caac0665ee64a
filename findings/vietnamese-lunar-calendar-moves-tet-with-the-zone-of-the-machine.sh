#!/usr/bin/env bash
# What: the npm package vietnamese-lunar-calendar 0.0.6, new LunarDate(year, month, day), run in the zone of
#   most servers (TZ=UTC) and in Vietnam's.
# Expected: the first day of the first lunar month for 10 February 2024 (Tết Giáp Thìn) wherever it runs. A
#   calendar date goes in and a calendar date comes out; no moment is asked for, and the lunar calendar of
#   Vietnam is reckoned at its own meridian. The npm package amlich 0.0.2 gives it in both zones, and the
#   package holidays 0.109 from PyPI has Tết on that day.
# Instead: in UTC the package gives day 2 of the month for it; likewise a day too many for 8 of the 22
#   feasts of 2020 to 2030 asked for below. In Vietnam's zone all are right.
# For a program like ours: right on the developer's machine, wrong in the container. Working days around Tết
#   and the Hùng Kings' day, reckoned on such a server, are one day off in some years only.
# Exits 0 while this is so, 1 when it has changed, 2 without node and npm.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null && command -v npm >/dev/null || { echo "needs node and npm"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check holidays==0.109
npm install --silent --no-audit --no-fund --prefix . vietnamese-lunar-calendar@0.0.6 amlich@0.0.2 >/dev/null
venv/bin/python - <<'PY'
import json
from pathlib import Path

import holidays

feasts = {"Tết Nguyên Đán": "1/1", "Ngày Giỗ Tổ Hùng Vương": "10/3"}
days = [
    [day.year, day.month, day.day, feasts[name]]
    for day, names in sorted(holidays.Vietnam(years=range(2020, 2031), language="vi", observed=False).items())
    for name in names.split("; ")
    if name in feasts
]
Path("days.json").write_text(json.dumps(days))
print("holidays", holidays.__version__, "-", len(days), "feasts of 2020 to 2030")
PY
cat >lunar.js <<'JS'
const {LunarDate} = require("vietnamese-lunar-calendar");
const amlich = require("amlich");
const wrong = {"vietnamese-lunar-calendar": [], amlich: []};
for (const [year, month, day, lunar] of require("./days.json")) {
  const one = new LunarDate(year, month, day);
  const other = amlich.convertSolar2Lunar(day, month, year, 7);
  const date = `${day}/${month}/${year}`;
  if (`${one.date}/${one.month}` !== lunar) wrong["vietnamese-lunar-calendar"].push(`${date} is ${one.date}/${one.month}, not ${lunar}`);
  if (`${other[0]}/${other[1]}` !== lunar) wrong.amlich.push(date);
}
console.log(JSON.stringify(wrong));
JS
utc=$(TZ=UTC node lunar.js)
vietnam=$(TZ=Asia/Ho_Chi_Minh node lunar.js)
UTC_WRONG=$utc VIETNAM_WRONG=$vietnam venv/bin/python - <<'PY'
import json
import os
import sys
from pathlib import Path

utc, vietnam = json.loads(os.environ["UTC_WRONG"]), json.loads(os.environ["VIETNAM_WRONG"])
feasts, wrong = len(json.loads(Path("days.json").read_text())), utc["vietnamese-lunar-calendar"]
print("in Vietnam's zone wrong:", vietnam)
print("in UTC amlich wrong:", utc["amlich"])
print(f"in UTC vietnamese-lunar-calendar wrong in {len(wrong)} of {feasts}:", *wrong, sep="\n  ")

if feasts != 22 or any(vietnam.values()) or utc["amlich"]:
    sys.exit("CHANGED: the three packages no longer agree in Vietnam's zone, so nothing is shown")
if "10/2/2024 is 2/1, not 1/1" not in wrong or len(wrong) == feasts:
    sys.exit("CHANGED: the package no longer depends on the zone of the machine")
print("As described: the same date has another lunar day on a server in UTC.")
PY
