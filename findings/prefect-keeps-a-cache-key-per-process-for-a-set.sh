#!/usr/bin/env bash
# Prefect 3.8.8: a cached task whose input is a set.
#
# Expected: the cache policy INPUTS promises that a task called with the same inputs is not run
# again but answered from its stored result, also in a later process. Two sets with the same
# members are equal in Python, so they are the same input, as two dictionaries in another order are.
#
# Instead: the key is a hash of the set written as JSON in the order in which Python happens to
# walk it, and Python walks a set of texts in another order in every process. The same call gets
# another key each time: the task runs again and nothing says so. Given as a sorted list the
# members behave as promised; a dictionary's keys are sorted by Prefect itself.
#
# For a program like ours: a step that is to happen once for "these dossiers", handed over as a set
# of numbers, happens again after each restart, and within one process it looks right in tests.
# Inputs of cached tasks have to be lists in a fixed order.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL PREFECT_UI_ENABLED=false
cat > "$work/step.py" <<'PY'
import sys
from prefect import flow, task
from prefect.cache_policies import INPUTS
from prefect.settings import PREFECT_API_URL

CODES = {f"HS-2026-{n:04}" for n in range(1, 9)}


@task(cache_policy=INPUTS, persist_result=True)
def gui_giay_moi(ho_so):
    print("RUN", type(ho_so).__name__, flush=True)
    return len(ho_so)


@flow
def buoc():
    gui_giay_moi(CODES)
    gui_giay_moi(sorted(CODES))
    gui_giay_moi(dict.fromkeys(CODES))


buoc()
PY
cat > "$work/show.py" <<'PY'
import os, subprocess, sys
import prefect
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness

print("Prefect", prefect.__version__)
runs = []
with prefect_test_harness(server_startup_timeout=90):
    for seed in ("1", "2"):  # any two processes; the seeds only make this script repeatable
        out = subprocess.run(
            [sys.executable, sys.argv[1]], capture_output=True, text=True, check=True,
            env={**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value(), "PYTHONHASHSEED": seed})
        runs.append([line.split()[1] for line in out.stdout.splitlines() if line.startswith("RUN")])
for number, ran in enumerate(runs, 1):
    print(f"process {number}: task really ran for", ran or "nothing, all from the cache")
print("expected: process 2 runs nothing")
sys.exit(0 if runs == [["set", "list", "dict"], ["set"]] else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py" "$work/step.py"
