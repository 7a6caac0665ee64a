#!/usr/bin/env bash
# pydantic 2.14.4: a text such as "20261005" given to a field of type datetime.
#
# Expected: ISO 8601 writes one day as 2026-10-05 (extended) or 20261005 (basic form; PDF, iCalendar
# and file names use it). A reader of ISO texts gives 5 October 2026, as Python's own
# datetime.fromisoformat and dateutil do, or says that it does not know the form.
#
# Instead: a text of digits only is taken as seconds since 1970: 23 August 1970, 12:03:25, in UTC,
# without an error; "2026" becomes 34 minutes past midnight of 1 January 1970. The longer basic form,
# "20261005T090000", is refused, and a field of type date refuses "20261005", so only this one
# combination goes wrong in silence. pydantic's page on datetimes does mention numbers as texts.
#
# For a program like ours: days taken over from other systems' exports or from PDF metadata turn
# into moments of 1970 with a time zone, which pass every later type check. Fields for days should
# be date, and a datetime needs a check before (or a range of years that can be true).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "needs Python 3.11" >&2; exit 2; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq pydantic==2.14.4 python-dateutil==2.9.0.post0
cat > "$work/show.py" <<'PY'
import sys
from datetime import date, datetime
import dateutil.parser, pydantic
from pydantic import TypeAdapter, ValidationError


def read(kind, text):
    try:
        return str(TypeAdapter(kind).validate_python(text))
    except ValidationError as refusal:
        return "refused (" + refusal.errors()[0]["type"] + ")"


print("pydantic", pydantic.VERSION)
rows = {}
for text in ("2026-10-05", "20261005", "20261005T090000"):
    rows[text] = (str(datetime.fromisoformat(text)), str(dateutil.parser.isoparse(text)),
                  read(datetime, text), read(date, text))
    print(text.ljust(16), "Python: %s | dateutil: %s | pydantic datetime: %s | pydantic date: %s" % rows[text])
print("expected for 20261005: 2026-10-05 00:00:00, or refused")
odd = rows["20261005"]
as_described = (odd[0] == odd[1] == "2026-10-05 00:00:00" and odd[2] == "1970-08-23 12:03:25+00:00"
                and odd[3].startswith("refused") and rows["20261005T090000"][2].startswith("refused")
                and rows["2026-10-05"][2] == "2026-10-05 00:00:00")
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py"
