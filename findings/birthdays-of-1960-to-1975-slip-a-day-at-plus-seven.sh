#!/usr/bin/env bash
# What: the IANA time zone data in Python (tzdata 2025.2, zoneinfo) and in Node (its own copy), zone
#   Asia/Ho_Chi_Minh, against the fixed offset +07:00 by which Vietnam is usually written down.
# Expected: that the two are the same for a day of this country, and that midnight of a birthday, stored as
#   a moment, comes back as the same day by either. Today's offset is +07:00 all over Vietnam.
# Instead: the zone is +08:00 from the last hour of 1959 until June 1975. Midnight of 5 October 1962 in the
#   zone is 23:00 of 4 October at +07:00. The data have no zone by name of the north (no Asia/Hanoi), so
#   someone born in a northern province gets the south's offset of those years.
# For a program like ours: a web form makes new Date(1962, 9, 5) of a birthday and sends it as a moment
#   (toISOString); a server that adds seven hours enters the day before, only for those born in these years.
#   Birthdays must travel as dates, never as moments.
# Exits 0 while this is so, 1 when it has changed, 2 without node.
set -euo pipefail
export PYTHONUTF8=1
command -v node >/dev/null || { echo "needs node"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check tzdata==2025.2
TZ=Asia/Ho_Chi_Minh node -e '
const moments = [1958, 1962, 1974, 1976].map((year) => new Date(year, 9, 5).toISOString());
require("fs").writeFileSync("moments.txt", moments.join("\n"));
console.log("node", process.version, "time zones", process.versions.tz, moments);'
PYTHONTZPATH= venv/bin/python - <<'PY'
import datetime
import sys
import zoneinfo
from importlib.metadata import version
from pathlib import Path

SEVEN = datetime.timezone(datetime.timedelta(hours=7))
zone = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
moments = [datetime.datetime.fromisoformat(line.replace("Z", "+00:00")) for line in Path("moments.txt").read_text().split()]
fixed = [str(moment.astimezone(SEVEN).date()) for moment in moments]
named = [str(moment.astimezone(zone).date()) for moment in moments]
print("tzdata", version("tzdata"), "by the zone:", named)
print("by +07:00:          ", fixed)
hanoi = "Asia/Hanoi" in zoneinfo.available_timezones()
print("Asia/Hanoi known:", hanoi, "- today's offset:", datetime.datetime(2026, 1, 5, tzinfo=zone).utcoffset())

if named != ["1958-10-05", "1962-10-05", "1974-10-05", "1976-10-05"]:
    sys.exit("CHANGED: Node and Python no longer agree on the zone, so nothing is shown")
if fixed != ["1958-10-05", "1962-10-04", "1974-10-04", "1976-10-05"] or hanoi:
    sys.exit("CHANGED: the zone of those years is another one")
print("As described: birthdays of 1962 and 1974 slip by a day, those of 1958 and 1976 do not.")
PY
